"""The desk's own sign of life, by one of its processes, while requests find a database; run by `app`.

When it was last heard stands in the database: whichever process is asked for metrics tells it.
"""

from __future__ import annotations

import asyncio

from sqlalchemy import Connection, delete, insert, select

from kiosk.desk.desk import Desk
from kiosk.desk.store import lease, schema
from kiosk.desk.watch import LEASE_S, again
from kiosk.handoff.ping import Ping

NAME = "desk"
LOOK_S = 5.0
HEARD_AT = "sign of life heard at"


async def run(desk: Desk) -> None:
    """Pings until the desk closes; never without an address."""
    settings = desk.settings
    if not settings.ping_url:
        return
    ping, due = Ping(settings.ping_url, NAME), 0.0

    async def once() -> None:
        nonlocal due
        held = await desk.database.write(
            None, lease.take, "ping", desk.process, desk.clock(), LOOK_S + LEASE_S
        )  # a database that cannot be written ends it here: silence raises the alarm
        now = asyncio.get_running_loop().time()
        if held and now >= due and await asyncio.to_thread(ping.once):
            due = now + settings.ping_s
            await desk.database.write(None, _heard, desk.clock())

    await again(desk, "sign of life", min(LOOK_S, settings.ping_s), once)


def _heard(conn: Connection, now: float) -> None:
    conn.execute(delete(schema.meta).where(schema.meta.c.name == HEARD_AT))
    conn.execute(insert(schema.meta).values(name=HEARD_AT, value=f"{now:.3f}"))


def heard_at(conn: Connection) -> float | None:
    """When it was last heard, by this desk's clock; None before the first."""
    kept = conn.execute(select(schema.meta.c.value).where(schema.meta.c.name == HEARD_AT)).scalar()
    return float(kept) if kept is not None else None
