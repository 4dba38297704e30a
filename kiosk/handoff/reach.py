"""Whether each desk answers, by the last word of any of the link's threads; used by the courier."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence

PATIENCE_S = 2.0  # a shorter silence is not told to anybody


class Reach:
    """Since when each desk has failed to answer; one never asked counts as failing since the start."""

    def __init__(self, urls: Sequence[str], came_back: Callable[[], None] = lambda: None) -> None:
        self._lock = threading.Lock()
        self._failing: dict[str, float | None] = {url: time.monotonic() for url in urls}
        self._came_back = came_back

    def good(self, url: str) -> None:
        """The desk has just answered."""
        with self._lock:
            before, self._failing[url] = self._failing.get(url), None
        if before is not None:
            self._came_back()

    def bad(self, url: str) -> None:
        """The desk has just failed to answer."""
        with self._lock:
            if self._failing.get(url) is None:
                self._failing[url] = time.monotonic()

    def reached(self, url: str) -> bool:
        """Whether this desk answers, or has not been silent for long."""
        with self._lock:
            since = self._failing.get(url, 0.0)
        return since is None or time.monotonic() - since < PATIENCE_S

    def any(self) -> bool:
        """Whether some desk answers."""
        return any(self.reached(url) for url in self._failing)

    def first(self) -> str | None:
        """The first desk, in the order of the settings, whose last word was an answer."""
        with self._lock:
            return next((url for url, since in self._failing.items() if since is None), None)
