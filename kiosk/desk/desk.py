"""What the desk's routes share while it runs, and the watch that notices what nobody says; made by `app`."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, func, select

from kiosk.desk import calls, schema, staff, terminals
from kiosk.desk.database import Database
from kiosk.desk.entry import Cookies, Tries
from kiosk.desk.settings import DeskSettings

WATCH_S = 1.0
SET_OUT_S = 120  # accepted without « on my way » for so long: the call rings again


class Desk:
    """One site's desk: its settings, its file, who is present and which terminals were heard."""

    def __init__(self, settings: DeskSettings, database: Database, clock: Callable[[], float]) -> None:
        self.settings, self.database, self.clock = settings, database, clock
        self.site = settings.site
        self.identity = database.facts["identity"]
        self.cookies = Cookies(database.facts["cookie_key"], settings.agent_code)
        self.tries = Tries()
        self.closing = asyncio.Event()
        self._pages: Counter[str] = Counter()  # open streams of each counter
        self._left: dict[str, float] = {}  # when a counter's last stream closed

    async def prepare(self) -> None:
        """Reads who was there before the desk last stopped."""
        now = self.clock()
        self.heartbeats = terminals.Heartbeats(await self.database.read(terminals.known, self.site), now)
        self._left = {row["name"]: now for row in await self.database.read(staff.on_shift, self.site)}

    async def page_opened(self, counter: str) -> None:
        """A counter's page reads the stream."""
        self._pages[counter] += 1
        self._left.pop(counter, None)
        await self.database.write(staff.mark, self.site, counter, ("away",), "on", self.clock())

    def page_closed(self, counter: str) -> None:
        """A counter's page is gone, perhaps to come back at once."""
        self._pages[counter] -= 1
        if self._pages[counter] <= 0:
            del self._pages[counter]
            self._left[counter] = self.clock()

    async def watch(self) -> None:
        """Once a second: calls nobody took, terminals gone silent, pages gone."""
        while not self.closing.is_set():
            await self.look()
            try:
                await asyncio.wait_for(self.closing.wait(), WATCH_S)
            except TimeoutError:
                continue

    async def look(self) -> None:
        """One round of the watch."""
        now, db = self.clock(), self.database
        expired = await db.read(calls.due_to_expire, self.site, now - self.settings.expires_min * 60)
        if expired:
            await db.write(calls.expire, expired, now)
        gone = [counter for counter, left in self._left.items() if now - left >= staff.AWAY_AFTER_S]
        if unattended := await db.read(calls.unattended, self.site, now - SET_OUT_S, gone):
            await db.write(calls.ring_again, unattended, now)
        for name in self.heartbeats.lost(now):
            await db.write(terminals.change, self.site, name, "lost", None, now)
        for counter, left in list(self._left.items()):
            if now - left >= staff.OFF_AFTER_S:
                del self._left[counter]
                await db.write(staff.mark, self.site, counter, ("away", "pause"), "off", now)
            elif now - left >= staff.AWAY_AFTER_S:
                await db.write(staff.mark, self.site, counter, ("on",), "away", now)

    def snapshot(self, conn: Connection) -> tuple[int, dict[str, Any]]:
        """The cursor and everything an agent's page shows, of one instant."""
        return last_event(conn, self.site), {
            "calls": calls.live(conn, self.site),
            "agents": staff.on_shift(conn, self.site),
            "terminals": terminals.known(conn, self.site),
        }

    def terminal_snapshot(self, conn: Connection, terminal: str) -> tuple[int, dict[str, Any]]:
        """The cursor and the live calls of one terminal, of one instant."""
        return last_event(conn, self.site), {"calls": calls.live(conn, self.site, terminal)}


def last_event(conn: Connection, site: str) -> int:
    """The newest cursor of the site; 0 before its first event."""
    return conn.execute(select(func.max(schema.event.c.id)).where(schema.event.c.site == site)).scalar() or 0


def events_after(
    conn: Connection, site: str, cursor: int, terminal: str | None, limit: int = 500
) -> list[tuple[int, str, dict[str, Any]]]:
    """(cursor, kind, body) committed after a cursor, of the site or of one terminal's calls."""
    table = schema.event.c
    query = select(table.id, table.kind, table.body).where(table.site == site, table.id > cursor)
    if terminal is not None:
        query = query.where(table.terminal == terminal)
    return [
        (row.id, row.kind, json.loads(row.body))
        for row in conn.execute(query.order_by(table.id).limit(limit))
    ]
