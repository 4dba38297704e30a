"""Calls are counted once a minute; months published and old ones forgotten once an hour; run by `app`.

One process of the desk does it at a time. A desk of very many halls asks each minute only for those where
something has happened, and each hour for all.
"""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from kiosk.desk.desk import Desk
from kiosk.desk.entry import accounts
from kiosk.desk.figures import of_calls, pruning, publishing
from kiosk.desk.store import lease, schema
from kiosk.desk.watch import again

ROUND_S = 60.0
FULL_S = 3600.0
LEASE_S = 180.0
COMMITTED_LATE = 10_000  # events that others may have overtaken: a later one can be seen before an earlier


async def run(desk: Desk) -> None:
    """Acts once a minute where this process holds the lease, until the desk closes."""
    rounds = Rounds(desk)
    await again(desk, "figures", ROUND_S, rounds.once)


class Rounds:
    """The rounds of one process."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._seen = 0  # the newest event of the round before
        self._full_at = float("-inf")

    async def once(self) -> None:
        """One round: of the halls with news, or of all."""
        db, now = self._desk.database, self._desk.clock()
        if not await db.write(None, lease.take, "figures", self._desk.process, now, LEASE_S):
            return
        full = not 0 <= now - self._full_at < FULL_S
        newest = await db.read(_newest)
        sites = await (db.read(_all, self._desk.site) if full else db.read(_stirred, self._seen))
        for site in sites:
            while await db.write(site, of_calls.count, site, now):
                continue
            if full:
                await self._turn_over(site, now)
        self._seen = newest
        self._full_at = now if full else self._full_at

    async def _turn_over(self, site: str, now: float) -> None:
        db, keep = self._desk.database, self._desk.settings
        await db.write(site, publishing.publish, site, now)
        await db.write(site, pruning.forget_months, site, now, keep.figures_months)
        while await db.write(site, pruning.forget_calls, site, now, keep.events_days):
            continue


def _newest(conn: Connection) -> int:
    return conn.execute(select(func.max(schema.event.c.id))).scalar() or 0


def _stirred(conn: Connection, seen: int) -> list[str]:
    """The sites of which an event was committed since."""
    event = schema.event.c
    return sorted(
        conn.execute(select(event.site).where(event.id > seen - COMMITTED_LATE).distinct()).scalars()
    )


def _all(conn: Connection, own: str) -> list[str]:
    return sorted({own, *accounts.halls(conn), *publishing.sites(conn)})
