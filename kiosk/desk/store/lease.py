"""Which process does what only one may do, until it has been silent for a while; used by `watch`."""

from __future__ import annotations

from sqlalchemy import Connection, insert, or_, select, update

from kiosk.desk.store import schema


def take(conn: Connection, name: str, holder: str, now: float, seconds: float) -> bool:
    """Whether this process holds the lease, which it then has for so many seconds more."""
    table = schema.lease
    free = or_(table.c.holder == holder, table.c.until < now, table.c.until > now + 10 * seconds)
    values = {"holder": holder, "until": now + seconds}
    if conn.execute(update(table).where(table.c.name == name, free).values(values)).rowcount:
        return True
    if conn.execute(select(table.c.name).where(table.c.name == name)).first() is not None:
        return False
    conn.execute(insert(table).values(name=name, **values))
    return True
