"""How often this session has failed of late: after several in a row it is replaced; used by `window`."""

from __future__ import annotations

import time

MOST, WITHIN_S = 3, 10.0  # this many within so many seconds


class Faults:
    """Those of one session."""

    def __init__(self) -> None:
        self._at: list[float] = []

    def too_many(self) -> bool:
        """Counts another; whether the session is to go."""
        now = time.monotonic()
        self._at = [at for at in self._at if now - at < WITHIN_S] + [now]
        return len(self._at) >= MOST
