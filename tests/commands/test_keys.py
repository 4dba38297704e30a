"""`kiosk keys` on a screen of its own: real keys struck, and what stands in the settings afterwards."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import threading
import time
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest

from kiosk.commands import keys
from kiosk.commands.keys import kept
from kiosk.config.chosen import FILE
from kiosk.config.settings import load_settings
from kiosk.ui.theme import THEMES
from kiosk.views.keymap import learnt_keys
from kiosk.views.pages.technician.keys import MEANINGS
from tests.display import display
from tests.glass import Glass
from tests.terminal.stage import configuration

ROOT = Path(__file__).resolve().parents[2]
# A keypad's keys by their X codes, as far as X lets them through, then letters.
STRUCK = {"191": "f13", "192": "f14", "193": "f15", "194": "f16", "195": "f17", "196": "f18", "197": "f19",
          "198": "f20", **dict(zip("abcdegijkmo", "abcdegijkmo", strict=True))}  # fmt: skip

BAND = THEMES["standard"].band.lower()

pytestmark = pytest.mark.xdist_group("sound")


def _shown(glass: Glass) -> None:
    """Waits until the page stands on the screen."""
    deadline, pause = time.monotonic() + 60, threading.Event()
    while glass.pixel(400, 4) != BAND:
        assert time.monotonic() < deadline, "the window never came"
        pause.wait(0.05)


def test_keys_that_cannot_be_kept_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOT / "config", tmp_path / "config")
    (tmp_path / "out").write_text("no folder can be made here")
    path = tmp_path / "out" / "state" / FILE
    assert kept(tmp_path / "config", path, ["f13 = NEXT", "f15 = SELECT"]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"kiosk keys: {tmp_path / 'out'}")
    assert "Enregistré" not in told
    assert kept(tmp_path / "config", path, ["f13 = NEXT"]) == 1  # they do not lead everywhere
    assert "inputs.keys" in capsys.readouterr().err


def test_a_keypad_is_learnt_by_pressing_each_of_its_keys(tmp_path: Path) -> None:
    config = tmp_path / "config"
    shutil.copytree(ROOT / "config", config)
    before = (config / "kiosk.toml").read_bytes()
    with display((800, 600)) as screen:
        environment = {**os.environ, "DISPLAY": screen}
        environment.pop("SDL_VIDEODRIVER", None)
        command = [sys.executable, "-m", "kiosk.cli", "keys", "--write", "--config", str(config)]
        process = subprocess.Popen(
            command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        glass = Glass(screen)
        try:
            _shown(glass)
            for key in STRUCK:
                subprocess.run(["xdotool", "key", key], env=environment, check=True, timeout=60)
            told, problems = process.communicate(timeout=60)
        finally:
            glass.close()
            process.kill()
    assert process.returncode == 0, problems
    assert (config / "kiosk.toml").read_bytes() == before  # an installed terminal may not write there
    path = tmp_path / "out" / "state" / FILE
    learnt = tomllib.loads(path.read_text("utf-8"))["inputs"]["keys"]
    assert f"Enregistré dans {path}." in problems
    settings, _ = load_settings(config, {})
    assert settings is not None
    assert list(settings.inputs.keys) == learnt
    assert learnt_keys(learnt) == dict(zip(STRUCK.values(), MEANINGS, strict=True))
    assert f"keys = {learnt}".replace("'", '"') in told


def test_what_is_printed_is_told_where_it_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config = configuration(tmp_path)
    lines = ("f13 = NEXT", "f15 = SELECT")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(keys, "_learnt", lambda *_: SimpleNamespace(learnt={}, lines=lines))
    monkeypatch.setattr(keys, "usable", lambda *_: True)
    assert keys.run(argparse.Namespace(config=config, size="", write=False)) == 0
    told = capsys.readouterr()
    assert told.out == '[inputs]\nkeys = ["f13 = NEXT", "f15 = SELECT"]\n'
    assert str(config / "terminal.toml") in told.err
