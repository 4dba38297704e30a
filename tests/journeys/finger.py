"""Somebody who does not look and has one finger: slides, listens, lifts and taps twice; used by the journeys.

Nothing of the panel is known to them but what they have heard, and that it is a pane of glass.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from kiosk.session.state import Rules
from kiosk.ui.fingertip import Fingertips
from tests.glass import Glass
from tests.journeys.ear import Tap
from tests.journeys.listener import first
from tests.journeys.memory_driver import MemoryDriver
from tests.journeys.pilot import plain
from tests.terminal.stage import Stage

COLUMNS = 13  # where the finger goes down the glass and up again, no further apart than keys …
ROWS = 48  # … in so many steps
ANYWHERE = (0.5, 0.01)  # of the width and height: nothing to touch is there
PARTS = 30
APART_S = 0.1  # one tap's end and the next one's beginning


class Pane(Protocol):
    """The glass under a finger; each tells what is heard then. Places are shares of width and height."""

    def down(self, x: float, y: float) -> list[str]: ...

    def move(self, x: float, y: float) -> list[str]: ...

    def up(self) -> list[str]: ...

    def taps_twice(self, x: float, y: float) -> list[str]:
        """What is heard after two taps there."""


class Blind:
    """`page` is what was said when the present page was opened, `heard` all of it, in order."""

    def __init__(self, pane: Pane) -> None:
        self._pane = pane
        self.heard: list[str] = []
        self.page: list[str] = []

    def finds_exactly(self, word: str) -> str:
        """A key, whose name may begin other words."""
        return self.finds(word, lambda said: plain(said) == plain(word))

    def finds(self, words: str, is_it: Callable[[str], bool] | None = None) -> str:
        """Slides until these words are heard, and lifts; all that is said of it."""
        wanted = is_it or (lambda said: plain(said).startswith(plain(words)))
        met: list[str] = []
        met += self._pane.down(*ANYWHERE)
        for x, y in _way():
            said = self._pane.move(x, y)
            self.heard += said
            met += said
            if said and (wanted(said[0]) or wanted(" ".join(said))):
                assert self._pane.up() == [], "lifting says nothing"
                return " ".join(said)
        raise AssertionError(f"« {words} » is nowhere on the glass: {met}")

    def chooses(self, words: str) -> list[str]:
        """Finds it and taps twice, anywhere; what is heard then."""
        self.finds(words)
        self.page = self.taps_twice()
        assert self.page, f"nothing is heard after « {words} »"
        return self.page

    def taps_twice(self) -> list[str]:
        """Where there is nothing; what is heard then."""
        said = self._pane.taps_twice(*ANYWHERE)
        self.heard += said
        return said

    def turns_to(self, words: str) -> str:
        """Turns the parts of a page until these words are announced, and finds them; what is said of it."""
        for _ in range(PARTS):
            if any(plain(one).startswith(plain(words)) for one in self.page):
                return self.finds(words)
            self.chooses("Suite")
        raise AssertionError(f"« {words} » is never announced")

    def turns_and_chooses(self, words: str) -> list[str]:
        """On whichever part of the page it is."""
        self.turns_to(words)
        self.page = self.taps_twice()
        return self.page

    def answers(self) -> str:
        """The first answer that is told after the number of choices; which one."""
        answer = self.page[first(self.page, " choix.") + 1]
        self.chooses(answer)
        return answer


def _way() -> Iterator[tuple[float, float]]:
    """Down the glass and up again, column after column, as long as it takes."""
    for number in range(COLUMNS):
        rows = range(ROWS) if number % 2 == 0 else range(ROWS - 1, -1, -1)
        for row in rows:
            yield (number + 0.5) / COLUMNS, (row + 0.5) / ROWS


class MemoryPane:
    """The glass of a terminal in memory."""

    def __init__(self, driver: MemoryDriver) -> None:
        self._driver, self._fingers, self._at = driver, Fingertips(), (0.0, 0.0)

    def down(self, x: float, y: float) -> list[str]:
        return self._tell("down", x, y)

    def move(self, x: float, y: float) -> list[str]:
        return self._tell("move", x, y)

    def up(self) -> list[str]:
        return self._tell("up", *self._at)

    def taps_twice(self, x: float, y: float) -> list[str]:
        self._driver.seconds += 2
        heard: list[str] = []
        for _ in range(2):
            heard += self.down(x, y) + self.up()
            self._driver.seconds += APART_S
        return heard

    def _tell(self, kind: str, x: float, y: float) -> list[str]:
        driver, self._at = self._driver, (x, y)
        assert driver.core.session.exploring
        placement, before = driver.core.placement, len(driver.said)
        driver.seconds += 0.05
        self._fingers.show(placement)
        told = getattr(self._fingers, kind)
        for event in told("finger", x * placement.width, y * placement.height, driver.seconds):
            driver.send(event)
        return driver.said[before:]


class RealPane:
    """The glass of a real terminal: XTest moves the finger, what sounds is heard."""

    def __init__(self, stage: Stage, tap: Tap, size: tuple[int, int]) -> None:
        self._stage, self._tap, self._size = stage, tap, size
        self._glass = Glass(stage.screen)
        self._on = ""
        self._places: dict[str, list[float]] = {}

    def close(self) -> None:
        self._glass.close()

    def down(self, x: float, y: float) -> list[str]:
        self._look()
        self._on = ""
        self._glass.move(x * self._size[0], y * self._size[1])
        self._glass.button(True)
        self._seen(lambda seen: seen["finger"], "a finger on the glass")
        return []

    def move(self, x: float, y: float) -> list[str]:
        x, y = x * self._size[0], y * self._size[1]
        page, before = self._tap.page, self._on
        self._glass.move(x, y)
        self._on = next((one for one, rect in self._places.items() if _holds(rect, x, y)), before)
        return self._tap.after(page, self._silent) if self._on != before else []

    def up(self) -> list[str]:
        sounded = len(self._tap.sounded)
        self._glass.button(False)
        self._seen(lambda seen: not seen["finger"], "no finger on the glass")
        return [words for _, words in self._tap.sounded[sounded:]]

    def taps_twice(self, x: float, y: float) -> list[str]:
        self.down(x, y)
        self.up()
        page = self._tap.page
        threading.Event().wait(APART_S)
        self.down(x, y)
        self._glass.button(False)
        heard = self._tap.after(page, self._silent)
        threading.Event().wait(Rules().double_strike_s)  # a touch sooner after a choice is a tremor (5.8)
        return heard

    def _look(self) -> None:
        """Where everything is: who checks waits for what is to sound, the finger does not know it."""
        seen = self._stage.ask({"ask": "view"})
        assert seen is not None
        self._places = {name: control["rect"] for name, control in seen["controls"].items()}

    def _seen(self, wanted: Callable[[dict[str, Any]], bool], what: str) -> None:
        self._stage.hand.until(wanted, what)

    def _silent(self) -> bool:
        seen = self._stage.ask({"ask": "view"})
        return seen is not None and seen["speaking"] < 0


def _holds(rect: list[float], x: float, y: float) -> bool:
    return rect[0] <= x <= rect[0] + rect[2] and rect[1] <= y <= rect[1] + rect[3]
