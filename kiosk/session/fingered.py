"""What a finger that explores the glass does; a part of the events of `kiosk.session.events`."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FingerDown:
    """A finger came down on this control, or "" beside all of them."""

    control: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class FingerOver:
    """The finger slid onto this control, another than it was on before."""

    control: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FingerUp:
    """The finger that counts left the glass."""


Fingered = FingerDown | FingerOver | FingerUp
