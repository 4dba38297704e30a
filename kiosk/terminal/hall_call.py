"""Calls on their way to the link and back: the one open at this terminal is told to each session on screen.

Whoever placed it: a session that takes the place of another shows its call.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from kiosk.terminal.child import Session
from kiosk.terminal.linkline import LinkLine
from kiosk.terminal.part import Part
from kiosk.wire.calls import ENDED, CallState
from kiosk.wire.messages import Message


class HallCall(Part):
    """What the link last said of it, and when."""

    FROM_SESSION = ("PlaceCall", "CancelCall")
    FROM_LINK = ("CallChanged",)

    def __init__(self, line: LinkLine) -> None:
        self._line = line
        self._data: dict[str, Any] | None = None
        self._at = 0.0

    def said(self, session: Session, message: Message, current: Session | None) -> None:
        """Of a session that has left the screen too: nobody's call is lost."""
        self._line.owe(message.type, dict(message.data))

    def heard(self, message: Message, current: Session | None) -> None:
        if self._changed(message.data) and current is not None:
            current.send(message.type, dict(message.data))

    def greet(self, session: Session) -> None:
        if (call := self._now()) is not None:
            session.send("CallChanged", call)

    def _changed(self, data: Mapping[str, Any]) -> bool:
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

    def _now(self) -> dict[str, Any] | None:
        """It as it stands now, with the time that has passed since; None where none is open."""
        if self._data is None:
            return None
        waited = self._data.get("waited_ms")
        known = waited if isinstance(waited, int | float) else 0
        return {**self._data, "waited_ms": known + (time.monotonic() - self._at) * 1000}
