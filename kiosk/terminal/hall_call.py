"""The call that is open at this terminal, whoever placed it; told to each session that comes on screen."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from kiosk.wire.calls import ENDED, CallState


class HallCall:
    """What the link last said of it, and when."""

    def __init__(self) -> None:
        self._data: dict[str, Any] | None = None
        self._at = 0.0

    def changed(self, data: Mapping[str, Any]) -> bool:
        """Whether this is news of a call at all; one that has ended is forgotten."""
        try:
            state = CallState(data.get("state"))
        except ValueError:
            return False
        if state not in ENDED:
            self._data, self._at = dict(data), time.monotonic()
        elif self._data is not None and self._data.get("id") == data.get("id"):
            self._data = None
        return True

    def now(self) -> dict[str, Any] | None:
        """It as it stands now, with the time that has passed since; None where none is open."""
        if self._data is None:
            return None
        waited = self._data.get("waited_ms")
        known = waited if isinstance(waited, int | float) else 0
        return {**self._data, "waited_ms": known + (time.monotonic() - self._at) * 1000}
