"""Sessions that started before something changed give way to fresh ones, never under a citizen's hands."""

from __future__ import annotations

import time

from kiosk.terminal.child import Session


class GivingWay:
    """Says which session is to be replaced now; asked by the supervisor at each turn."""

    def __init__(self, standby: bool) -> None:
        self._standby = standby
        self._since = 0.0

    def renew(self) -> None:
        """Whatever has started before now has the settings of before."""
        self._since = time.monotonic()

    def due(self, current: Session | None, standby: Session | None) -> Session | None:
        """The one in waiting at once; the one on screen once nobody uses it and a fresh one is ready."""
        if standby is not None and standby.started < self._since:
            return standby
        if current is None or current.started >= self._since or current.busy:
            return None
        waits = self._standby and not current.broken
        return current if not waits or (standby is not None and standby.ready) else None
