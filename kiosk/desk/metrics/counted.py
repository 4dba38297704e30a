"""What one process of the desk has counted since it started, told to the others; used by the routes.

A scrape reaches any one process: each tells what all have counted, under the process that counted it.
"""

from __future__ import annotations

import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

KIND = "counted"
EVERY_S, FRESH_S = 5.0, 30.0
BUCKETS_S = (5, 10, 20, 30, 45, 60, 90, 120, 300, 600)
CALLED, COUNTER = "terminal", "agent"  # who follows a stream


class Counted:
    """`tell` sends it to the other processes."""

    def __init__(self, process: str, tell: Callable[[dict[str, Any]], object]) -> None:
        self._process, self._tell = process[:8], tell
        self._refused: Counter[str] = Counter()
        self._streams: Counter[str] = Counter()
        self._waits: dict[str, list[float]] = {}  # site → of each bucket, of longer ones, and their sum
        self._others: dict[str, tuple[float, dict[str, Any]]] = {}

    def refused(self, code: str) -> None:
        """A request was refused with this code."""
        self._refused[code] += 1

    def waited(self, site: str, seconds: float) -> None:
        """A call was accepted after so long."""
        waits = self._waits.setdefault(site, [0.0] * (len(BUCKETS_S) + 2))
        waits[bisect_left(BUCKETS_S, seconds)] += 1
        waits[-1] += max(0.0, seconds)

    @contextmanager
    def stream(self, who: str) -> Iterator[None]:
        """Counts a stream while it is open."""
        self._streams[who] += 1
        try:
            yield
        finally:
            self._streams[who] -= 1

    def now(self) -> dict[str, Any]:
        """This process's, as plain values."""
        return {"refused": dict(self._refused), "streams": dict(self._streams), "waits": self._waits}

    def tell(self) -> None:
        """The others hear of it."""
        self._tell({"kind": KIND, "process": self._process, "counted": self.now()})

    def heard(self, said: dict[str, Any]) -> None:
        """What any process tells; other kinds are no business of this."""
        if said.get("kind") == KIND and said.get("process") != self._process:
            self._others[str(said["process"])] = (time.monotonic(), said["counted"])

    def every(self) -> dict[str, dict[str, Any]]:
        """By process; one that has not been heard for half a minute is gone."""
        oldest = time.monotonic() - FRESH_S
        self._others = {name: one for name, one in self._others.items() if one[0] >= oldest}
        return {self._process: self.now()} | {name: one for name, (_, one) in self._others.items()}
