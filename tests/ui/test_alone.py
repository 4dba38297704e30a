"""The window as a whole process on a screen without a window manager: its size, its traps, its end."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.display import display
from tests.glass import Glass

ROOT = Path(__file__).resolve().parents[2]
SIZE = (1080, 1920)


class Alone:
    """The process of `tests.ui.alone`, and the finger and keys of its screen."""

    def __init__(self, name: str, *arguments: str) -> None:
        self.display = name
        self.glass = Glass(name)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.alone", *arguments],
            cwd=ROOT, env=os.environ | {"DISPLAY": name}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def hears(self, key: str) -> object:
        """Reads what the process tells until it tells this."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            told = json.loads(line)
            if key in told:
                return told[key]
        raise AssertionError(f"the window ended before telling {key}")

    def say(self, word: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()

    def frame(self) -> object:
        self.say("frame")
        return self.hears("frame")

    def on_screen(self) -> list[str]:
        """Geometry of every window that X shows."""
        tree = subprocess.run(
            ["xwininfo", "-root", "-tree", "-display", self.display],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        return re.findall(r"0x\w+ .*?(\d+x\d+\+-?\d+\+-?\d+)\s+\+", tree)

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(timeout=10)
        for stream in (self.process.stdin, self.process.stdout):
            assert stream is not None
            stream.close()
        self.glass.close()


@pytest.fixture
def alone() -> Iterator[Alone]:
    with display(SIZE) as name:
        window = Alone(name)
        try:
            assert window.hears("flipped") == list(SIZE)
            yield window
        finally:
            window.end()


def test_the_window_has_exactly_the_size_of_the_screen(alone: Alone) -> None:
    assert "1080x1920+0+0" in alone.on_screen()


def test_a_real_touch_chooses_a_control(alone: Alone) -> None:
    alone.glass.click(540, 865)
    assert alone.hears("touched") is True
    assert alone.hears("chosen") == "yes"


def test_the_right_button_chooses_nothing_and_leaves_no_red_dot(alone: Alone) -> None:
    before = alone.frame()
    alone.glass.click(540, 865, right=True)
    alone.glass.click(540, 600, right=True)
    assert alone.frame() == before
    alone.glass.click(540, 865)
    assert alone.hears("chosen") == "yes"


def test_escape_and_function_keys_only_tell_their_names(alone: Alone) -> None:
    before = alone.frame()
    for key, name in (("Escape", "escape"), ("F1", "f1"), ("F11", "f11"), ("Tab", "tab"), ("Left", "left"),
                      ("Return", "enter"), ("space", "space"), ("a", "a"), ("F5", "f5")):  # fmt: skip
        alone.glass.key(key)
        assert alone.hears("key") == name
    assert alone.frame() == before
    assert alone.process.poll() is None


def test_sigterm_ends_a_sleeping_window_with_status_0(alone: Alone) -> None:
    alone.process.terminate()
    assert alone.process.wait(timeout=5) == 0


def test_a_hidden_window_is_not_on_screen_until_it_is_shown() -> None:
    with display(SIZE) as name:
        window = Alone(name, "hidden")
        try:
            window.frame()
            assert not _mapped(name)
            window.say("show")
            window.hears("flipped")
            window.frame()
            assert _mapped(name)
        finally:
            window.end()


def _mapped(name: str) -> bool:
    """Whether X shows a window as large as the screen."""
    root = subprocess.run(
        ["xwininfo", "-root", "-children", "-display", name], capture_output=True, text=True, check=True
    ).stdout
    for identity in re.findall(r"(0x\w+) .*1080x1920\+0\+0 ", root):
        about = subprocess.run(
            ["xwininfo", "-id", identity, "-display", name], capture_output=True, text=True, check=True
        ).stdout
        if "IsViewable" in about:
            return True
    return False
