"""Figures of calls, from the calls' own events: how each ended, how long it waited; used by `rounds`.

Nothing of who answered is read. An event is read once: the last one is kept with what it was counted for.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, select, update

from kiosk.desk.figures.months import hour_of
from kiosk.desk.figures.receiving import Key, add
from kiosk.desk.figures.released import CALL, WAITED, WAITS
from kiosk.desk.store import schema
from kiosk.desk.store.figures_schema import figure_cursor
from kiosk.wire.calls import ENDED, TEST
from kiosk.wire.figures import SOURCES, is_name

AT_ONCE = 500
LIMITS_S = (30, 60, 120, 300)  # below which each but the last two of `WAITS` is


def count(conn: Connection, site: str, now: float) -> bool:
    """Counts the calls that have ended since; whether there may be more. Called under the site's lock."""
    event, cursor = schema.event.c, read_up_to(conn, site)
    query = select(event.id, event.kind, event.body).where(event.site == site, event.id > cursor)
    found = list(conn.execute(query.order_by(event.id).limit(AT_ONCE)))
    if not found:
        return False
    totals: Counter[Key] = Counter()
    for row in found:
        if row.kind == "call" and _counts(call := json.loads(row.body)):
            totals.update(_of(call))
    add(conn, site, totals, now)
    mine = figure_cursor.c.site == site
    if conn.execute(update(figure_cursor).where(mine).values(event=found[-1].id)).rowcount == 0:
        conn.execute(insert(figure_cursor).values(site=site, event=found[-1].id))
    return len(found) == AT_ONCE


def read_up_to(conn: Connection, site: str) -> int:
    """The last event that is counted."""
    mine = figure_cursor.c
    return conn.execute(select(mine.event).where(mine.site == site)).scalar() or 0


def _counts(call: Mapping[str, Any]) -> bool:
    """Whether it has ended, and was a citizen's: a technician's trial is no figure."""
    return call["state"] in ENDED and call["source"] != TEST


def _of(call: Mapping[str, Any]) -> tuple[Key, Key]:
    day, hour = hour_of(call["since"])
    procedure = call["procedure"] if is_name(call["procedure"]) else ""
    source = call["source"] if call["source"] in SOURCES else ""
    ended = call["outcome"] or call["state"]
    return tuple(  # type: ignore[return-value]
        (day, hour, event, procedure, source, detail)
        for event, detail in ((CALL, ended), (WAITED, _wait(call)))
    )


def _wait(call: Mapping[str, Any]) -> str:
    """How long until somebody took it who then kept it."""
    if call["accepted_at"] is None:
        return WAITS[-1]
    waited_s = call["accepted_at"] - call["since"]
    return WAITS[sum(waited_s >= limit_s for limit_s in LIMITS_S)]
