"""Calls as rows of the database, each change of one with its event; used by the moves and by `ringing`."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Row, select, update

from kiosk.desk.refusals import unknown_call
from kiosk.desk.store import events, schema
from kiosk.wire.calls import ENDED, TAKEN, CallState, may_move

LISTS = ("settings", "wishes")


def public(row: Row[Any]) -> dict[str, Any]:
    """The call as agents and its own terminal see it."""
    body = dict(row._mapping)
    for name in (*LISTS, "rings_for"):
        body[name] = json.loads(body[name])
    return body


def find(conn: Connection, call_id: str) -> dict[str, Any]:
    """The call, or `Refused` where this desk has none of that id."""
    row = conn.execute(select(schema.call).where(schema.call.c.id == call_id)).first()
    if row is None:
        raise unknown_call()
    return public(row)


def live(conn: Connection, site: str, terminal: str | None = None) -> list[dict[str, Any]]:
    """The calls not yet ended, oldest first."""
    table = schema.call.c
    query = select(schema.call).where(table.site == site, table.state.not_in([str(s) for s in ENDED]))
    if terminal is not None:
        query = query.where(table.terminal == terminal)
    return [public(row) for row in conn.execute(query.order_by(table.since, table.id))]


def sites(conn: Connection) -> list[str]:
    """The sites where a call rings, or was accepted and nobody has set out."""
    table = schema.call.c
    watched = [str(CallState.RINGING), str(CallState.ACCEPTED)]
    return list(conn.execute(select(table.site).where(table.state.in_(watched)).distinct()).scalars())


def held_by(conn: Connection, site: str, agent: str) -> list[str]:
    """The calls this counter has taken and not ended."""
    table = schema.call.c
    ended = [str(s) for s in ENDED]
    query = select(table.id).where(table.site == site, table.agent == agent, table.state.not_in(ended))
    return list(conn.execute(query).scalars())


def move(
    conn: Connection, before: dict[str, Any], after: CallState, now: float, **values: Any
) -> dict[str, Any] | None:
    """The call after the move, or None where the protocol does not allow it from where the call stands."""
    if not may_move(CallState(before["state"]), after):
        return None
    return change(conn, before, after, now, **values)


def change(
    conn: Connection, before: dict[str, Any], after: CallState, now: float, **values: Any
) -> dict[str, Any] | None:
    """The call as changed, or None where another change came first; a counter it leaves is free from now."""
    table = schema.call
    values |= {"state": str(after), "version": table.c.version + 1}
    held = (
        table.c.id == before["id"],
        table.c.state == before["state"],
        table.c.version == before["version"],
    )
    if conn.execute(update(table).where(*held).values(**values)).rowcount != 1:
        return None
    if before["agent"] and after not in TAKEN:
        counter = schema.agent
        of = (counter.c.site == before["site"], counter.c.name == before["agent"])
        conn.execute(update(counter).where(*of).values(idle_since=now))
    call = find(conn, before["id"])
    tell(conn, call, now)
    return call


def tell(conn: Connection, call: dict[str, Any], now: float) -> None:
    """Appends the event that says where the call stands."""
    body = json.dumps(call, ensure_ascii=False, separators=(",", ":"))
    events.append(conn, call["site"], "call", body, now, of_terminal=call["terminal"])
