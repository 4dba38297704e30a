"""What is heard before a terminal after each key: of one in memory, and of a real one by what it sounds."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kiosk.session.events import KeypadUsed
from kiosk.views.focus import Key
from kiosk.views.placement import words_on
from tests.glass import Glass
from tests.journeys.memory_driver import MemoryDriver
from tests.terminal.stage import Stage

TAP = Path(__file__).parent / "tap"
ANSWER_S = 20.0  # for all that is said after a key to have sounded
MEANWHILE_S = 0.02
NAMES: Mapping[Key, str] = {
    Key.NEXT: "Tab", Key.PREVIOUS: "Left", Key.SELECT: "Return", Key.BACK: "BackSpace",
    Key.REPEAT: "r", Key.WHERE_AM_I: "w", Key.PAUSE: "p",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Panel:
    """What a witness who sees finds on the panel: what is said with what is written for it, and all words."""

    page: str
    pairs: tuple[tuple[str, str], ...]
    shown: str


class Ear(Protocol):
    """Keys pressed on one terminal, and what is heard."""

    def press(self, key: Key) -> list[str]:
        """Presses a key; the sentences heard until there is silence."""

    def wait(self) -> list[str]:
        """What is heard without pressing anything."""

    def witness(self) -> Panel:
        """The panel, for who checks; the listener never looks."""


class MemoryEar:
    """A terminal in memory."""

    def __init__(self, driver: MemoryDriver) -> None:
        self._driver, self._used = driver, False

    def press(self, key: Key) -> list[str]:
        if not self._used:  # as the window does: the first key turns the voice on
            self._used = True
            return self._after(lambda: self._driver.send(KeypadUsed()))
        return self._after(lambda: self._driver.press(key))

    def wait(self) -> list[str]:
        return self._after(lambda: self._driver.wait(3))

    def witness(self) -> Panel:
        view, placement = self._driver.view, self._driver.core.placement
        pairs = [(one.said, one.text) for one in view.announcement]
        pairs += [(control.said, control.label) for control in view.controls]
        pairs += [(one.said, one.text) for one in view.told]  # written while it is being said
        pairs += [(view.notice.said, view.notice.text)] if view.notice is not None else []
        shown = " | ".join(words_on(shape) for shape in placement.shapes)
        return Panel(view.page, tuple(pairs), shown)

    def _after(self, action: Callable[[], None]) -> list[str]:
        before = len(self._driver.said)
        action()
        return self._driver.said[before:]


class Tap:
    """All that the voice children of a terminal are told and tell, as it comes (`tap/sitecustomize.py`)."""

    def __init__(self, folder: Path) -> None:
        self.pipe = folder / "heard"
        os.mkfifo(self.pipe)
        self._fd = os.open(self.pipe, os.O_RDWR)
        self._changed = threading.Condition()
        self._texts: dict[int, tuple[int, str]] = {}  # identity: (page, words)
        self._open: set[int] = set()
        self.sounded: list[tuple[int, str]] = []  # in the order in which they began to sound
        self.lost: list[str] = []
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    @property
    def environment(self) -> dict[str, str]:
        return {"HEARD_BY": str(self.pipe), "PYTHONPATH": str(TAP)}

    @property
    def page(self) -> int:
        """The number of the last page that was given to be said."""
        with self._changed:
            return max((page for page, _ in self._texts.values()), default=0)

    def after(self, page: int, over: Callable[[], bool]) -> list[str]:
        """Waits until a later page has been said whole; all that sounded since.

        `over` asks the session: it gives its child two sentences at a time, and the child may be ahead of it.
        """
        deadline = time.monotonic() + ANSWER_S
        while True:
            with self._changed:
                said = self._changed.wait_for(
                    lambda: not self._open and any(number > page for number, _ in self._texts.values()),
                    max(0.0, deadline - time.monotonic()),
                )
                heard = [words for number, words in self.sounded if number > page]
                given = len(self._texts)
                assert said, f"nothing more was said, or not to its end: {heard}"
            if over():
                with self._changed:
                    if len(self._texts) == given:
                        return heard
            with self._changed:
                self._changed.wait_for(lambda so_far=given: len(self._texts) > so_far, MEANWHILE_S)

    def close(self) -> None:
        os.write(self._fd, b"\n")
        self._thread.join(5)
        os.close(self._fd)

    def _follow(self) -> None:
        with os.fdopen(os.dup(self._fd), encoding="utf-8") as lines:
            for line in lines:
                if line == "\n":
                    return
                with self._changed:
                    self._note(json.loads(line))
                    self._changed.notify_all()

    def _note(self, message: dict) -> None:
        match message["type"]:
            case "say":
                former = {one for one in self._open if self._texts[one][0] != message["page"]}
                self._open -= former
                self._texts[message["id"]] = (message["page"], message["text"])
                self._open.add(message["id"])
            case "stop":
                self._open.clear()
            case "started" if message["id"] in self._texts:
                self.sounded.append(self._texts[message["id"]])
                if not message["seconds"]:
                    self.lost.append(f"no sound: {self._texts[message['id']][1]}")
            case "ended":
                self._open.discard(message["id"])
            case "failed":
                self._open.discard(message["id"])
                self.lost.append(message["reason"])


class RealEar:
    """A real terminal: keys of the X server, and what its voice child has really sounded."""

    def __init__(self, stage: Stage, tap: Tap) -> None:
        self._stage, self._tap = stage, tap
        self._keys = Glass(stage.screen)

    def strike(self, key: Key) -> None:
        """A key after which nothing is to be heard."""
        self._keys.key(NAMES[key])

    def press(self, key: Key) -> list[str]:
        page = self._tap.page
        self.strike(key)
        return self._tap.after(page, self._over)

    def wait(self) -> list[str]:
        return self._tap.after(self._tap.page, self._over)

    def _over(self) -> bool:
        seen = self._stage.ask({"ask": "view"})
        return seen is not None and seen["speaking"] < 0

    def witness(self) -> Panel:
        seen = self._stage.ask({"ask": "view", "words": True})
        assert seen is not None
        pairs = list(zip(seen["said"], seen["written"], strict=True))
        pairs += [(control["said"], control["label"]) for control in seen["controls"].values()]
        pairs += [tuple(one) for one in seen["passing"]]  # written while it is being said
        pairs += [tuple(seen["notice"])] if seen["notice"] else []
        return Panel(seen["page"], tuple(pairs), " | ".join(seen["shown"]))

    def close(self) -> None:
        self._keys.close()
