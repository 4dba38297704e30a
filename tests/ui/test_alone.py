"""The window as a whole process on a screen without a window manager: its size, its traps, its end."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.ui.theme import THEMES
from tests.display import display
from tests.escape.outside import Outside
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
            cwd=ROOT,
            env=os.environ | {"DISPLAY": name},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

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

    def shows(self, x: int, y: int, color: str) -> None:
        """Waits until X shows this colour at a place."""
        end = time.monotonic() + 5
        while self.glass.pixel(x, y) != color:
            assert time.monotonic() < end, f"{self.glass.pixel(x, y)} at {x}, {y}, not {color}"
            self.frame()

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
            window.shows(8, 500, THEMES["standard"].band.lower())
            window.shows(8, 600, THEMES["standard"].page.lower())
            assert _mapped(name)
        finally:
            window.end()


@pytest.mark.parametrize("how", [(), ("hidden",)])
def test_nothing_but_black_is_seen_before_the_first_page(how: tuple[str, ...]) -> None:
    """However slow its drawing: what was there before, here white, is not seen through the window."""
    with display(SIZE) as name:
        outside = Outside(name)
        outside.root.change_attributes(background_pixel=0xFFFFFF)
        outside.root.clear_area()
        outside.display.sync()
        assert brightest(outside) == 255
        window = Alone(name, "held", *how)
        try:
            for _ in range(FRAMES):
                assert window.hears("held") is True
                if brightest(outside) > NOT_SEEN:
                    break
                window.say("on")
            assert window.glass.pixel(8, 500) == THEMES["standard"].band.lower()
            assert window.glass.pixel(8, 600) == THEMES["standard"].page.lower()
        finally:
            window.end()
            outside.close()


NOT_SEEN = 1  # of 255: a panel shows no difference to black
FRAMES = 10  # more than are drawn before the first page


def brightest(outside: Outside) -> int:
    """The most of any colour that is on screen, of 255."""
    image = outside.image()
    return max(max(image[colour::4]) for colour in range(3))


def test_what_is_flipped_is_what_x_shows(alone: Alone) -> None:
    alone.shows(8, 1900, THEMES["standard"].bar.lower())
    alone.glass.move(540, 865)
    alone.glass.button(down=True)
    alone.shows(900, 865, THEMES["standard"].primary.lower())
    alone.glass.button(down=False)
    alone.shows(900, 865, THEMES["standard"].card.lower())


@pytest.mark.parametrize("name", ["", ":98765"])
def test_without_a_screen_it_says_so_and_ends(name: str) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "SDL_VIDEODRIVER"}
    code = "from kiosk.ui.boot import open_window; open_window()"
    ended = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment | {"DISPLAY": name},
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 1
    assert "RuntimeError: there is no screen to draw on" in ended.stderr


def test_kivy_imported_too_early_is_refused() -> None:
    code = (
        "import kivy.core.window\n"
        "from kiosk.ui.boot import open_window\n"
        "try:\n    open_window()\n"
        "except RuntimeError as error:\n    print(error)"
    )
    environment = os.environ | {"SDL_VIDEODRIVER": "offscreen"}
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    assert "its settings came too late" in ended.stdout


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
