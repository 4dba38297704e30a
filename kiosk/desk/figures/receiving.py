"""Batches of figures from terminals: read strictly, each added once; used by the terminals' routes."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from kiosk.desk.figures.months import hour_of, is_closed
from kiosk.desk.refusals import malformed
from kiosk.desk.store.figures_schema import figure as table
from kiosk.desk.store.figures_schema import figure_batch as seen
from kiosk.wire.figures import SOURCES, is_name

MOST = 500
KEEP_BATCHES_S = 70 * 86_400  # longer than any month is open
AHEAD_S = 3600.0  # that a terminal's clock may be
OWN = "desk."  # how the events begin that this desk counts itself

Key = tuple[str, int, str, str, str, str]  # day, hour, event, procedure, source, detail
NAMES = ("day", "hour", "event", "procedure", "source", "detail")


def read(body: Mapping[str, Any], now: float) -> tuple[str, Counter[Key]]:
    """The batch's id and its totals by the hour; `Refused` where it holds anything but names.

    An hour that has not come yet is the one that runs: the terminal's clock is ahead.
    """
    batch, rows = body.get("id"), body.get("counts")
    if not isinstance(batch, str) or not is_name(batch) or len(batch) > 64:
        raise malformed("Un lot de comptages porte un « id » de 1 à 64 lettres ou chiffres.")
    if not isinstance(rows, list) or len(rows) > MOST:
        raise malformed(f"« counts » est une liste d’au plus {MOST} comptages.")
    totals: Counter[Key] = Counter()
    for row in rows:
        if not isinstance(row, dict):
            raise malformed("Un comptage est un objet {event, procedure, source, detail, at, n}.")
        event, at, times = row.get("event"), row.get("at"), row.get("n", 1)
        if not is_name(event) or str(event).startswith(OWN):
            raise malformed("« event » est un nom, sans espace.")
        if not _is_time(at):
            raise malformed("« at » est une heure en secondes depuis 1970.")
        if isinstance(times, bool) or not isinstance(times, int) or not 1 <= times <= 100_000:
            raise malformed("« n » est un nombre entier de 1 à 100 000.")
        day, hour = hour_of(at if at <= now + AHEAD_S else now)
        totals[day, hour, str(event), *_names(row)] += times
    return batch, totals


def _is_time(at: object) -> bool:
    good = isinstance(at, int | float) and not isinstance(at, bool)
    return good and math.isfinite(at) and 0 < at < 2**33


def _names(row: Mapping[str, Any]) -> tuple[str, str, str]:
    procedure, source, detail = (row.get(name) or "" for name in ("procedure", "source", "detail"))
    if source not in ("", *SOURCES):
        raise malformed("« source » est city, state ou rien.")
    for name, value in (("procedure", procedure), ("detail", detail)):
        if value != "" and not is_name(value):
            raise malformed(f"« {name} » est un identifiant, sans espace, ou rien.")
    return procedure, source, detail


def add_batch(conn: Connection, site: str, batch: str, totals: Counter[Key], now: float) -> bool:
    """Whether the batch was new; one sent twice counts once."""
    if conn.execute(select(seen.c.id).where(seen.c.id == batch)).first() is not None:
        return False
    conn.execute(insert(seen).values(id=batch, at=now))
    conn.execute(delete(seen).where(seen.c.at < now - KEEP_BATCHES_S))
    add(conn, site, totals, now)
    return True


def add(conn: Connection, site: str, totals: Counter[Key], now: float) -> None:
    """Adds to the months that are still open; of a month that is closed nothing changes any more."""
    for key, times in totals.items():
        if is_closed(key[0][:7], now):
            continue
        named = {"site": site, **dict(zip(NAMES, key, strict=True))}
        mine = [table.c[name] == value for name, value in named.items()]
        if conn.execute(update(table).where(*mine).values(total=table.c.total + times)).rowcount == 0:
            conn.execute(insert(table).values(total=times, **named))
