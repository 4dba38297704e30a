"""What the desk's routes share while it runs; made by `app`."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import secrets
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from kiosk.desk import calls, staff, terminals, viewers
from kiosk.desk.channels import states
from kiosk.desk.entry import accounts
from kiosk.desk.entry.keys import Keys
from kiosk.desk.entry.passwords import Passwords
from kiosk.desk.entry.sessions import Home
from kiosk.desk.heard import FASTEST_S, Heard
from kiosk.desk.metrics.counted import Counted
from kiosk.desk.relay import Ends, Relay
from kiosk.desk.settings import DeskSettings
from kiosk.desk.sheets.shelf import Shelf
from kiosk.desk.shown import ShownAnswers
from kiosk.desk.signin.provider import Provider
from kiosk.desk.store import events
from kiosk.desk.store.database import Database
from kiosk.desk.store.tail import Tail


class Desk:
    """One process of the desk: its settings, its database, what it has heard, who follows what."""

    def __init__(
        self,
        settings: DeskSettings,
        database: Database,
        clock: Callable[[], float],
        ends: Ends | None = None,
    ) -> None:
        self.settings, self.database, self.clock = settings, database, clock
        self.site = settings.site
        self.identity = database.facts["identity"]
        self.process = secrets.token_hex(8)
        self.secret = database.facts["cookie_key"]
        self.token, self.code = (settings.token, settings.agent_code) if settings.shared else ("", "")
        signin = settings.signin
        self.signin = Provider(signin) if signin is not None else None
        whose = self._mark(f"signin {signin.issuer} {signin.client_id}") if signin is not None else ""
        self.home = Home(self.site, self._mark(self.code) if self.code else "", whose)
        self.keys, self.passwords = Keys(database), Passwords()
        self.heard = Heard()
        self.shelf = Shelf(settings.procedures, settings.documents, settings.synced)
        self.tail = Tail(database)
        self.relay = Relay(ends)
        self.shown = ShownAnswers(self.relay)
        self.counted = Counted(self.process, self.relay.tell)
        self.relay.on_heard(self.counted.heard)
        self.rhythm_s = FASTEST_S
        self.closing = asyncio.Event()

    def _mark(self, code: str) -> str:
        return hmac.new(bytes.fromhex(self.secret), code.encode(), hashlib.sha256).hexdigest()

    def close(self) -> None:
        """Every stream ends, and the watch."""
        self.closing.set()
        self.tail.end()
        self.shown.close()

    def hall(self, conn: Connection, site: str) -> str:
        """What a site's town hall is called."""
        return self.settings.hall_name if site == self.site else accounts.halls(conn).get(site, site)

    async def page_heard(self, site: str, counter: str) -> None:
        """A counter's page is alive; one that was away is back."""
        now = self.clock()
        self.heard.page(site, counter, now)
        if await self.database.read(staff.status, site, counter) == "away":
            await self.database.write(site, staff.change, site, counter, "on", now)

    def snapshot(self, conn: Connection, site: str) -> tuple[int, dict[str, Any]]:
        """The cursor and everything an agent's page shows, of one instant."""
        return events.newest(conn, site), {
            "calls": calls.live(conn, site),
            "agents": staff.on_shift(conn, site),
            "channels": states.known(conn, site),
            "terminals": terminals.known(conn, site),
        }

    def terminal_snapshot(self, conn: Connection, site: str, terminal: str) -> tuple[int, dict[str, Any]]:
        """The cursor, the live calls of one terminal and the pages that could see answers, of one instant."""
        live = calls.live(conn, site, terminal)
        seen_by = viewers.known(conn, site, terminal, live)
        return events.newest(conn, site), {"calls": live, "viewers": seen_by}
