"""What channels are owed and whether they work, in the database; used by `rounds` and the snapshot."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from kiosk.desk.calls.routing import Stage
from kiosk.desk.store import events, schema
from kiosk.wire.calls import CallState

LONGEST_WAIT_S, KEEP_S = 300.0, 86_400.0
RINGING, OVER = "ringing", "over"


def known(conn: Connection, site: str) -> list[dict[str, Any]]:
    """Every channel with its problem, "" where it works."""
    table = schema.channel.c
    query = select(table.name, table.problem, table.since).where(table.site == site)
    return [dict(row._mapping) for row in conn.execute(query.order_by(table.name))]


def tell(conn: Connection, site: str, name: str, problem: str, now: float) -> None:
    """Keeps whether a channel works, with an event where that has changed."""
    table = schema.channel
    key = (table.c.site == site, table.c.name == name)
    before = conn.execute(select(table.c.problem).where(*key)).scalar()
    if before == problem:
        return
    values = {"problem": problem, "since": now}
    if before is None:
        conn.execute(insert(table).values(site=site, name=name, **values))
    else:
        conn.execute(update(table).where(*key).values(values))
    events.append(conn, site, "channel", json.dumps({"name": name, **values}), now)


def lit(conn: Connection, site: str) -> dict[str, str]:
    """The calls that the lamp is lit for, each with its terminal."""
    table = schema.call.c
    stages = (str(Stage.LAMP), str(Stage.TELEPHONE))
    query = select(table.id, table.terminal).where(
        table.site == site, table.state == str(CallState.RINGING), table.stage.in_(stages)
    )
    return {row.id: row.terminal for row in conn.execute(query)}


def unsaid(conn: Connection, site: str) -> bool:
    """Whether a call has become lit, or is no longer, since it was last noted."""
    said = _said(conn, site)
    return {call for call, what in said.items() if what == RINGING} != set(lit(conn, site))


def note(conn: Connection, site: str, now: float) -> None:
    """Notes what has to be told: of a call newly lit, and of one that no longer is."""
    table, said, burning = schema.notice, _said(conn, site), lit(conn, site)
    over = {call for call, what in said.items() if what == RINGING} - set(burning)
    news = [(call, terminal, RINGING) for call, terminal in burning.items() if said.get(call) != RINGING]
    terminals = schema.call.c
    for call in over:
        of = conn.execute(select(terminals.terminal).where(terminals.id == call)).scalar() or ""
        news.append((call, of, OVER))
    for call, terminal, what in news:
        conn.execute(delete(table).where(table.c.call == call))  # what is no longer so need not be told
        conn.execute(
            insert(table).values(
                call=call, what=what, site=site, terminal=terminal, at=now, next_at=now, tries=0
            )
        )
    old = (table.c.site == site, table.c.what == OVER, table.c.at < now - KEEP_S)
    conn.execute(delete(table).where(*old))


def _said(conn: Connection, site: str) -> dict[str, str]:
    table = schema.notice.c
    rows = conn.execute(select(table.call, table.what).where(table.site == site, table.what == RINGING))
    return {row.call: row.what for row in rows}


def due(conn: Connection, site: str, now: float) -> list[dict[str, Any]]:
    """What is still to be told, oldest first."""
    table = schema.notice.c
    query = select(schema.notice).where(table.site == site, table.sent_at.is_(None), table.next_at <= now)
    return [dict(row._mapping) for row in conn.execute(query.order_by(table.at).limit(20))]


def sent(conn: Connection, notice: dict[str, Any], taken: bool, now: float) -> None:
    """It was taken, or is told again later: after 1, 2, 4 … 300 seconds."""
    table = schema.notice
    key = (table.c.call == notice["call"], table.c.what == notice["what"])
    wait_s = min(2.0 ** notice["tries"], LONGEST_WAIT_S)
    values = {"sent_at": now} if taken else {"tries": notice["tries"] + 1, "next_at": now + wait_s}
    conn.execute(update(table).where(*key).values(values))
