"""Who is on shift, by counter and never by a person's name; used by the routes and the watch."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, insert, select, update

from kiosk.desk import calls
from kiosk.desk.refusals import Refused
from kiosk.desk.store import events, schema

MOVES = {"start": "on", "pause": "pause", "end": "off"}  # what an agent may say → status
AWAY_AFTER_S = 30  # a page that was not heard for so long
OFF_AFTER_S = 30 * 60  # away so long: the shift is over


def on_shift(conn: Connection, site: str) -> list[dict[str, Any]]:
    """Every counter whose shift is not over, in order of name."""
    table = schema.agent.c
    query = select(table.name, table.status, table.since, table.skills)
    rows = conn.execute(query.where(table.site == site, table.status != "off").order_by(table.name))
    return [dict(row._mapping) | {"skills": json.loads(row.skills)} for row in rows]


def skills(conn: Connection, site: str, name: str) -> list[str]:
    """What the counter last said that it knows."""
    table = schema.agent.c
    found = conn.execute(select(table.skills).where(table.site == site, table.name == name)).scalar()
    return list(json.loads(found or "[]"))


def status(conn: Connection, site: str, name: str) -> str:
    """on, pause, away or off."""
    table = schema.agent.c
    found = conn.execute(select(table.status).where(table.site == site, table.name == name)).scalar()
    return found or "off"


def change(
    conn: Connection, site: str, name: str, after: str, now: float, knows: list[str] | None = None
) -> str:
    """The status after an agent's own word, or the watch's; repeating it makes no second event.

    `knows` are the skills chosen with it; without them those of the last shift stay.
    """
    before, known = status(conn, site, name), skills(conn, site, name)
    if before == after and knows in (None, known):
        return after
    knows = known if knows is None else knows
    if after in ("pause", "off") and before == "on" and calls.held_by(conn, site, name):
        raise Refused(
            409,
            "call_open",
            "Vous avez encore un appel en cours.",
            "Terminez-le, ou passez-le à un collègue, puis recommencez.",
        )
    table = schema.agent
    key = (table.c.site == site, table.c.name == name)
    told: dict[str, Any] = {"status": after, "since": now, "skills": json.dumps(knows)}
    told |= {"heard_at": now} if after in ("on", "pause") else {}
    told |= {"idle_since": now} if after == "on" and before in ("off", "pause") else {}
    if conn.execute(update(table).where(*key).values(told)).rowcount == 0:
        conn.execute(insert(table).values(site=site, name=name, **told))
    told = {"name": name, "status": after, "since": now, "skills": knows}
    body = json.dumps(told, ensure_ascii=False)
    events.append(conn, site, "agent", body, now)
    return after


def silent(conn: Connection, before: float) -> list[tuple[str, str, str, float]]:
    """(site, name, status, since when) of the counters whose page was last heard before that time."""
    table = schema.agent.c
    query = select(table.site, table.name, table.status, table.heard_at).where(
        table.status != "off", table.heard_at < before
    )
    return [tuple(row) for row in conn.execute(query)]  # type: ignore[misc]


def mark(conn: Connection, site: str, name: str, only_from: tuple[str, ...], after: str, now: float) -> None:
    """What the watch noticed (a page gone, a page back); an agent's own word is not overruled."""
    before = status(conn, site, name)
    if before in only_from and not (after == "off" and calls.held_by(conn, site, name)):
        change(conn, site, name, after, now)
