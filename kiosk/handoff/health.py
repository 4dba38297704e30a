"""The link's part in examining the terminal: the half that needs the network, and the way to the desks.

Used by `link` and the courier's heartbeats. What a desk has not had yet is sent with the next of them.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from kiosk.handoff.client import DeskClient, Rejected

Examine = Callable[[], list[dict[str, Any]]]  # findings as they are told
KEPT = ("version", "content_date", "bundle", "uptime_s", "findings")


class Health:
    """The last examination; `examine` looks at what needs the network, `tell` says it to the supervisor."""

    def __init__(self, terminal: str, examine: Examine, tell: Callable[[str, dict[str, Any]], None]) -> None:
        self._path = f"/api/terminals/{quote(terminal, safe='')}/health"
        self._examine, self._tell = examine, tell
        self._busy = threading.Lock()
        self._lock = threading.Lock()
        self._last: dict[str, Any] = {}
        self._at = 0.0
        self._sent: set[str] = set()

    def look(self) -> None:
        """Examines the network's half in a thread of its own and tells it; one at a time."""
        if self._busy.acquire(blocking=False):
            threading.Thread(target=self._look, name="examine", daemon=True).start()

    def _look(self) -> None:
        try:
            found = self._examine()
        finally:
            self._busy.release()
        self._tell("LineExamined", {"findings": found})

    def keep(self, said: Mapping[str, Any]) -> None:
        """The supervisor has both halves: every desk is to have them."""
        with self._lock:
            self._last = {name: said[name] for name in KEPT if name in said}
            self._at, self._sent = time.monotonic(), set()

    def send(self, client: DeskClient, url: str) -> None:
        """Tells this desk what it has not had; `Unreachable` where it does not answer."""
        with self._lock:
            last, age_s = self._last, int(time.monotonic() - self._at)
            if not last or url in self._sent:
                return
        try:
            client.post(url, self._path, last | {"age_s": age_s})
        except Rejected as refusal:
            if refusal.status not in (404, 422):  # a desk of the version before
                raise
        with self._lock:
            if last is self._last:
                self._sent.add(url)
