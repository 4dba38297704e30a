"""From fingers that feel for what is under them to events of the session; pure, used by `screen`.

What a tap or a slide does is the session's affair (`kiosk.session.fingertip`). Here it is told which finger
counts: one at a time. A second one is left out, unless the first only rests (as in `touch`); a finger that
goes on sliding meanwhile counts again, so that neither a palm nor a forgotten finger keeps others out.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from kiosk.session.fingered import FingerDown, Fingered, FingerOver, FingerUp
from kiosk.ui.touch import LEAN_S, REST_S
from kiosk.views.placement import Placement


@dataclass(slots=True)
class _Finger:
    """Where a finger is, and the control or text that it last was on, or ""."""

    x: float
    y: float
    on: str = ""


@dataclass(slots=True)
class Fingertips:
    """The fingers on one page. `down`, `move` and `up` give what is to be told, in order."""

    _placement: Placement | None = None
    _fingers: dict[Hashable, _Finger] = field(default_factory=dict)
    _counts: Hashable | None = None
    _since: float = 0.0  # when the finger that counts last came onto something

    def show(self, placement: Placement) -> None:
        """Another placement is shown; what a finger is on there is not told: the page is being said."""
        turned = self._placement is None or self._placement.key != placement.key
        self._placement = placement
        for finger in self._fingers.values() if turned else ():
            finger.on = self._at(finger.x, finger.y)

    def down(self, finger: Hashable, x: float, y: float, now: float) -> tuple[Fingered, ...]:
        """A finger touches the glass."""
        here = self._fingers[finger] = _Finger(x, y, self._at(x, y))
        if not self._free(finger, now):
            return ()
        self._counts, self._since = finger, now
        return (FingerDown(here.on),)

    def move(self, finger: Hashable, x: float, y: float, now: float) -> tuple[Fingered, ...]:
        """A finger slides; crossing what lies between two things, or staying on one, is nothing to tell."""
        here = self._fingers.get(finger)
        if here is None:
            return ()
        here.x, here.y = x, y
        on = self._at(x, y)
        if not on or on == here.on:
            return ()
        here.on = on
        if not self._free(finger, now):
            return ()
        self._counts, self._since = finger, now
        return (FingerOver(on),)

    def up(self, finger: Hashable, x: float, y: float, now: float) -> tuple[Fingered, ...]:
        """A finger leaves the glass."""
        met = self.move(finger, x, y, now)
        self._fingers.pop(finger, None)
        if finger != self._counts:
            return met
        self._counts = None
        return (*met, FingerUp())

    def cancel(self) -> None:
        """Forgets all fingers: the glass is used in another way from now on."""
        self._fingers.clear()
        self._counts = None

    def _free(self, finger: Hashable, now: float) -> bool:
        """Whether a finger may count: it does, or none does, or the one that does only rests."""
        counts = self._fingers.get(self._counts) if self._counts is not None else None
        if counts is None or finger == self._counts:
            return True
        return now - self._since >= (REST_S if counts.on else LEAN_S)

    def _at(self, x: float, y: float) -> str:
        return self._placement.under(x, y) if self._placement is not None else ""
