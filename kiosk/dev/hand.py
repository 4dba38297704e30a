"""A finger on the real window: the dock tells what is there, touches are the X server's; used by `demo`."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import threading
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

SETTLED_S = 0.7
PATIENCE_S = 45.0
ANSWER_S = 5.0
LOOK_S = 0.005
TWICE_MS = 300  # between two taps that choose
AGAIN_S = 0.12  # no hand strikes the same place or key again sooner: it would be taken for a tremor


Ask = Callable[[dict[str, Any]], dict[str, Any] | None]


def through(dock: Callable[[], socket.socket | None]) -> Ask:
    """Asks the session on screen by its dock, which changes with it; None where there is none to ask."""

    numbers = count(1)

    def ask(question: dict[str, Any]) -> dict[str, Any] | None:
        present, number = dock(), next(numbers)
        if present is None:
            return None
        try:
            present.settimeout(ANSWER_S)
            present.sendall(json.dumps(question | {"n": number}).encode() + b"\n")
            rest = b""
            while piece := present.recv(65536):
                *answers, rest = (rest + piece).split(b"\n")
                for answer in map(json.loads, answers):
                    if answer.pop("n") == number:  # another came too late for its question
                        return dict(answer)
        except OSError:
            return None
        return None

    return ask


class Hand:
    """Looks, touches and strikes keys."""

    def __init__(self, ask: Ask, display: str, patience_s: float = PATIENCE_S) -> None:
        self.ask = ask
        self._environment = {**os.environ, "DISPLAY": display}
        self._patience_s = patience_s
        self._pause = threading.Event()
        self._struck: tuple[str, float] = ("", 0.0)

    def until(self, wanted: Callable[[dict[str, Any]], bool], what: str) -> dict[str, Any]:
        """Looks until the page is as wanted; TimeoutError says what was waited for."""
        deadline = time.monotonic() + self._patience_s
        while time.monotonic() < deadline:
            seen = self.ask({"ask": "view"})
            if seen is not None and wanted(seen):
                return seen
            self._pause.wait(LOOK_S)
        raise TimeoutError(f"not seen in {self._patience_s:.0f} s: {what}")

    def page(self, name: str) -> dict[str, Any]:
        """Waits for a page by its name."""
        return self.until(lambda seen: seen["page"] == name and not seen["hidden"], f"page {name}")

    def touch(self, control: str) -> dict[str, Any]:
        """Touches the middle of a control, twice where the glass is explored; the page as it was before."""
        seen = self.until(lambda page: control in page["controls"], f"control {control}")
        if control == "finish":
            self._pause.wait(
                SETTLED_S
            )  # touched at once after a page has changed, it would count as a double tap
            seen = self.until(lambda page: control in page["controls"], f"control {control}")
        self._paced(control)
        x, y, width, height = seen["controls"][control]["rect"]
        click = ("--repeat", 2, "--delay", TWICE_MS) if seen.get("exploring") else ("--delay", 0)
        self.xdotool("mousemove", round(x + width / 2), round(y + height / 2), "click", *click, 1)
        return seen

    def key(self, name: str) -> None:
        """Strikes a key by its X name: Tab, Return, F24…"""
        self._paced(name)
        self.xdotool("key", name)

    def _paced(self, what: str) -> None:
        before, at = self._struck
        if before == what:
            self._pause.wait(max(0.0, at + AGAIN_S - time.monotonic()))
        self._struck = (what, time.monotonic())

    def xdotool(self, *words: object) -> None:
        """What X is told."""
        command = ["xdotool", *map(str, words)]
        subprocess.run(command, env=self._environment, check=True, capture_output=True)

    def turn(self, control: str) -> dict[str, Any]:
        """Touches a control and waits for the page it leads to."""
        before = self.touch(control)
        return self.until(lambda seen: seen["key"] != before["key"], f"another page after {control}")

    def picture(self, path: Path) -> Path:
        """A picture of what is on screen."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.ask({"ask": "picture", "path": str(path.resolve())})
        return path
