"""What a finger that explores the glass does; a part of the events of `kiosk.session.events`."""

from __future__ import annotations

from dataclasses import dataclass, field

TEXT = "text:"  # how the name of a text begins where it stands beside those of controls


@dataclass(frozen=True, slots=True)
class FingerDown:
    """A finger came down on this control, or text by its name (`kiosk.views.readable`), or "" beside all."""

    on: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class FingerOver:
    """The finger slid onto this control or text, another than it was on before."""

    on: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FingerUp:
    """The finger that counts left the glass."""


Fingered = FingerDown | FingerOver | FingerUp
