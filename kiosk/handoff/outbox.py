"""The terminal's own memory of its calls and figures: durable before "calling" is shown; used by `book`.

One SQLite file (WAL, synchronous=FULL). A call is written once with its true moment; what is learnt of it
later is written over. Figures are summed here by the hour, never by the minute, and leave once it is over.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kiosk.handoff.clock import Moment
from kiosk.wire.calls import ENDED, Call, CallState

KEEP_ENDED_S = 86_400
MOST_COUNTS = 400  # in one batch

_TABLES = """
CREATE TABLE IF NOT EXISTS call (
    id TEXT PRIMARY KEY, body TEXT NOT NULL, wall REAL NOT NULL, boot_s REAL NOT NULL, boot TEXT NOT NULL,
    state TEXT NOT NULL, posted INTEGER NOT NULL, url TEXT NOT NULL, version INTEGER NOT NULL,
    told TEXT NOT NULL, minutes INTEGER, accepted_at REAL, agent TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS figure (
    hour INTEGER NOT NULL, event TEXT NOT NULL, procedure TEXT NOT NULL, source TEXT NOT NULL,
    detail TEXT NOT NULL, total INTEGER NOT NULL, batch TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (hour, event, procedure, source, detail, batch)
) STRICT;
DROP TABLE IF EXISTS count; -- of a version before: names alone
"""


class OutboxError(Exception):
    """The outbox cannot be read or written: a full disk, a broken file."""


@dataclass(frozen=True, slots=True)
class Held:
    """A call as the terminal knows it; `state` is what the citizen is told.

    `told` is the ending (cancelled, expired) that the desk must still hear of, or "".
    """

    call: Call
    placed: Moment
    state: CallState = CallState.QUEUED
    posted: bool = False
    url: str = ""  # the desk that has it
    version: int = 0  # the desk's, of the newest news
    told: str = ""
    minutes: int | None = None
    accepted_at: float | None = None
    agent: str = ""  # the counter's name
    wished: int = 0  # the wishes that a desk has, by their version; not kept: told again by a new link
    nobody: bool = False  # nobody is on shift at the desk; nor is this kept
    telephone: bool = False  # it has rung for so long that the telephone is the better way
    said: tuple[str, int] = ("", 0)  # the agent's last message and its number; kept nowhere either

    @property
    def live(self) -> bool:
        """Whether the citizen still waits or is being helped."""
        return self.state not in ENDED

    @property
    def owed(self) -> bool:
        """Whether a desk must still be told something."""
        return not self.posted or bool(self.told) or (self.live and self.wished < self.call.wishes_version)


@dataclass(frozen=True, slots=True)
class Batch:
    """The figures of one hour, which leave together; its id stays the same until a desk has them."""

    id: str
    rows: tuple[dict[str, Any], ...]


class Outbox:
    """The file; every method is durable when it returns, or raises `OutboxError`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._db: sqlite3.Connection | None = None

    def put(self, held: Held) -> None:
        """Keeps a call; one already kept stays as it is."""
        self._write(_INSERT + " ON CONFLICT (id) DO NOTHING", _row(held))

    def update(self, held: Held) -> None:
        """Writes what is now known of a call."""
        self._write(_INSERT + " ON CONFLICT (id) DO UPDATE SET " + _SETS, _row(held))

    def calls(self, now: Moment) -> list[Held]:
        """Every call kept, oldest first."""
        self.forget(now)
        with self._use() as db:
            return [_held(row) for row in db.execute("SELECT * FROM call ORDER BY wall")]

    def forget(self, now: Moment) -> None:
        """Drops the calls that ended a day ago and that no desk has still to hear of."""
        with self._use() as db:
            ended = [str(state) for state in ENDED]
            marks = ",".join("?" * len(ended))
            db.execute(
                f"DELETE FROM call WHERE state IN ({marks}) AND posted = 1 AND told = '' AND wall < ?",
                (*ended, now.wall - KEEP_ENDED_S),
            )

    def add_count(self, event: str, procedure: str, source: str, detail: str, wall: float) -> None:
        """One more of a named event, in its hour."""
        self._write(
            "INSERT INTO figure (hour, event, procedure, source, detail, total) VALUES (?, ?, ?, ?, ?, 1)"
            " ON CONFLICT DO UPDATE SET total = total + 1",
            (int(wall // 3600), event, procedure, source, detail),
        )

    def batch(self, wall: float) -> Batch | None:
        """The figures of an hour that is over, under an id that a repetition keeps; None where none wait.

        Any hour but the one that runs is over: a clock that was ahead holds nothing back.
        """
        with self._use() as db:
            waiting = db.execute("SELECT batch FROM figure WHERE batch != '' LIMIT 1").fetchone()
            over = (int(wall // 3600),)
            hour = db.execute("SELECT min(hour) FROM figure WHERE batch = '' AND hour != ?", over).fetchone()
            name = waiting[0] if waiting else uuid.uuid4().hex
            if not waiting:
                some = "SELECT rowid FROM figure WHERE batch = '' AND hour = ? LIMIT ?"
                db.execute(f"UPDATE figure SET batch = ? WHERE rowid IN ({some})", (name, *hour, MOST_COUNTS))
            names = ("event", "procedure", "source", "detail", "n")
            query = "SELECT hour, event, procedure, source, detail, total FROM figure WHERE batch = ?"
            rows = db.execute(query, (name,)).fetchall()
        made = tuple({"at": hour * 3600} | dict(zip(names, row, strict=True)) for hour, *row in rows)
        return Batch(name, made) if made else None

    def drop(self, batch: Batch) -> None:
        """A desk has these figures, or will never take them."""
        self._write("DELETE FROM figure WHERE batch = ?", (batch.id,))

    def close(self) -> None:
        """Lets the file go."""
        with self._lock:
            if self._db is not None:
                self._db.close()
                self._db = None

    def _write(self, statement: str, values: tuple[Any, ...]) -> None:
        with self._use() as db:
            db.execute(statement, values)

    @contextmanager
    def _use(self) -> Iterator[sqlite3.Connection]:
        """One transaction; after a failure the file is opened anew, so that a mended disk serves again."""
        with self._lock:
            try:
                if self._db is None:
                    self._db = _open(self._path)
                with self._db:
                    self._db.execute("BEGIN IMMEDIATE")
                    yield self._db
            except (sqlite3.Error, OSError, ValueError) as error:
                if self._db is not None:
                    self._db.close()
                    self._db = None
                if isinstance(error, sqlite3.DatabaseError) and not isinstance(
                    error, sqlite3.OperationalError
                ):
                    self._set_aside()
                raise OutboxError(type(error).__name__) from None

    def _set_aside(self) -> None:
        """A file that is no database any more makes way for a new one; the next use creates it."""
        with suppress(OSError):
            self._path.replace(self._path.with_suffix(".broken"))
        for ending in ("-wal", "-shm"):
            with suppress(OSError):
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # the terminal's alone from its first byte
    db = sqlite3.connect(path, timeout=2, check_same_thread=False, isolation_level=None)
    try:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        db.executescript(_TABLES)
    except sqlite3.Error:
        db.close()
        raise
    return db


_COLUMNS = (
    "id",
    "body",
    "wall",
    "boot_s",
    "boot",
    "state",
    "posted",
    "url",
    "version",
    "told",
    "minutes",
    "accepted_at",
    "agent",
)
_INSERT = f"INSERT INTO call ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
_SETS = ", ".join(f"{name} = excluded.{name}" for name in ("body", *_COLUMNS[5:]))


def _row(held: Held) -> tuple[Any, ...]:
    body = json.dumps(held.call.to_json(), ensure_ascii=False)
    at = held.placed
    return (
        held.call.id,
        body,
        at.wall,
        at.boot_s,
        at.boot,
        str(held.state),
        int(held.posted),
        held.url,
        held.version,
        held.told,
        held.minutes,
        held.accepted_at,
        held.agent,
    )


def _held(row: tuple[Any, ...]) -> Held:
    kept = dict(zip(_COLUMNS, row, strict=True))
    held = Held(Call.from_json(json.loads(kept["body"])), Moment(kept["wall"], kept["boot_s"], kept["boot"]))
    return replace(
        held,
        state=CallState(kept["state"]),
        posted=bool(kept["posted"]),
        url=kept["url"],
        version=kept["version"],
        told=kept["told"],
        minutes=kept["minutes"],
        accepted_at=kept["accepted_at"],
        agent=kept["agent"],
    )
