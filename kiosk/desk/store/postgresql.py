"""PostgreSQL for a city: a lock per site, wake-ups that carry no data; used by `database` and `events`."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable

from sqlalchemy import URL, Connection, Engine, create_engine, text

CHANNEL = "kiosk_desk"
POOL = 5
CONNECT_S = 3
LISTEN_S = 0.5
LONGEST_WAIT_S = 0.25  # a server that has repaired its files is heard at once
OPTIONS = "-c statement_timeout=10000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=30000"
MIGRATING = 0x6B696F736B  # the lock that one process holds while it brings the tables up to date


def engines(url: URL) -> tuple[Engine, Engine]:
    """The writers' and the readers'; a reader sees one instant however many questions it asks."""
    given = {
        "hide_parameters": True,  # an error's text never shows what was being stored
        "pool_pre_ping": True,  # after the server was restarted, the first request is already served
        "pool_size": POOL,
        "max_overflow": 0,
        "connect_args": {"connect_timeout": CONNECT_S, "options": OPTIONS, "application_name": "kiosk desk"},
    }
    writer = create_engine(url, **given)
    reader = create_engine(
        url, **given, isolation_level="REPEATABLE READ", execution_options={"postgresql_readonly": True}
    )
    return writer, reader


def lock_site(conn: Connection, site: str) -> None:
    """Holds the site until the transaction ends: its events then commit in the order of their cursors."""
    conn.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _key(site)})


def lock_migrating(conn: Connection) -> None:
    """One process at a time brings the tables up to date."""
    conn.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATING})


def notify(conn: Connection, site: str) -> None:
    """Wakes every process when the transaction commits; the name of the site says where to look."""
    conn.execute(text("SELECT pg_notify(:channel, :site)"), {"channel": CHANNEL, "site": site})


def _key(site: str) -> int:
    return int.from_bytes(hashlib.sha256(site.encode()).digest()[:8], signed=True)


class Changes:
    """A thread that tells which site another process has committed an event of; None: any may have one."""

    def __init__(self, url: URL, changed: Callable[[str | None], None]) -> None:
        plain = url.set(drivername="postgresql")
        self._dsn, self._changed = plain.render_as_string(hide_password=False), changed
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="desk-changes", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ends the thread."""
        self._stop.set()
        self._thread.join()

    def _listen(self) -> None:
        import psycopg  # a town hall's desk on SQLite starts without it, a fifth sooner

        wait_s = 0.05
        while not self._stop.is_set():
            try:
                with psycopg.connect(self._dsn, autocommit=True, connect_timeout=CONNECT_S) as connection:
                    connection.execute(f"LISTEN {CHANNEL}")
                    self._changed(None)  # what was committed before it listened
                    wait_s = 0.05
                    while not self._stop.is_set():
                        for told in connection.notifies(timeout=LISTEN_S):
                            self._changed(told.payload or None)
                            if self._stop.is_set():
                                return
            except psycopg.Error:
                self._stop.wait(wait_s)
                wait_s = min(wait_s * 2, LONGEST_WAIT_S)
