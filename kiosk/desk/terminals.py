"""What each terminal is doing, never what its citizen does; used by the routes, the watch and `heard`."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from kiosk.desk.store import events, schema

TOLD = ("free", "in_use", "out_of_order")
LIMIT = 1000  # of one site; a wrong configuration cannot fill the disk with names


def known(conn: Connection, site: str) -> list[dict[str, Any]]:
    """Every terminal that was ever alive here, in order of its identity."""
    table = schema.terminal.c
    query = select(table.id, table.place, table.state, table.since, table.tried_at, table.trial_ms).where(
        table.site == site
    )
    return [dict(row._mapping) for row in conn.execute(query.order_by(table.id).limit(LIMIT))]


def change(conn: Connection, site: str, terminal: str, state: str, place: str | None, now: float) -> None:
    """Keeps what changed, with its event; without a place the known one stays."""
    table = schema.terminal
    key = (table.c.site == site, table.c.id == terminal)
    before = conn.execute(select(table.c.state, table.c.place, table.c.since).where(*key)).first()
    if before is None and state == "lost":
        return
    if before is None and len(known(conn, site)) >= LIMIT:
        return
    place = place if place is not None else (before.place if before else "")
    if before is not None and (before.state, before.place) == (state, place):
        return
    since = before.since if before is not None and before.state == state else now
    values: dict[str, Any] = {"state": state, "place": place, "since": since}
    kept = values | ({} if state == "lost" else {"heard_at": now})
    if before is None:
        conn.execute(insert(table).values(site=site, id=terminal, **kept))
    else:
        conn.execute(update(table).where(*key).values(kept))
    body = json.dumps({"id": terminal, **values}, ensure_ascii=False)
    events.append(conn, site, "terminal", body, now, of_terminal=None)


def tried(conn: Connection, site: str, terminal: str, trial: str, took_ms: int | None, now: float) -> None:
    """A trial call goes back by the terminal's stream; once it is back, how long it took is kept."""
    table = schema.terminal
    key = (table.c.site == site, table.c.id == terminal)
    result = {"tried_at": now, "trial_ms": took_ms}
    conn.execute(update(table).where(*key).values(result))
    if took_ms is None:
        events.append(conn, site, "trial", json.dumps({"id": trial}), now, of_terminal=terminal)
    row = conn.execute(select(table.c.id, table.c.place, table.c.state, table.c.since).where(*key)).first()
    if row is not None:
        body = json.dumps(dict(row._mapping) | result, ensure_ascii=False)
        events.append(conn, site, "terminal", body, now, of_terminal=None)


def silent(conn: Connection, before: float) -> list[tuple[str, str]]:
    """(site, identity) of the terminals that were last heard before that time and not yet told as lost."""
    table = schema.terminal.c
    query = select(table.site, table.id).where(table.state != "lost", table.heard_at < before)
    return [(row.site, row.id) for row in conn.execute(query)]


def number(conn: Connection) -> int:
    """How many terminals are alive, of all sites."""
    table = schema.terminal
    return conn.execute(select(func.count()).select_from(table).where(table.c.state != "lost")).scalar() or 0
