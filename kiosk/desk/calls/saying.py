"""A short message to the citizen, kept with the call and told by its events; used by the routes."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from kiosk.desk.calls.moves import mine
from kiosk.desk.calls.rows import change
from kiosk.desk.refusals import Refused
from kiosk.wire.calls import CallState
from kiosk.wire.said import MOST_SAID, SPOKEN_TO, Said


def say(conn: Connection, call_id: str, agent: str, code: Said, number: int, now: float) -> dict[str, Any]:
    """The call with that message, the `number`th of this call; repeating one says nothing again.

    The next one only: two that are pressed at once, on two pages of a counter, are not both the third.
    Raises `Refused` where another counter has the call, nobody has, or the agent stands beside the citizen.
    """
    before = mine(conn, call_id, agent)
    if CallState(before["state"]) not in SPOKEN_TO:
        raise Refused(
            409,
            "not_now",
            "Ce message ne peut plus être affiché.",
            "Parlez à la personne, ou terminez l’appel.",
        )
    last = before["said_number"]
    if number == last and code == before["said"]:
        return before
    if number != last + 1 or number > MOST_SAID:
        raise Refused(
            409, "not_next", "Un autre message a déjà été envoyé.", "Relisez l’appel, puis recommencez."
        )
    told = change(conn, before, CallState(before["state"]), now, said=str(code), said_number=number)
    return told or mine(conn, call_id, agent)
