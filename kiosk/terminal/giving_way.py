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
        """Once nobody uses the screen: the one in waiting, then the one there when a fresh one is ready.

        Not before: the start of the fresh one takes what the citizen's own session needs of the machine.
        """
        if current is not None and current.busy:
            return None
        if standby is not None and standby.started < self._since:
            return standby
        if current is None or current.started >= self._since:
            return None
        waits = self._standby and not current.broken
        return current if not waits or (standby is not None and standby.ready) else None
