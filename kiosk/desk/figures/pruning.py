"""What is older than the settings keep goes: published months, calls and events; used by `rounds`."""

from __future__ import annotations

from sqlalchemy import Connection, delete, func, select

from kiosk.desk.figures.months import before
from kiosk.desk.figures.of_calls import read_up_to
from kiosk.desk.store import schema
from kiosk.desk.store.figures_schema import figure_month
from kiosk.wire.calls import ENDED

DAY_S = 86_400
AT_ONCE = 2000


def forget_months(conn: Connection, site: str, now: float, keep: int) -> None:
    """Drops the months published longer ago than that many months."""
    table = figure_month
    conn.execute(delete(table).where(table.c.site == site, table.c.month < before(now, keep)))


def forget_calls(conn: Connection, site: str, now: float, days: float) -> bool:
    """Drops what happened longer ago than that many days, once it is counted; whether there may be more.

    A call that has not ended stays, and so does the newest event: a screen may still read on from it.
    """
    event, limit = schema.event, now - days * DAY_S
    newest = conn.execute(select(func.max(event.c.id)).where(event.c.site == site)).scalar() or 0
    counted = min(read_up_to(conn, site), newest - 1)
    old = select(event.c.id).where(event.c.site == site, event.c.id <= counted, event.c.at < limit)
    gone = conn.execute(delete(event).where(event.c.id.in_(old.limit(AT_ONCE)))).rowcount
    call = schema.call
    ended = (call.c.site == site, call.c.state.in_([str(s) for s in ENDED]), call.c.ended_at < limit)
    calls = list(conn.execute(select(call.c.id).where(*ended).limit(AT_ONCE // 4)).scalars())
    for table, column in (
        (schema.decline, schema.decline.c.call),
        (schema.notice, schema.notice.c.call),
        (call, call.c.id),
    ):
        conn.execute(delete(table).where(column.in_(calls)))
    return gone == AT_ONCE or len(calls) == AT_ONCE // 4
