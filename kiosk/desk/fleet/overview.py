"""How every terminal of a site stands, in four states; used by `routes` and the metrics.

Working; attention (something it found, a trial call that did not come back, out of order); disconnected
(silent); never (it has a key or a code, and was never heard).
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Row, case, func, select

from kiosk.desk.store import schema
from kiosk.desk.store.entry_schema import enrolment, terminal_key
from kiosk.desk.store.fleet_schema import terminal_health
from kiosk.desk.terminals import LIMIT

STATES = ("working", "attention", "disconnected", "never")
TRIAL_BACK_S = 60.0  # a trial call that is not back by then has failed
_TOLD = ("version", "content_date", "bundle", "started_at")


def overview(conn: Connection, site: str, now: float, terminal: str | None = None) -> list[dict[str, Any]]:
    """Every terminal of the site, or one, with all that it found; in order of their identities."""
    table, health = schema.terminal, terminal_health
    beside = table.outerjoin(health, (health.c.site == table.c.site) & (health.c.terminal == table.c.id))
    found = (
        table.c.id, table.c.place, table.c.state, table.c.since, table.c.tried_at, table.c.trial_ms,
        health.c.at, health.c.level, health.c.since.label("level_since"), health.c.findings,
        *(health.c[name] for name in _TOLD),
    )  # fmt: skip
    query = select(*found).select_from(beside).where(table.c.site == site)
    if terminal is not None:
        query = query.where(table.c.id == terminal)
    keys = _keys(conn, site, now, terminal)
    heard = {row.id: _stands(row, now) for row in conn.execute(query.order_by(table.c.id).limit(LIMIT))}
    shown = [
        one for one in heard.values() if not (one["state"] == "disconnected" and _ended(keys, one["id"]))
    ]
    shown += [
        _never(name, place, since) for name, (place, since, ended) in keys.items()
        if name not in heard and not ended
    ]  # fmt: skip
    return sorted(shown, key=lambda one: one["id"])


def counted(conn: Connection, now: float) -> dict[tuple[str, str], int]:
    """How many terminals of each site stand in each state, told by the database without reading them all."""
    table, health, key = schema.terminal.c, terminal_health.c, terminal_key.c
    failed = (table.trial_ms.is_(None)) & (table.tried_at < now - TRIAL_BACK_S)
    ill = (table.state == "out_of_order") | failed | health.level.in_(("bad", "warning"))
    state = case((table.state == "lost", "disconnected"), (ill, "attention"), else_="working")
    beside = schema.terminal.outerjoin(
        terminal_health, (health.site == table.site) & (health.terminal == table.id)
    ).outerjoin(terminal_key, (key.site == table.site) & (key.terminal == table.id))
    away = (table.state == "lost") & key.revoked_at.is_not(None)
    each = select(table.site, state.label("stands")).select_from(beside).where(~away).subquery().c
    heard = select(each.site, each.stands, func.count()).group_by(each.site, each.stands)
    found = {(site, name): n for site, name, n in conn.execute(heard)}
    unheard = terminal_key.outerjoin(schema.terminal, (key.site == table.site) & (key.terminal == table.id))
    never = select(key.site, func.count()).select_from(unheard)
    never = never.where(table.id.is_(None), key.revoked_at.is_(None)).group_by(key.site)
    return found | {(site, "never"): n for site, n in conn.execute(never)}


def _ended(keys: dict[str, tuple[str, float, bool]], name: str) -> bool:
    """Whether its key was taken from it: it is silent because it was taken away."""
    return name in keys and keys[name][2]


def _stands(row: Row[Any], now: float) -> dict[str, Any]:
    told = {name: getattr(row, name) for name in _TOLD}
    why = _why(row, now)
    state, since = "working", row.since
    if row.state == "lost":
        state = "disconnected"
    elif why:
        state, since = "attention", min(at for _, at in why)
    return {
        "id": row.id,
        "place": row.place,
        "state": state,
        "since": since,
        "doing": row.state,
        "why": [code for code, _ in why],
        "tried_at": row.tried_at,
        "trial_ms": row.trial_ms,
        "examined_at": row.at,
        **{name: value if value is not None else "" for name, value in told.items() if name != "started_at"},
        "started_at": told["started_at"],
        "findings": json.loads(row.findings) if row.findings else [],
    }


def _why(row: Row[Any], now: float) -> list[tuple[str, float]]:
    """Why somebody should look at it, each with since when."""
    why = []
    if row.state == "out_of_order":
        why.append(("out_of_order", row.since))
    if row.tried_at is not None and row.trial_ms is None and now - row.tried_at > TRIAL_BACK_S:
        why.append(("trial", row.tried_at))
    if row.level in ("bad", "warning"):
        why.append((row.level, row.level_since))
    return why


def _keys(
    conn: Connection, site: str, now: float, terminal: str | None
) -> dict[str, tuple[str, float, bool]]:
    """Who has or had a key, or a code that still opens: place, since when, whether it ended."""
    key, code = terminal_key.c, enrolment.c
    keys = select(key.terminal, key.place, key.made_at, key.revoked_at).where(key.site == site)
    codes = select(code.terminal, code.place).where(code.site == site, code.until > now, code.used_by == "")
    if terminal is not None:
        keys, codes = keys.where(key.terminal == terminal), codes.where(code.terminal == terminal)
    found = {row.terminal: (row.place, now, False) for row in conn.execute(codes)}
    for row in conn.execute(keys):
        ended = row.revoked_at is not None and row.terminal not in found
        found[row.terminal] = (row.place, row.made_at, ended)
    return found


def _never(name: str, place: str, since: float) -> dict[str, Any]:
    nothing = dict.fromkeys(("tried_at", "trial_ms", "examined_at", "started_at"))
    told = {"id": name, "place": place, "state": "never", "since": since, "doing": "", "why": []}
    return {**told, **nothing, "version": "", "content_date": "", "bundle": "", "findings": []}
