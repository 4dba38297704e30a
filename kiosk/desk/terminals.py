"""What each terminal is doing, never what its citizen does; used by the routes and the watch."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, insert, select, update

from kiosk.desk import schema

TOLD = ("free", "in_use", "out_of_order")
LOST_AFTER_S = 15
LIMIT = 1000  # of one site; a wrong configuration cannot fill the disk with names


def known(conn: Connection, site: str) -> list[dict[str, Any]]:
    """Every terminal that was ever alive here, in order of its identity."""
    table = schema.terminal.c
    query = select(table.id, table.place, table.state, table.since).where(table.site == site)
    return [dict(row._mapping) for row in conn.execute(query.order_by(table.id).limit(LIMIT))]


def change(conn: Connection, site: str, terminal: str, state: str, place: str | None, now: float) -> None:
    """Keeps what changed, with its event; without a place the known one stays."""
    table = schema.terminal
    key = (table.c.site == site, table.c.id == terminal)
    before = conn.execute(select(table.c.state, table.c.place, table.c.since).where(*key)).first()
    place = place if place is not None else (before.place if before else "")
    if before is not None and (before.state, before.place) == (state, place):
        return
    since = before.since if before is not None and before.state == state else now
    values = {"state": state, "place": place, "since": since}
    if before is None:
        conn.execute(insert(table).values(site=site, id=terminal, **values))
    else:
        conn.execute(update(table).where(*key).values(**values))
    body = json.dumps({"id": terminal, **values}, ensure_ascii=False)
    schema.append(conn, site, "terminal", body, now, of_terminal=None)


class Heartbeats:
    """When each terminal was last heard; in memory, so that a heartbeat costs no write."""

    def __init__(self, terminals: list[dict[str, Any]], now: float) -> None:
        self._told = {row["id"]: (row["state"], row["place"]) for row in terminals}
        self._heard = {row["id"]: now for row in terminals if row["state"] != "lost"}

    def heard(self, terminal: str, state: str, place: str, now: float) -> bool:
        """Whether this heartbeat says something new, to be kept."""
        new = self._told.get(terminal) != (state, place)
        if new and terminal not in self._told and len(self._told) >= LIMIT:
            return False
        self._told[terminal] = (state, place)
        self._heard[terminal] = now
        return new

    def lost(self, now: float) -> list[str]:
        """Terminals silent for too long, each told once."""
        gone = [name for name, at in self._heard.items() if now - at >= LOST_AFTER_S]
        for name in gone:
            del self._heard[name]
            self._told[name] = ("lost", self._told[name][1])
        return gone
