"""Where calls stand and how they move: each move one conditional update with its event; used by the routes.

Every function runs inside the caller's transaction and may be repeated without harm.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, insert, or_, select, update

from kiosk.desk.refusals import Refused, unknown_call
from kiosk.desk.store import events, schema
from kiosk.wire.calls import ENDED, Call, CallState, may_move

S = CallState
LONGEST_WAIT_MS = 7 * 24 * 3_600_000
_LISTS = ("settings", "wishes")


def public(row: Row[Any]) -> dict[str, Any]:
    """The call as agents and its own terminal see it."""
    body = dict(row._mapping)
    for name in _LISTS:
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
    query = select(table.site).where(table.state.in_([str(S.RINGING), str(S.ACCEPTED)])).distinct()
    return list(conn.execute(query).scalars())


def post(conn: Connection, call: Call, now: float, expires_s: float) -> tuple[dict[str, Any], bool]:
    """The stored call and whether it is new; one that ended before it could be sent is kept as ended.

    One that is known takes over newer wishes, and the language they are asked in.
    """
    known = conn.execute(select(schema.call).where(schema.call.c.id == call.id)).first()
    if known is not None:
        if (known.site, known.terminal) != (call.site, call.terminal):
            raise Refused(
                409,
                "id_taken",
                "Cet identifiant d’appel est celui d’une autre borne.",
                "Donnez à chaque appel un identifiant neuf.",
            )
        return _wished(conn, public(known), call, now), False
    waited_ms = min(max(call.waited_ms, 0), LONGEST_WAIT_MS)
    since = now - waited_ms / 1000  # a terminal's wrong clock changes nothing
    state = S.RINGING
    if call.state in (S.CANCELLED, S.EXPIRED):
        state = call.state
    elif now - since >= expires_s:
        state = S.EXPIRED
    row = call.to_json() | {name: json.dumps(getattr(call, name)) for name in _LISTS}
    row |= {
        "state": str(state),
        "version": 1,
        "received_at": now,
        "since": since,
        "waited_ms": waited_ms,
        "ended_at": now if state in ENDED else None,
    }
    conn.execute(insert(schema.call).values(**row))
    stored = find(conn, call.id)
    _tell(conn, stored, now)
    return stored, True


def _wished(conn: Connection, known: dict[str, Any], call: Call, now: float) -> dict[str, Any]:
    state = CallState(known["state"])
    if call.wishes_version <= known["wishes_version"] or state in ENDED:
        return known
    asked = {"wishes": json.dumps(call.wishes), "wishes_version": call.wishes_version}
    return _change(conn, known, state, now, language=call.language, **asked) or known


def cancel(conn: Connection, call_id: str, terminal: str | None, now: float) -> dict[str, Any]:
    """The citizen calls off; where an agent already stands beside them, the call stays as it is."""
    before = find(conn, call_id)
    if terminal is not None and before["terminal"] != terminal:
        raise unknown_call()
    return _move(conn, before, S.CANCELLED, now, ended_at=now) or find(conn, call_id)


def accept(conn: Connection, call_id: str, agent: str, now: float) -> dict[str, Any]:
    """This agent takes the call; exactly one of those who try at once does."""
    before = find(conn, call_id)
    moved = _move(conn, before, S.ACCEPTED, now, agent=agent, accepted_at=now, minutes=None)
    return moved or _mine(conn, call_id, agent)


def on_my_way(conn: Connection, call_id: str, agent: str, minutes: int | None, now: float) -> dict[str, Any]:
    """The agent sets out, with the minutes they gave, if any; takes the call first when it still rings."""
    if find(conn, call_id)["state"] == S.RINGING:
        accept(conn, call_id, agent, now)
    before = _mine(conn, call_id, agent)
    if before["state"] == S.ON_THE_WAY and minutes != before["minutes"]:
        return _change(conn, before, S.ON_THE_WAY, now, minutes=minutes) or _mine(conn, call_id, agent)
    return _move(conn, before, S.ON_THE_WAY, now, minutes=minutes) or _mine(conn, call_id, agent)


def arrived(conn: Connection, call_id: str, agent: str, now: float) -> dict[str, Any]:
    """The agent stands beside the citizen."""
    before = _mine(conn, call_id, agent)
    return _move(conn, before, S.ARRIVED, now, arrived_at=now) or before


def close(conn: Connection, call_id: str, agent: str, now: float, anyone: bool = False) -> dict[str, Any]:
    """The call is done; `anyone` when the counter that held it is no longer on shift."""
    before = find(conn, call_id) if anyone else _mine(conn, call_id, agent)
    if before["state"] == S.RINGING:
        raise Refused(409, "still_ringing", "Personne n’a encore accepté cet appel.", "Acceptez-le d’abord.")
    return _move(conn, before, S.CLOSED, now, ended_at=now) or find(conn, call_id)


def pass_on(conn: Connection, call_id: str, agent: str, now: float, anyone: bool = False) -> dict[str, Any]:
    """The call rings again for every colleague; the citizen keeps their place in the queue."""
    before = find(conn, call_id)
    if before["state"] == S.RINGING:
        return before
    if not anyone:
        _mine(conn, call_id, agent)
    return _move(conn, before, S.RINGING, now, agent="", accepted_at=None, minutes=None) or find(
        conn, call_id
    )


def seen(conn: Connection, call_id: str, now: float) -> None:
    """A page has painted the call; only the first time counts."""
    find(conn, call_id)
    table = schema.call
    conn.execute(update(table).where(table.c.id == call_id, table.c.seen_at.is_(None)).values(seen_at=now))


def due_to_expire(conn: Connection, site: str, before: float) -> list[str]:
    """The calls that have rung since before that time."""
    table = schema.call.c
    query = select(table.id).where(table.site == site, table.state == str(S.RINGING), table.since <= before)
    return list(conn.execute(query).scalars())


def expire(conn: Connection, call_ids: list[str], now: float) -> None:
    """Ends those that still ring; one accepted meanwhile goes on."""
    for call_id in call_ids:
        if (before := find(conn, call_id))["state"] == S.RINGING:
            _move(conn, before, S.EXPIRED, now, ended_at=now)


def unattended(conn: Connection, site: str, before: float, gone: Sequence[str]) -> list[str]:
    """The calls accepted before that time, or by a counter whose page is gone, and nobody set out for."""
    table = schema.call.c
    late = or_(table.accepted_at <= before, table.agent.in_(gone))
    query = select(table.id).where(table.site == site, table.state == str(S.ACCEPTED), late)
    return list(conn.execute(query).scalars())


def ring_again(conn: Connection, call_ids: list[str], now: float) -> None:
    """They ring for everyone; one that an agent has set out for meanwhile goes on."""
    for call_id in call_ids:
        if (before := find(conn, call_id))["state"] == S.ACCEPTED:
            _move(conn, before, S.RINGING, now, agent="", accepted_at=None, minutes=None)


def held_by(conn: Connection, site: str, agent: str) -> list[str]:
    """The calls this counter has taken and not ended."""
    table = schema.call.c
    ended = [str(s) for s in ENDED]
    query = select(table.id).where(table.site == site, table.agent == agent, table.state.not_in(ended))
    return list(conn.execute(query).scalars())


def _mine(conn: Connection, call_id: str, agent: str) -> dict[str, Any]:
    call = find(conn, call_id)
    if call["state"] == S.RINGING:
        raise Refused(409, "still_ringing", "Personne n’a encore accepté cet appel.", "Acceptez-le d’abord.")
    if call["agent"] != agent:
        if call["agent"]:
            raise Refused(
                409,
                "taken",
                f"{call['agent']} a déjà pris cet appel.",
                "Rien à faire : la personne est suivie.",
                agent=call["agent"],
            )
        raise Refused(409, "ended", "Cet appel est terminé.", "Rien à faire.", state=call["state"])
    return call


def _move(
    conn: Connection, before: dict[str, Any], after: CallState, now: float, **values: Any
) -> dict[str, Any] | None:
    """The call after the move, or None where the protocol does not allow it from where the call stands."""
    if not may_move(CallState(before["state"]), after):
        return None
    return _change(conn, before, after, now, **values)


def _change(
    conn: Connection, before: dict[str, Any], after: CallState, now: float, **values: Any
) -> dict[str, Any] | None:
    table = schema.call
    values |= {"state": str(after), "version": table.c.version + 1}
    held = (
        table.c.id == before["id"],
        table.c.state == before["state"],
        table.c.version == before["version"],
    )
    if conn.execute(update(table).where(*held).values(**values)).rowcount != 1:
        return None
    call = find(conn, before["id"])
    _tell(conn, call, now)
    return call


def _tell(conn: Connection, call: dict[str, Any], now: float) -> None:
    body = json.dumps(call, ensure_ascii=False, separators=(",", ":"))
    events.append(conn, call["site"], "call", body, now, of_terminal=call["terminal"])
