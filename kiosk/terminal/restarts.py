"""When to start again what has died: at once at first, later if it keeps dying; used by the supervisor."""

from __future__ import annotations

import time
from collections.abc import Sequence

WAITS_S = (0.0, 0.5, 1.0, 2.0, 5.0)
SCREEN_WAITS_S = (0.0, 0.0, 0.25, 0.5, 1.0)  # somebody stands before it
THRIVES_S = 20.0  # whatever lived so long has started well


class Restarts:
    """The deaths in a row of one kind of process."""

    def __init__(self, waits_s: Sequence[float] = WAITS_S) -> None:
        self._waits_s = waits_s
        self.in_a_row = 0
        self._due = 0.0

    def died(self, lived_s: float) -> None:
        """One has died after so many seconds."""
        if lived_s >= THRIVES_S:
            self.in_a_row = 0
        self._due = time.monotonic() + self._waits_s[min(self.in_a_row, len(self._waits_s) - 1)]
        self.in_a_row += 1

    @property
    def due(self) -> bool:
        """Whether the next may be started now."""
        return time.monotonic() >= self._due
