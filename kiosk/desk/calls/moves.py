"""Where calls stand and how they move: each move one conditional update with its event; used by the routes.

Every function runs inside the caller's transaction and may be repeated without harm.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, insert, or_, select, update

from kiosk.desk.calls import ringing
from kiosk.desk.calls.routing import Stage, Times
from kiosk.desk.calls.rows import LISTS, change, find, move, public, tell
from kiosk.desk.refusals import Refused, unknown_call
from kiosk.desk.store import schema
from kiosk.wire.calls import ENDED, Call, CallState

S = CallState
LONGEST_WAIT_MS = 7 * 24 * 3_600_000
OUTCOMES = ("helped", "elsewhere", "later", "left", "mistake")  # how a call may be said to have ended
WIDELY: dict[str, Any] = {  # it rings again, for everyone
    "agent": "",
    "accepted_at": None,
    "minutes": None,
    "stage": str(Stage.EVERYONE),
    "offered_to": "",
    "rings_for": "null",
    "to_counter": "",
    "to_skill": "",
    "said": "",
}


def post(
    conn: Connection, call: Call, now: float, expires_s: float, times: Times
) -> tuple[dict[str, Any], bool]:
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
        return _wished(conn, public(known), call, now, times), False
    waited_ms = min(max(call.waited_ms, 0), LONGEST_WAIT_MS)
    since = now - waited_ms / 1000  # a terminal's wrong clock changes nothing
    state = S.RINGING
    if call.state in (S.CANCELLED, S.EXPIRED):
        state = call.state
    elif now - since >= expires_s:
        state = S.EXPIRED
    row = call.to_json() | {name: json.dumps(getattr(call, name)) for name in LISTS}
    row |= {
        "state": str(state),
        "version": 1,
        "received_at": now,
        "since": since,
        "waited_ms": waited_ms,
        "ended_at": now if state in ENDED else None,
        "rung_at": since,
        "stage": str(Stage.FIRST),
    }
    if state is S.RINGING:
        fresh = row | {"wishes": call.wishes, "to_counter": "", "to_skill": "", "offered_to": ""}
        row |= ringing.kept(
            ringing.where(conn, fresh, now, times, ringing.counters(conn, call.site, now, times))
        )
    conn.execute(insert(schema.call).values(**row))
    stored = find(conn, call.id)
    tell(conn, stored, now)
    return stored, True


def _wished(conn: Connection, known: dict[str, Any], call: Call, now: float, times: Times) -> dict[str, Any]:
    state = CallState(known["state"])
    if call.wishes_version <= known["wishes_version"] or state in ENDED:
        return known
    asked = {"wishes": json.dumps(call.wishes), "wishes_version": call.wishes_version}
    after = change(conn, known, state, now, language=call.language, **asked) or known
    return ringing.rings(conn, after, now, times) if after["state"] == S.RINGING else after


def cancel(conn: Connection, call_id: str, terminal: str | None, now: float) -> dict[str, Any]:
    """The citizen calls off; where an agent already stands beside them, the call stays as it is."""
    before = find(conn, call_id)
    if terminal is not None and before["terminal"] != terminal:
        raise unknown_call()
    return move(conn, before, S.CANCELLED, now, ended_at=now) or find(conn, call_id)


def accept(conn: Connection, call_id: str, agent: str, now: float) -> dict[str, Any]:
    """This agent takes the call; exactly one of those who try at once does."""
    before = find(conn, call_id)
    moved = move(
        conn, before, S.ACCEPTED, now, agent=agent, accepted_at=now, minutes=None, nobody_on_shift=False
    )
    return moved or mine(conn, call_id, agent)


def on_my_way(conn: Connection, call_id: str, agent: str, minutes: int | None, now: float) -> dict[str, Any]:
    """The agent sets out, with the minutes they gave, if any; takes the call first when it still rings."""
    if find(conn, call_id)["state"] == S.RINGING:
        accept(conn, call_id, agent, now)
    before = mine(conn, call_id, agent)
    if before["state"] == S.ON_THE_WAY and minutes != before["minutes"]:
        return change(conn, before, S.ON_THE_WAY, now, minutes=minutes) or mine(conn, call_id, agent)
    return move(conn, before, S.ON_THE_WAY, now, minutes=minutes) or mine(conn, call_id, agent)


def arrived(conn: Connection, call_id: str, agent: str, now: float) -> dict[str, Any]:
    """The agent stands beside the citizen."""
    before = mine(conn, call_id, agent)
    return move(conn, before, S.ARRIVED, now, arrived_at=now) or before


def help_from_desk(conn: Connection, call_id: str, agent: str, now: float) -> dict[str, Any]:
    """The agent helps from where they sit; takes the call first when it still rings."""
    if find(conn, call_id)["state"] == S.RINGING:
        accept(conn, call_id, agent, now)
    before = mine(conn, call_id, agent)
    return move(conn, before, S.HELPING_FROM_DESK, now, minutes=None) or before


def close(
    conn: Connection, call_id: str, agent: str, now: float, anyone: bool = False, outcome: str = ""
) -> dict[str, Any]:
    """The call is done, with how it ended, if that was said; `anyone` when the counter that held it is no
    longer on shift."""
    before = find(conn, call_id) if anyone else mine(conn, call_id, agent)
    if before["state"] == S.RINGING:
        raise Refused(409, "still_ringing", "Personne n’a encore accepté cet appel.", "Acceptez-le d’abord.")
    return move(conn, before, S.CLOSED, now, ended_at=now, outcome=outcome) or find(conn, call_id)


def pass_on(conn: Connection, call_id: str, agent: str, now: float, anyone: bool = False) -> dict[str, Any]:
    """The call rings again for every colleague; the citizen keeps their place in the queue."""
    before = find(conn, call_id)
    if before["state"] == S.RINGING:
        return before
    if not anyone:
        mine(conn, call_id, agent)
    return move(conn, before, S.RINGING, now, **WIDELY) or find(conn, call_id)


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
            move(conn, before, S.EXPIRED, now, ended_at=now)


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
            move(conn, before, S.RINGING, now, **WIDELY)


def mine(conn: Connection, call_id: str, agent: str) -> dict[str, Any]:
    """The call that this counter holds, or `Refused` with who does."""
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
