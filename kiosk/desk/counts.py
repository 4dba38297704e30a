"""Figures: how often each named event happened, per day and procedure; used by the terminals' routes."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from kiosk.desk.refusals import malformed
from kiosk.desk.store import schema

NAME = re.compile(r"[A-Za-z0-9_.:-]{1,100}")  # names only: no sentence fits, so no answer does
MOST = 500
KEEP_BATCHES_S = 14 * 86_400


def read(body: Mapping[str, Any]) -> tuple[str, Counter[tuple[str, str, str]]]:
    """The batch's id and its totals by day, event and procedure; `Refused` where it holds no mere names."""
    batch, rows = body.get("id"), body.get("counts")
    if not isinstance(batch, str) or not NAME.fullmatch(batch) or len(batch) > 64:
        raise malformed("Un lot de comptages porte un « id » de 1 à 64 lettres ou chiffres.")
    if not isinstance(rows, list) or len(rows) > MOST:
        raise malformed(f"« counts » est une liste d’au plus {MOST} comptages.")
    totals: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        if not isinstance(row, dict):
            raise malformed("Un comptage est un objet {event, procedure, at}.")
        event, procedure, at, times = (
            row.get("event"),
            row.get("procedure") or "-",
            row.get("at"),
            row.get("n", 1),
        )
        if not isinstance(event, str) or not NAME.fullmatch(event):
            raise malformed("« event » est un nom, sans espace.")
        if not isinstance(procedure, str) or not NAME.fullmatch(procedure):
            raise malformed("« procedure » est l’identifiant d’une démarche, sans espace.")
        if (
            isinstance(at, bool)
            or not isinstance(at, int | float)
            or not 0 < at < 2**33
            or not math.isfinite(at)
        ):
            raise malformed("« at » est une heure en secondes depuis 1970.")
        if isinstance(times, bool) or not isinstance(times, int) or not 1 <= times <= 100_000:
            raise malformed("« n » est un nombre entier de 1 à 100 000.")
        totals[datetime.fromtimestamp(at).date().isoformat(), event, procedure] += times
    return batch, totals


def add(conn: Connection, site: str, batch: str, totals: Counter[tuple[str, str, str]], now: float) -> bool:
    """Whether the batch was new; one sent twice counts once."""
    seen = schema.count_batch
    if conn.execute(select(seen.c.id).where(seen.c.id == batch)).first() is not None:
        return False
    conn.execute(insert(seen).values(id=batch, at=now))
    conn.execute(delete(seen).where(seen.c.at < now - KEEP_BATCHES_S))
    table = schema.count
    for (day, event, procedure), times in totals.items():
        key = (
            table.c.site == site,
            table.c.day == day,
            table.c.event == event,
            table.c.procedure == procedure,
        )
        if conn.execute(update(table).where(*key).values(total=table.c.total + times)).rowcount == 0:
            conn.execute(
                insert(table).values(site=site, day=day, event=event, procedure=procedure, total=times)
            )
    return True


def totals(conn: Connection, site: str) -> list[dict[str, Any]]:
    """Every figure kept, for tests and the committee's page to come."""
    table = schema.count.c
    query = select(table.day, table.event, table.procedure, table.total).where(table.site == site)
    return [
        dict(row._mapping) for row in conn.execute(query.order_by(table.day, table.event, table.procedure))
    ]
