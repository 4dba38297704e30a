"""People with a keypad, one switch or two: what they press, and how long that takes; used by the journeys.

They look for controls by what is framed or in focus, and know of a page what anybody sees of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from kiosk.session import scan
from kiosk.session.pressed import SwitchPressed, SwitchReleased
from kiosk.views.focus import Key
from tests.journeys.memory_driver import MemoryDriver

PRESS_S = 0.2  # a switch goes down and up
REACT_S = 0.4  # from what is framed to the press; below the shortest time that anything is framed
STRIKE_S = 0.5  # from one strike of a key to the next, for somebody who listens to what each leads to
TOUCH_S = 1.0  # from one touch of the glass to the next
AROUND = 400  # moves on one page, before a journey is lost


class Hands(Protocol):
    """Brings the focus to a control of the page, and chooses it; the driver's clock goes on meanwhile."""

    presses: int

    def begin(self) -> None:
        """The first press, which only begins."""

    def choose(self, control: str) -> None:
        """From wherever the focus is."""


@dataclass
class Finger:
    """Touches the glass."""

    driver: MemoryDriver
    presses: int = 0

    def begin(self) -> None:
        """A touch begins nothing that is not under it."""

    def choose(self, control: str) -> None:
        self.presses += 1
        self.driver.seconds += TOUCH_S
        self.driver.choose(control)


@dataclass
class Keypad:
    """« Suivant » and « Précédent », whichever is nearer, then « Valider »."""

    driver: MemoryDriver
    presses: int = 0

    def begin(self) -> None:
        self._strike(Key.NEXT)

    def choose(self, control: str) -> None:
        view = self.driver.view
        order = [one.id for one in view.controls]
        at = order.index(view.focus) if view.focus in order else -1
        away = (order.index(control) - at) % len(order)
        key = Key.NEXT if away <= len(order) / 2 or at < 0 else Key.PREVIOUS
        for _ in range(AROUND):
            if self.driver.view.focus == control:
                return self._strike(Key.SELECT)
            self._strike(key)
        raise AssertionError(f"no way to {control} at {self.driver.view.page}")

    def _strike(self, key: Key) -> None:
        self.presses += 1
        self.driver.seconds += STRIKE_S
        self.driver.press(key)


@dataclass
class OneSwitch:
    """Waits until the control, or its group, is framed, and presses; `moves` are the waits of each choice."""

    driver: MemoryDriver
    presses: int = 0
    moves: list[int] = field(default_factory=list)

    def begin(self) -> None:
        self._press()

    def choose(self, control: str) -> None:
        moved = 0
        for _ in range(AROUND):
            going = self.driver.core.session.scan
            assert going is not None
            if control in going.lit:
                self.driver.seconds += REACT_S
                alone = len(going.lit) == 1
                self._press()
                if alone:
                    self.moves.append(moved)
                    return
            else:
                self._waits()
                moved += 1
        raise AssertionError(f"{control} is never framed at {self.driver.view.page}")

    def _waits(self) -> None:
        """The terminal moves the frame on."""
        when = scan.due(self.driver.core.session)
        assert when is not None, "the frame does not move"
        self.driver.seconds = max(self.driver.seconds, when)
        self.driver.tick()

    def _press(self) -> None:
        self.presses += 1
        self.driver.send(SwitchPressed(1))
        self.driver.seconds += PRESS_S
        self.driver.send(SwitchReleased(1))


@dataclass
class TwoSwitches:
    """SWITCH_2 until the control, or its group, is framed, then SWITCH_1."""

    driver: MemoryDriver
    presses: int = 0

    def begin(self) -> None:
        self._press(2)

    def choose(self, control: str) -> None:
        for _ in range(AROUND):
            going = self.driver.core.session.scan
            assert going is not None
            if control not in going.lit:
                self._press(2)
                continue
            alone = len(going.lit) == 1
            self._press(1)
            if alone:
                return
        raise AssertionError(f"{control} is never framed at {self.driver.view.page}")

    def _press(self, number: int) -> None:
        self.presses += 1
        self.driver.seconds += STRIKE_S
        self.driver.send(SwitchPressed(number))
        self.driver.send(SwitchReleased(number))


HANDS = {"keypad": Keypad, "one switch": OneSwitch, "two switches": TwoSwitches}
