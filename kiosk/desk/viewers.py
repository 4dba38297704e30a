"""Which page could open what a citizen shows: its public key, told to the terminal by the table of events.

The key is public, made anew by every page, and of no use without the page; used by the routes.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, select

from kiosk.desk import calls
from kiosk.desk.refusals import Refused
from kiosk.desk.store import events, schema
from kiosk.wire.calls import TAKEN

KIND = "viewer"


def offer(conn: Connection, call_id: str, counter: str, role: str, page: str, key: str, now: float) -> None:
    """The page of the counter that has the call opens what is sealed to this key; without one, no longer."""
    call = calls.mine(conn, call_id, counter)
    body = {"id": call_id, "counter": counter, "role": role, "page": page, "key": key}
    events.append(conn, call["site"], KIND, json.dumps(body), now, of_terminal=call["terminal"])


def known(conn: Connection, site: str, terminal: str, live: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """For each taken call of a terminal, the page that last offered to see, if its counter still has it."""
    table, found = schema.event.c, []
    for call in live:
        if call["state"] not in TAKEN:
            continue
        query = select(table.body).where(
            table.site == site, table.terminal == terminal, table.kind == KIND,
            table.at >= (call["accepted_at"] or 0.0),
        )  # fmt: skip
        body = json.loads(conn.execute(query.order_by(table.id.desc()).limit(1)).scalar() or "{}")
        if body.get("id") == call["id"] and body.get("counter") == call["agent"]:
            found.append(body)
    return found


def must_be_taken(conn: Connection, call_id: str, terminal: str) -> dict[str, Any]:
    """The call of that terminal that an agent has; `Refused` where none does."""
    call = calls.find(conn, call_id)
    if call["terminal"] != terminal or call["state"] not in TAKEN:
        raise Refused(
            409, "not_taken", "Aucun agent n’a cet appel.", "Attendez qu’un agent l’accepte.",
        )  # fmt: skip
    return call
