"""What the desk's routes share while it runs; made by `app`."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from kiosk.desk import calls, staff, terminals
from kiosk.desk.channels import states
from kiosk.desk.entry import Cookies, Tries
from kiosk.desk.heard import FASTEST_S, Heard
from kiosk.desk.settings import DeskSettings
from kiosk.desk.store import events
from kiosk.desk.store.database import Database
from kiosk.desk.store.tail import Tail


class Desk:
    """One process of the desk: its settings, its database, what it has heard, who follows what."""

    def __init__(self, settings: DeskSettings, database: Database, clock: Callable[[], float]) -> None:
        self.settings, self.database, self.clock = settings, database, clock
        self.site = settings.site
        self.identity = database.facts["identity"]
        self.process = secrets.token_hex(8)
        self.cookies = Cookies(database.facts["cookie_key"], settings.agent_code)
        self.tries = Tries()
        self.heard = Heard()
        self.tail = Tail(database)
        self.rhythm_s = FASTEST_S
        self.closing = asyncio.Event()

    def close(self) -> None:
        """Every stream ends, and the watch."""
        self.closing.set()
        self.tail.end()

    async def page_heard(self, counter: str) -> None:
        """A counter's page is alive; one that was away is back."""
        now = self.clock()
        self.heard.page(self.site, counter, now)
        if await self.database.read(staff.status, self.site, counter) == "away":
            await self.database.write(self.site, staff.change, self.site, counter, "on", now)

    def snapshot(self, conn: Connection) -> tuple[int, dict[str, Any]]:
        """The cursor and everything an agent's page shows, of one instant."""
        return events.newest(conn, self.site), {
            "calls": calls.live(conn, self.site),
            "agents": staff.on_shift(conn, self.site),
            "channels": states.known(conn, self.site),
            "terminals": terminals.known(conn, self.site),
        }

    def terminal_snapshot(self, conn: Connection, terminal: str) -> tuple[int, dict[str, Any]]:
        """The cursor and the live calls of one terminal, of one instant."""
        return events.newest(conn, self.site), {"calls": calls.live(conn, self.site, terminal)}
