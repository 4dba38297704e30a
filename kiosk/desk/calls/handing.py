"""A call goes to somebody else: declined without a reason, or transferred; used by the routes."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from kiosk.desk.calls import ringing
from kiosk.desk.calls.moves import WIDELY, mine
from kiosk.desk.calls.routing import ORDER, Stage, Times
from kiosk.desk.calls.rows import change, find
from kiosk.desk.refusals import Refused
from kiosk.desk.store import schema
from kiosk.wire.calls import ENDED, CallState

S = CallState


def decline(conn: Connection, call_id: str, counter: str, now: float, times: Times) -> dict[str, Any]:
    """The call rings on for the others; who declined hears it again when everyone does, unless they say no
    then too. Nobody is told who declined."""
    call = find(conn, call_id)
    if call["state"] != S.RINGING:
        return call
    everyone = ORDER.index(Stage(call["stage"])) >= ORDER.index(Stage.EVERYONE)
    table = schema.decline
    of = (table.c.call == call_id, table.c.counter == counter)
    if conn.execute(select(table.c.call).where(*of)).first() is None:
        conn.execute(insert(table).values(call=call_id, counter=counter, had_everyone=everyone))
    elif everyone:
        conn.execute(update(table).where(*of).values(had_everyone=True))
    return ringing.rings(conn, call, now, times)


def transfer(
    conn: Connection, call_id: str, agent: str, to: dict[str, str], now: float, times: Times
) -> dict[str, Any]:
    """The call rings at that counter first, or at those of that skill; the citizen keeps their place.

    Whoever holds a call transfers it; one that rings, anyone. `to` has one of `counter` and `skill`.
    """
    call = find(conn, call_id)
    counter, skill = to.get("counter", ""), to.get("skill", "")
    if call["state"] == S.RINGING and (call["to_counter"], call["to_skill"]) == (counter, skill):
        return call
    if call["state"] != S.RINGING:
        mine(conn, call_id, agent)
    if S(call["state"]) in ENDED | {S.ARRIVED}:
        raise Refused(409, "not_now", "Cet appel ne peut plus être transmis.", "Terminez-le vous-même.")
    others = [one for one in ringing.counters(conn, call["site"], now, times) if one.name != agent]
    if not any(one.name == counter if counter else skill in one.skills for one in others):
        raise Refused(
            409, "not_on_shift", "Personne n’est là pour cela en ce moment.", "Choisissez un autre collègue."
        )
    conn.execute(delete(schema.decline).where(schema.decline.c.call == call_id))
    aimed = WIDELY | {
        "stage": str(Stage.FIRST), "rung_at": now, "to_counter": counter, "to_skill": skill
    }  # fmt: skip
    target = ringing.where(conn, call | aimed, now, times, others)
    return change(conn, call, S.RINGING, now, **aimed | ringing.kept(target)) or find(conn, call_id)
