"""Tells, once for each session, that it is well: it has drawn a page, not that of a broken terminal."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.terminal.child import Session
from kiosk.terminal.part import Part


class Healthy(Part):
    """`tell` is given when the session was started (monotonic)."""

    def __init__(self, tell: Callable[[float], object]) -> None:
        self._tell = tell
        self._told: Session | None = None

    def turn(self, current: Session | None) -> None:
        if current is None or current is self._told or not current.drawn or current.broken:
            return
        self._told = current
        self._tell(current.started)
