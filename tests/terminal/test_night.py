"""A terminal whose hall is shut: black, woken by a finger or a key, says so; and it still calls."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from PIL import Image

from kiosk.app.away import away_problems
from tests.desk.running import Agent, RunningDesk
from tests.display import display
from tests.terminal.stage import Stage, configuration, eventually, stage

ALWAYS_SHUT = '["2026-01-02 8:30-9:00"]'  # one half hour, long ago


def shut(folder: Path) -> Path:
    config = configuration(folder)
    settings = config / "kiosk.toml"
    text = settings.read_text("utf-8").replace("off_outside_hours = false", "off_outside_hours = true")
    lines = [f"opening = {ALWAYS_SHUT}" if one.startswith("opening =") else one for one in text.splitlines()]
    settings.write_text("\n".join(lines), encoding="utf-8")
    return config


def wake(terminal: Stage) -> None:
    terminal.hand.page("night")
    terminal.hand.xdotool("mousemove", 540, 900, "click", 1)
    terminal.hand.page("closed")


def test_it_is_black_until_somebody_comes_and_brings_them_a_person_if_there_is_one(
    tmp_path: Path, desk: RunningDesk
) -> None:
    agent = Agent(desk.url, "Guichet 3")
    with stage(tmp_path, shut(tmp_path), environment={"KIOSK_DESK__URLS": desk.url}) as terminal:
        terminal.hand.page("night")
        terminal.hand.key("Tab")
        terminal.hand.page("closed")
        terminal.hand.turn("start:fr")
        terminal.hand.page("home")
        os.kill(terminal.welcome_behind(), signal.SIGKILL)  # the next one is in the dark too
        terminal.hand.page("night")
        picture = terminal.hand.picture(tmp_path / "night.png")
        assert Image.open(picture).convert("RGB").getextrema() == ((0, 0),) * 3
        wake(terminal)
        terminal.hand.touch("call")
        terminal.hand.page("call")

        def calls() -> list[object]:
            with agent.stream() as stream:
                return list(stream.heard[0].body["calls"])

        assert len(eventually(calls, "the call")) == 1


def test_a_screen_that_cannot_be_switched_stays_on(monkeypatch: pytest.MonkeyPatch) -> None:
    from kiosk.ui import power

    with display((640, 480)) as screen:
        monkeypatch.setenv("DISPLAY", screen)
        assert power.ask(power.OFF) is False  # Xvfb has nothing to switch
    monkeypatch.setenv("DISPLAY", ":98765")
    power.Power().set(True)  # nor is there any screen


def test_a_screen_that_is_to_go_dark_without_hours_is_told_by_the_check(tmp_path: Path) -> None:
    config = shut(tmp_path)
    text = (config / "kiosk.toml").read_text("utf-8").replace(f"opening = {ALWAYS_SHUT}", "opening = []")
    (config / "kiosk.toml").write_text(text, encoding="utf-8")
    (problem,) = [one for one in away_problems(config) if "éteint" in one.message]
    assert text.splitlines()[problem.line - 1].startswith("off_outside_hours")
