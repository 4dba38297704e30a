"""Once a minute calls are counted, months published, old ones forgotten; run by `app`."""

from __future__ import annotations

from sqlalchemy import Connection

from kiosk.desk.desk import Desk
from kiosk.desk.entry import accounts
from kiosk.desk.figures import of_calls, pruning, publishing
from kiosk.desk.store import lease
from kiosk.desk.watch import again

ROUND_S = 60.0
LEASE_S = 180.0


async def run(desk: Desk) -> None:
    """Acts once a minute where this process holds the lease, until the desk closes."""
    await again(desk, "figures", ROUND_S, lambda: once(desk))


async def once(desk: Desk) -> None:
    """One round of every site."""
    db, now, keep = desk.database, desk.clock(), desk.settings
    if not await db.write(None, lease.take, "figures", desk.process, now, LEASE_S):
        return
    for site in await db.read(_sites, desk.site):
        while await db.write(site, of_calls.count, site, now):
            continue
        await db.write(site, publishing.publish, site, now)
        await db.write(site, pruning.forget_months, site, now, keep.figures_months)
        while await db.write(site, pruning.forget_calls, site, now, keep.events_days):
            continue


def _sites(conn: Connection, own: str) -> list[str]:
    return sorted({own, *accounts.halls(conn), *publishing.sites(conn)})
