"""The desk's time: seconds since 1970 that a moved wall clock does not move; used by `app`."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, delete, func, insert, select

from kiosk.desk.store import schema

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def _running_s() -> float:
    return time.clock_gettime(time.CLOCK_BOOTTIME)


def steady(conn: Connection) -> Callable[[], float]:
    """A clock that goes on evenly from here.

    Of a SQLite file: on the same start of the machine as it went before, whatever the wall clock was set to
    since. Of PostgreSQL: from its server's clock, which every machine of the desk then shares.
    """
    if conn.dialect.name == "postgresql":
        began = float(conn.execute(select(func.extract("epoch", func.clock_timestamp()))).scalar() or 0)
        began -= _running_s()
    else:
        began = _began(conn)
    return lambda: began + _running_s()


def _began(conn: Connection) -> float:
    try:
        boot = BOOT_ID.read_text().strip()
    except OSError:
        boot = ""
    kept = conn.execute(select(schema.meta.c.value).where(schema.meta.c.name == "clock")).scalar() or ""
    before, _, began = kept.partition(" ")
    if boot and before == boot:
        return float(began)
    now = time.time() - _running_s()
    conn.execute(delete(schema.meta).where(schema.meta.c.name == "clock"))
    conn.execute(insert(schema.meta).values(name="clock", value=f"{boot} {now}"))
    return now
