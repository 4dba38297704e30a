"""Makes a call ring where `routing` says, in the transaction of what changed; for the moves and the watch."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, func, select

from kiosk.desk.calls import rows, skills
from kiosk.desk.calls.routing import Counter, Ring, Stage, Times, Wanted, ring
from kiosk.desk.store import schema
from kiosk.wire.calls import TAKEN, CallState

HOUR_S = 3600


def counters(conn: Connection, site: str, now: float, times: Times) -> list[Counter]:
    """The counters on shift whose page is heard."""
    table, calls = schema.agent.c, schema.call.c
    query = select(table.name, table.skills, table.idle_since)
    found = list(conn.execute(query.where(table.site == site, table.status == "on").order_by(table.name)))
    if not found:
        return []
    taken = [str(state) for state in TAKEN]
    held = select(calls.agent).where(calls.site == site, calls.state.in_(taken)).distinct()
    busy = set(conn.execute(held).scalars())
    return [
        Counter(
            row.name,
            skills.read(row.skills),
            row.idle_since,
            row.name in busy,
            _taken(conn, site, row.name, now - HOUR_S, times.calls_per_hour),
        )
        for row in found
    ]


def _taken(conn: Connection, site: str, name: str, after: float, most: int) -> int:
    """How many calls a counter has taken since; counted no further than is asked for."""
    calls = schema.call.c
    some = select(calls.id).where(calls.site == site, calls.agent == name, calls.accepted_at > after)
    return conn.execute(select(func.count()).select_from(some.limit(most).subquery())).scalar() or 0


def where(
    conn: Connection, call: dict[str, Any], now: float, times: Times, on_shift: list[Counter]
) -> dict[str, Any]:
    """What of the call's row says for whom it rings now."""
    table = schema.decline.c
    said = list(conn.execute(select(table.counter, table.had_everyone).where(table.call == call["id"])))
    wanted = Wanted(
        call["language"],
        tuple(call["wishes"]),
        call["family"],
        call["to_counter"],
        call["to_skill"],
        Stage(call["stage"]),
        call["offered_to"],
        {row.counter for row in said},
        {row.counter for row in said if row.had_everyone},
    )
    return _values(ring(wanted, on_shift, now - call["rung_at"], times))


def _values(found: Ring) -> dict[str, Any]:
    return {
        "stage": str(found.stage),
        "offered_to": found.offered_to,
        "rings_for": None if found.rings_for is None else list(found.rings_for),
        "nobody_on_shift": found.nobody_on_shift,
    }


def kept(found: dict[str, Any]) -> dict[str, Any]:
    """The values as the row keeps them."""
    return found | {"rings_for": json.dumps(found["rings_for"], ensure_ascii=False)}


def changed(conn: Connection, site: str, now: float, times: Times) -> list[str]:
    """The calls that ring and have to ring elsewhere, or more widely."""
    on_shift = counters(conn, site, now, times)
    return [
        call["id"]
        for call in _ringing(conn, site)
        if (found := where(conn, call, now, times, on_shift)) != {name: call[name] for name in found}
    ]


def again(conn: Connection, site: str, call_ids: list[str], now: float, times: Times) -> None:
    """They ring where they have to now, each with its event; one accepted meanwhile goes on."""
    on_shift = counters(conn, site, now, times)
    for call_id in call_ids:
        call = rows.find(conn, call_id)
        if call["state"] == CallState.RINGING:
            rings(conn, call, now, times, on_shift)


def rings(
    conn: Connection, call: dict[str, Any], now: float, times: Times, on_shift: list[Counter] | None = None
) -> dict[str, Any]:
    """The call, ringing where it has to; without an event where it did already."""
    if on_shift is None:
        on_shift = counters(conn, call["site"], now, times)
    found = where(conn, call, now, times, on_shift)
    if found == {name: call[name] for name in found}:
        return call
    return rows.change(conn, call, CallState.RINGING, now, **kept(found)) or rows.find(conn, call["id"])


def _ringing(conn: Connection, site: str) -> list[dict[str, Any]]:
    table = schema.call.c
    query = select(schema.call).where(table.site == site, table.state == str(CallState.RINGING))
    return [rows.public(row) for row in conn.execute(query.order_by(table.since, table.id))]
