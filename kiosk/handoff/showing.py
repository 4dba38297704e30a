"""Carries what a citizen shows to the desk that has the call: sealed, the newest only; run by `link`.

What does not get there is not tried again: the session sends it anew every few seconds, or is told that
nobody sees it.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kiosk.handoff.client import DeskClient, Unreachable, path_of

log = logging.getLogger("kiosk.link")

LONGEST = 60_000  # characters of what is sealed
ENDED_TRIES = 3  # an end is worth more than one


@dataclass(frozen=True, slots=True)
class Shown:
    """What the session sent last: for which call and page, under which number; an empty text ends it."""

    call: str
    page: str
    number: int
    sealed: str = field(repr=False)


def shown_from(data: Mapping[str, Any]) -> Shown | None:
    """What a message of the session holds, or None where it is not right."""
    call, page, number = data.get("call"), data.get("page"), data.get("number")
    sealed = data.get("sealed", "")
    named = isinstance(call, str) and isinstance(page, str) and 0 < len(call) <= 64 and 0 < len(page) <= 64
    good = isinstance(sealed, str) and len(sealed) <= LONGEST
    return Shown(call, page, number, sealed) if named and good and isinstance(number, int) else None  # type: ignore[arg-type]


class Showing:
    """The newest of what is shown, until its thread has carried it."""

    def __init__(
        self, terminal: str, desk_of: Callable[[str], str], tell: Callable[[str, dict[str, Any]], None]
    ) -> None:
        self._terminal, self._desk_of, self._tell = terminal, desk_of, tell
        self._changed = threading.Condition()
        self._newest: Shown | None = None
        self._last: Shown | None = None
        self._stopping = False

    def say(self, data: Mapping[str, Any]) -> None:
        """The session shows something, or no more; what it replaces is not carried any further."""
        shown = shown_from(data)
        if shown is None:
            log.warning("shown answers refused: malformed")
            return
        with self._changed:
            self._newest = self._last = shown
            self._changed.notify_all()

    def left(self) -> None:
        """The terminal's supervisor has gone, and whoever showed something with it."""
        with self._changed:
            last = self._last
        if last is not None and last.sealed:
            self.say({"call": last.call, "page": last.page, "number": last.number + 1})

    def stop(self) -> None:
        """Ends `run`."""
        with self._changed:
            self._stopping, self._newest, self._last = True, None, None
            self._changed.notify_all()

    def run(self, client: DeskClient) -> None:
        """Carries until `stop`."""
        while (shown := self._next()) is not None:
            seen = self._carried(client, shown)
            if shown.sealed:
                told = {"call": shown.call, "page": shown.page, "number": shown.number, "seen": seen}
                self._tell("AnswersSeen", told)

    def _next(self) -> Shown | None:
        with self._changed:
            self._changed.wait_for(lambda: self._stopping or self._newest is not None)
            shown, self._newest = self._newest, None
            return shown

    def _carried(self, client: DeskClient, shown: Shown) -> bool:
        url = self._desk_of(shown.call)
        body = {
            "terminal": self._terminal,
            "page": shown.page,
            "number": shown.number,
            "sealed": shown.sealed,
        }
        for _ in range(1 if shown.sealed else ENDED_TRIES):
            if not url or self._replaced():
                return False
            try:
                return client.post(url, path_of(shown.call, "shown"), body).get("seen") is True
            except Unreachable as failure:
                log.info("shown answers: %s", failure)
        return False

    def _replaced(self) -> bool:
        with self._changed:
            return self._newest is not None or self._stopping
