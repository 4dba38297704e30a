"""The table of events, the truth that every screen reads with a cursor; used by `tail` and by moves."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from kiosk.desk.store import postgresql, schema

LIMIT = 500


@dataclass(frozen=True, slots=True)
class Event:
    """One row: its cursor, what it is about (`call`, `agent`, `terminal`, `viewer` …) and its JSON text."""

    cursor: int
    kind: str
    terminal: str | None
    body: str


def append(
    conn: Connection, site: str, kind: str, body: str, at: float, of_terminal: str | None = None
) -> None:
    """Adds one event, in the transaction of the change it tells of."""
    conn.execute(insert(schema.event).values(site=site, kind=kind, terminal=of_terminal, body=body, at=at))
    wake(conn, site)


def wake(conn: Connection, site: str) -> None:
    """Every process looks at the site once this transaction is committed."""
    if conn.dialect.name == "postgresql" and not conn.info.get("appended"):
        postgresql.notify(conn, site)
    conn.info["appended"] = True


def newest(conn: Connection, site: str) -> int:
    """The newest cursor of the site; 0 before its first event."""
    return conn.execute(select(func.max(schema.event.c.id)).where(schema.event.c.site == site)).scalar() or 0


def after(
    conn: Connection, site: str, cursor: int, terminal: str | None = None, limit: int = LIMIT
) -> list[Event]:
    """The events committed after a cursor, of the site or of one terminal's calls."""
    table = schema.event.c
    query = select(table.id, table.kind, table.terminal, table.body).where(
        table.site == site, table.id > cursor
    )
    if terminal is not None:
        query = query.where(table.terminal == terminal)
    return [Event(*row) for row in conn.execute(query.order_by(table.id).limit(limit))]
