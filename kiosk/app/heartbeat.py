"""What tells the supervisor that a session lives: frames really drawn, or that one in waiting is ready."""

from __future__ import annotations

import time
from collections.abc import Callable

EVERY_S = 5.0  # how often a frame is drawn, or a session in waiting says that it lives
SAME_S = 1.0  # a frame that says what the one before said is told as seldom as this


class Heartbeat:
    """`tell` speaks to the supervisor, `redraw` has a frame drawn even where nothing has changed."""

    def __init__(self, tell: Callable[[str, dict], object], redraw: Callable[[], object]) -> None:
        self._tell, self._redraw = tell, redraw
        self._told: tuple[float, bool] | None = None

    def beat(self, hidden: bool, broken: bool) -> None:
        """A frame really drawn: nothing less tells the watchdog that this screen is alive."""
        if hidden:
            self._tell("Ready", {"broken": broken})
        else:
            self._redraw()

    def drawn(self, busy: bool, broken: bool) -> None:
        """A frame is on screen; told when it says something new, and as often as the watchdog wants."""
        now = time.monotonic()
        if self._told is None or self._told[1] is not busy or now - self._told[0] >= SAME_S:
            self._told = (now, busy)
            self._tell("FrameDrawn", {"busy": busy, "broken": broken})
