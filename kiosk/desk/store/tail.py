"""The newest events of each followed site, read once a process however many screens follow; used by streams.

A screen asks for what came after its cursor: it is answered from memory, or from the table where the memory
does not reach back so far.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from bisect import bisect_right
from collections.abc import Iterator

from kiosk.desk.store import events
from kiosk.desk.store.database import Database
from kiosk.desk.store.events import Event

log = logging.getLogger("kiosk.desk")

KEPT = 1000
AGAIN_S = 0.1


class _Site:
    def __init__(self, cursor: int) -> None:
        self.floor = self.newest = cursor  # everything after `floor` up to `newest` is in `kept`
        self.kept: list[Event] = []
        self.followers = 0
        self.grown = asyncio.Event()

    def add(self, found: list[Event]) -> None:
        self.kept += found
        self.newest = found[-1].cursor
        if len(self.kept) > KEPT:
            self.floor = self.kept[-KEPT // 2 - 1].cursor
            self.kept = self.kept[-KEPT // 2 :]
        grown, self.grown = self.grown, asyncio.Event()
        grown.set()

    def after(self, cursor: int) -> list[Event]:
        return self.kept[bisect_right(self.kept, cursor, key=lambda event: event.cursor) :]


class Tail:
    """Follows the sites that somebody looks at."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._sites: dict[str, _Site] = {}
        self._ended = False
        self._stirred = 0

    async def run(self) -> None:
        """Reads what is new, until cancelled."""
        while True:
            told = await self._database.wake.taken()
            for name in [name for name in self._sites if told is None or name in told]:
                await self._read(name)

    async def _read(self, name: str) -> None:
        site, told = self._sites.get(name), ""
        while site is not None:
            try:
                found = await self._database.read(events.after, name, site.newest)
            except Exception as error:  # noqa: BLE001 - whatever it was, screens that wait must be told later
                if type(error).__name__ != told:
                    told = type(error).__name__
                    log.error("events: %s, read again", told)
                await asyncio.sleep(AGAIN_S)
                continue
            if found:
                site.add(found)
            if len(found) < events.LIMIT:
                return

    @contextlib.contextmanager
    def followed(self, name: str, newest: int) -> Iterator[None]:
        """Keeps the site in memory while somebody follows it, from the newest cursor the first one read."""
        site = self._sites.setdefault(name, _Site(newest))
        site.followers += 1
        self._database.wake.notify(name)
        try:
            yield
        finally:
            site.followers -= 1
            if not site.followers:
                self._sites.pop(name, None)

    async def after(
        self, name: str, cursor: int, terminal: str | None, wait_s: float
    ) -> tuple[int, list[Event]]:
        """What came after a cursor, waiting so long for it, and the cursor to go on from.

        To be called while the site is `followed`.
        """
        site, stirred = self._sites[name], self._stirred
        if cursor < (floor := site.floor):
            found = await self._database.read(events.after, name, cursor, terminal)
            if len(found) == events.LIMIT:
                return found[-1].cursor, found
            return max(floor, found[-1].cursor if found else 0), found
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(wait_s):
                while not self._ended and self._stirred == stirred:
                    grown = site.grown
                    fresh = site.after(cursor) if site.newest > cursor else []
                    cursor = max(cursor, site.newest)
                    if found := [one for one in fresh if terminal is None or one.terminal == terminal]:
                        return cursor, found
                    await grown.wait()
        return cursor, []

    def end(self) -> None:
        """Nobody waits any longer: the desk closes."""
        self._ended = True
        self.stir()

    def stir(self) -> None:
        """Whoever waits looks up: perhaps they may follow no longer."""
        self._stirred += 1
        for site in self._sites.values():
            grown, site.grown = site.grown, asyncio.Event()
            grown.set()
