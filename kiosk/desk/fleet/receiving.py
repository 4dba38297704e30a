"""What a terminal has found of itself, read and kept; used by `routes`.

Findings are texts of the program, of limited length and number: nothing that a citizen typed is among them.
Each is in French, and in English (`en`) where the terminal tells it so.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from kiosk.desk.bodies import short_text
from kiosk.desk.refusals import malformed
from kiosk.desk.store import schema
from kiosk.desk.store.fleet_schema import terminal_health
from kiosk.wire.findings import LONGEST, MOST, WORST

DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})?")
MOST_S = 2**31


@dataclass(frozen=True, slots=True)
class Health:
    """One examination; `age_s` is how long ago it was, `uptime_s` since when the machine runs."""

    version: str
    content_date: str
    bundle: str
    uptime_s: int
    age_s: int
    level: str
    findings: tuple[dict[str, Any], ...]


def read(body: dict[str, Any]) -> Health:
    """The examination in a body; `Refused` where it is not one."""
    day = short_text(body.get("content_date"), "content_date", 10)
    if not DAY.fullmatch(day):
        raise malformed("« content_date » est un jour : 2026-11-30, ou rien.")
    given = body.get("findings")
    if not isinstance(given, list) or len(given) > MOST:
        raise malformed(f"« findings » est une liste d’au plus {MOST} constats.")
    findings = tuple(_finding(one) for one in given)
    return Health(
        short_text(body.get("version"), "version", 40),
        day,
        short_text(body.get("bundle"), "bundle", 64),
        _seconds(body, "uptime_s"),
        _seconds(body, "age_s"),
        max((one["level"] for one in findings), key=WORST.__getitem__, default="good"),
        findings,
    )


def _finding(one: Any) -> dict[str, Any]:
    if not isinstance(one, dict) or not isinstance(one.get("level"), str) or one["level"] not in WORST:
        raise malformed("Un constat a « part », « level » (good, warning, bad), « measured » et « remedy ».")
    told: dict[str, Any] = _texts(one) | {"level": one["level"]}
    if isinstance(one.get("en"), dict):
        told["en"] = _texts(one["en"])
    return told


def _texts(said: dict[str, Any]) -> dict[str, str]:
    return {name: short_text(said.get(name), name, longest) for name, longest in LONGEST.items()}


def _seconds(body: dict[str, Any], name: str) -> int:
    value = body.get(name, 0)
    if type(value) is not int or not 0 <= value <= MOST_S:
        raise malformed(f"« {name} » est un nombre entier de secondes.")
    return value


def keep(conn: Connection, site: str, terminal: str, health: Health, now: float) -> bool:
    """Keeps it in place of the one before; whether the terminal is known here at all."""
    known = schema.terminal.c
    if conn.execute(select(known.id).where(known.site == site, known.id == terminal)).first() is None:
        return False
    mine = (terminal_health.c.site == site) & (terminal_health.c.terminal == terminal)
    before = conn.execute(select(terminal_health.c.level, terminal_health.c.since).where(mine)).first()
    at = now - health.age_s
    conn.execute(delete(terminal_health).where(mine))
    conn.execute(
        insert(terminal_health).values(
            site=site,
            terminal=terminal,
            at=at,
            level=health.level,
            since=before.since if before is not None and before.level == health.level else at,
            version=health.version,
            content_date=health.content_date,
            bundle=health.bundle,
            started_at=at - health.uptime_s,
            findings=json.dumps(health.findings, ensure_ascii=False),
        )
    )
    return True
