"""The demonstration offers the State's procedures where it can get them, and says plainly where it cannot."""

from __future__ import annotations

import shutil
import socket
import time
from pathlib import Path

import pytest

from kiosk.app.assemble import assemble
from kiosk.config.settings import load_settings
from kiosk.config.settings_table import Settings
from kiosk.dev import content
from tests.content.documents import ROOT, small_zip
from tests.content.sync.test_npm import FAKE, publish


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    own = tmp_path / "config"
    (own / "procedures").mkdir(parents=True)
    for name in ("kiosk.toml", "themes.yaml", "recherche.yaml", "procedures/creche.yaml"):
        shutil.copy(ROOT / "config" / name, own / name)
    monkeypatch.setenv("KIOSK_CONTENT__DIR", str(tmp_path / "content"))
    monkeypatch.setenv("KIOSK_TERMINAL__STATE_DIR", str(tmp_path / "state"))
    return own


def settings_of(config: Path) -> Settings:
    settings, _ = load_settings(config)
    assert settings is not None
    return settings


def started(config: Path, given: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether a terminal started like this has the State's procedures."""
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    parts, _ = assemble(config)
    return parts is not None and parts.library.get("F2") is not None


def test_a_source_that_is_named_is_put_in_service_and_said(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_CONTENT__SOURCE", str(small_zip(config.parent)))
    said: list[str] = []
    given = content.offer(settings_of(config), config, tell=said.append)
    assert "3 documents" in said[-1]
    assert started(config, given, monkeypatch)
    monkeypatch.setenv("KIOSK_CONTENT__SOURCE", "")
    again: list[str] = []
    content.offer(settings_of(config), config, tell=again.append)
    assert again == said[-1:]  # in service already: no source is asked


def test_a_source_that_is_no_use_is_said_and_the_city_s_procedures_serve(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    given = content.offer(settings_of(config), config, str(config / "kiosk.toml"), said.append)
    assert said[-1] == content.MISSING
    assert not started(config, given, monkeypatch)


def test_a_slow_npm_client_is_waited_for_longer_than_an_address(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    npm = config.parent / "npm"
    npm.write_text(FAKE)
    npm.chmod(0o755)
    publish(config.parent, 1, 2)
    monkeypatch.setattr(content, "OFFICIAL", "http://127.0.0.1:9/feed.zip")
    monkeypatch.setattr(content, "ANSWER_S", 0.001)
    monkeypatch.setenv("PATH", str(config.parent))
    said: list[str] = []
    content.offer(settings_of(config), config, tell=said.append)
    assert "2 documents" in said[-1]


def test_where_nobody_answers_it_is_said_soon(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:  # takes the connection and never answers
        monkeypatch.setattr(content, "OFFICIAL", f"http://127.0.0.1:{mute.getsockname()[1]}/feed.zip")
        monkeypatch.setattr(content, "ANSWER_S", 1.0)
        monkeypatch.setenv("PATH", str(config))  # no npm client
        began, said = time.monotonic(), list[str]()
        content.offer(settings_of(config), config, tell=said.append)
    assert said == [content.MISSING]
    assert time.monotonic() - began < 5


def test_without_the_state_means_without_whatever_is_in_service(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content.offer(settings_of(config), config, str(small_zip(config.parent)), lambda line: None)
    assert started(config, {}, monkeypatch)
    assert not started(config, content.offer(settings_of(config), config, "none"), monkeypatch)
