"""SQLite for a town hall: WAL, full synchronisation, one writer; used by `database`."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine
from sqlalchemy import event as hooks

BUSY_S = 5.0
LOOK_S = 0.02


def engines(url: URL) -> tuple[Engine, Engine]:
    """The writer's and the readers'."""
    return _engine(url, "BEGIN IMMEDIATE"), _engine(url, "BEGIN", "PRAGMA query_only=ON")


def _engine(url: URL, begin: str, *pragmas: str) -> Engine:
    # hide_parameters: an error's text never shows what was being stored
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": BUSY_S})

    @hooks.listens_for(engine, "connect")
    def connected(dbapi: Any, _record: Any) -> None:
        dbapi.isolation_level = None  # the driver's own BEGIN would come too late to be IMMEDIATE
        for pragma in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", *pragmas):
            dbapi.execute(pragma)

    @hooks.listens_for(engine, "begin")
    def begun(conn: Connection) -> None:
        conn.exec_driver_sql(begin)

    return engine


class Changes:
    """A thread that tells when another process has committed to the file."""

    def __init__(self, file: Path, changed: Callable[[str | None], None]) -> None:
        self._file, self._changed = file, changed
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look, name="desk-changes", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ends the thread."""
        self._stop.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._stop.wait(LOOK_S):
            try:
                with closing(sqlite3.connect(self._file, timeout=BUSY_S)) as connection:
                    self._follow(connection)
            except sqlite3.Error:
                continue  # the desk's own reads say so

    def _follow(self, connection: sqlite3.Connection) -> None:
        before = None
        while not self._stop.wait(LOOK_S):
            (now,) = connection.execute("PRAGMA data_version").fetchone()
            if before is not None and now != before:
                self._changed(None)
            before = now
