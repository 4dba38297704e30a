"""Looks at the screen all the time, as a passer-by does, for whatever is no page of ours nor black."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from tests.escape.outside import Outside

LOOK_S = 0.02
MOST_S = 1.0


class Watch:
    """`ours` tells which processes are sessions; `longest_s` is how long anything else was in sight.

    The page of a session that has just died may stand until the screen's server has noticed.
    """

    def __init__(self, screen: str, ours: Callable[[], set[int]]) -> None:
        self._screen, self._ours = screen, ours
        self._known: set[int] = set()
        self._over = threading.Event()
        self._since: float | None = None
        self.longest_s, self.looks, self.black_s, self.what = 0.0, 0, 0.0, ""
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        outside, before = Outside(self._screen), time.monotonic()
        while not self._over.wait(LOOK_S):
            wrong = self.amiss(outside)
            now = time.monotonic()
            self.looks += 1
            if not wrong:
                self._since = None
            else:
                self._since = self._since or before
                if now - self._since > self.longest_s:
                    self.longest_s, self.what = now - self._since, wrong
            before = now
        outside.close()

    def amiss(self, outside: Outside) -> str:
        """What is in sight that may not be, or ""."""
        shown = outside.windows()
        if not shown:
            return "" if outside.is_black() else "the bare screen is not black"
        self._known |= self._ours()
        owner, place = shown[-1]
        if owner not in self._known:
            return f"a window of process {owner} at {place}"
        if place != (0, 0, *outside.size):
            return f"our page at {place}"
        return ""

    def end(self) -> None:
        self._over.set()
        self._thread.join()
