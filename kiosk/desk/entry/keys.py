"""The terminals' own keys, kept in memory and read again when one has changed; used by `asking`.

30 000 terminals are let in without a question to the database. A key revoked by another process, or at the
console, is known a tenth of a second later, and within 5 s where nothing could wake this one.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress

from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError

from kiosk.desk.store import schema
from kiosk.desk.store.database import Database
from kiosk.desk.store.entry_schema import terminal_key as table

VERSION = "terminal_keys"  # the line of `meta` that each change of a key changes
FRESH_S = 5.0
PAUSE_S = 0.1  # between two looks, however often others write

Terminal = tuple[str, str]  # site, name


def version(conn: Connection) -> str:
    """A text that is another after each change."""
    return conn.execute(select(schema.meta.c.value).where(schema.meta.c.name == VERSION)).scalar() or ""


class Keys:
    """Which key is which terminal's, in this process."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._version: str | None = None
        self._read_at = float("-inf")
        self._by_mark: dict[str, Terminal] = {}
        self._enrolled: frozenset[Terminal] = frozenset()
        self._reading = asyncio.Lock()
        self.changes = 0  # grows with each change that this process has learnt of

    async def follow(self, changed: Callable[[], None]) -> None:
        """Learns of each change as soon as it is committed, and tells it; until cancelled."""
        news, told = self._database.wake.entry, 0
        while True:
            await news.wait()
            news.clear()
            with suppress(SQLAlchemyError):  # it is read again in 5 s
                await self.refresh(at_once=True)
            if self.changes != told:  # learnt here, or meanwhile by a request
                told = self.changes
                changed()
            await asyncio.sleep(PAUSE_S)

    async def find(self, mark: str) -> Terminal | None:
        """The terminal that a key's hash belongs to; None for none, or for a revoked one."""
        await self.refresh()
        if mark not in self._by_mark:  # enrolled a moment ago?
            await self.refresh(at_once=True)
        return self._by_mark.get(mark)

    def enrolled(self, site: str, terminal: str) -> bool:
        """Whether this terminal has ever had a key of its own, in use or revoked; after `refresh`."""
        return (site, terminal) in self._enrolled

    async def refresh(self, at_once: bool = False) -> None:
        """Looks whether a key has changed, every five seconds or now."""
        asked_at = time.monotonic()
        if not at_once and asked_at - self._read_at < FRESH_S:
            return
        async with self._reading:
            if self._read_at >= asked_at:  # another request has looked meanwhile
                return
            began = time.monotonic()
            if await self._database.read(version) != self._version:
                self._version, rows = await self._database.read(_all)
                self._by_mark = {mark: (site, name) for site, name, mark, revoked in rows if revoked is None}
                self._enrolled = frozenset((site, name) for site, name, _, _ in rows)
                self.changes += 1
            self._read_at = began


def _all(conn: Connection) -> tuple[str, list[tuple[str, str, str, float | None]]]:
    known = table.c
    rows = conn.execute(select(known.site, known.terminal, known.mark, known.revoked_at))
    return version(conn), [tuple(row) for row in rows]  # type: ignore[misc]
