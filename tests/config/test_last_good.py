"""The last good settings: what is in them, and when they take the place of broken ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.commands.doctor import whole as doctor
from kiosk.config.last_good import FILE, keep_good, settings_in_service
from kiosk.config.settings import load_settings
from tests.config.good import SETTINGS

TOKEN = "geheim-geheim-geheim"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A folder whose settings of now are kept as good ones."""
    folder = tmp_path / "config"
    folder.mkdir()
    text = SETTINGS.replace('place = "Hall"', 'place = "Hall"\nstate_dir = "state"')
    (folder / "kiosk.toml").write_text(text, encoding="utf-8")
    (folder / ".env").write_text(f"KIOSK_DESK__TOKEN={TOKEN}\nKIOSK_IDLE__AFTER_S=77\n", encoding="utf-8")
    (folder / ".env").chmod(0o600)
    settings, _ = load_settings(folder, {})
    assert settings is not None
    keep_good(settings)
    return folder


def kept(config: Path) -> Path:
    return config.parent / "state" / FILE


def test_no_secret_is_copied(config: Path) -> None:
    text = kept(config).read_text("utf-8")
    assert TOKEN not in text
    assert "after_s = 77" in text
    assert "token" not in text


def test_they_are_the_same_settings_as_those_that_were_good(config: Path) -> None:
    settings, _ = load_settings(config, {})
    (config / "terminal.toml").write_text("[voice]\nvolume = 2\n", encoding="utf-8")
    assert load_settings(config, {})[0] is None
    assert settings_in_service(config, {})[0] == settings


def _cut(folder: Path) -> None:
    (folder / "kiosk.toml").write_bytes(b"")


def _bytes(folder: Path) -> None:
    (folder / "kiosk.toml").write_bytes(b"\xff\xfe\x00" * 100)


def _gone(folder: Path) -> None:
    (folder / "kiosk.toml").unlink()


@pytest.mark.parametrize("harm", [_cut, _bytes, _gone])
def test_what_names_the_folder_may_itself_be_lost(config: Path, harm: Callable[[Path], None]) -> None:
    """The service's own folder is known by systemd too."""
    harm(config)
    settings, problems = settings_in_service(config, {"STATE_DIRECTORY": str(config.parent / "state")})
    assert settings is not None
    assert settings.hall.phone == "3975"
    assert any(one.file.endswith("kiosk.toml") and one.hint for one in problems)


def test_secrets_are_those_of_now_as_far_as_they_are_any(config: Path) -> None:
    lines = f"KIOSK_DESK__TOKEN={TOKEN}\nKIOSK_DESK__AGENT_CODE=1\nKIOSK_IDLE__AFTER_S=x\nnothing at all\n"
    (config / ".env").write_text(lines, encoding="utf-8")
    settings, problems = settings_in_service(config, {})
    assert settings is not None
    assert (settings.desk.token, settings.desk.agent_code, settings.idle.after_s) == (TOKEN, "", 77)
    assert {Path(one.file).name for one in problems} == {".env"}


@pytest.mark.parametrize("line", ["KIOSK_CHANNELS__WEBHOOK_SECRET=court\n", ""], ids=["malformed", "gone"])
def test_without_its_secret_the_webhook_is_off_and_the_terminal_serves(config: Path, line: str) -> None:
    (config / "site.toml").write_text('[channels]\nwebhook = "https://ville.example/a"\n', encoding="utf-8")
    good, problems = load_settings(config, {"KIOSK_CHANNELS__WEBHOOK_SECRET": TOKEN})
    assert good is not None, problems
    keep_good(good)
    with (config / ".env").open("a", encoding="utf-8") as env:
        env.write(line)
    settings, problems = settings_in_service(config, {})
    assert settings == replace(good, channels=replace(good.channels, webhook="", webhook_secret=""))
    assert any("webhook" in one.message and one.hint for one in problems)


def test_good_settings_of_now_win_and_a_kept_file_that_is_broken_is_none(config: Path) -> None:
    kept(config).write_text("[idle]\nafter_s = 99\n", encoding="utf-8")
    assert settings_in_service(config, {})[0] == load_settings(config, {})[0]
    _cut(config)
    assert settings_in_service(config, {})[0] is None


def test_a_full_disk_keeps_the_ones_before(config: Path) -> None:
    settings, _ = load_settings(config, {"KIOSK_IDLE__AFTER_S": "80"})
    assert settings is not None
    before = kept(config).read_bytes()
    blocked = kept(config).with_name(f".{FILE}.new")
    blocked.mkdir()
    keep_good(settings)
    assert kept(config).read_bytes() == before
    blocked.rmdir()
    keep_good(settings)
    assert b"after_s = 80" in kept(config).read_bytes()


def test_the_doctor_says_which_settings_serve(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "here", lambda config, settings: ())
    assert [one.level for one in doctor.findings(config, "here")] == ["good"]
    (config / "terminal.toml").write_text("[voice]\nvolume = 2\n", encoding="utf-8")
    (told,) = doctor.findings(config, "here")
    assert told.level == "bad"
    assert "terminal.toml:2" in told.measured
    assert "derniers bons" in told.measured
    kept(config).unlink()
    (told,) = doctor.findings(config, "here")
    assert "derniers bons" not in told.measured
