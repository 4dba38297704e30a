"""The desk's SQLite file: one writer, readers that never wait for it; used by `app`."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, create_engine, insert, select, update
from sqlalchemy import event as hooks
from sqlalchemy.exc import DBAPIError

from kiosk.desk import schema
from kiosk.desk.wake import Wake

P = ParamSpec("P")
R = TypeVar("R")


class DatabaseUnusable(Exception):
    """The file cannot serve as the desk's database; the text says why and what to do."""


class Database:
    """Runs plain functions `f(conn, …)` in a transaction, off the event loop.

    `write` returns after the commit has reached the disk, and wakes every stream when the function
    appended an event.
    """

    def __init__(self, path: Path) -> None:
        self.wake = Wake()
        self._writer_engine = _engine(path, "BEGIN IMMEDIATE")
        self._reader_engine = _engine(path, "BEGIN", "PRAGMA query_only=ON")
        self._writer = ThreadPoolExecutor(1, "desk-writer")
        self._readers = ThreadPoolExecutor(4, "desk-reader")
        try:
            with self._writer_engine.begin() as conn:
                self.facts = _prepare(conn)
        except (DBAPIError, OSError) as error:
            raise DatabaseUnusable(
                f"{path} cannot be used as the desk's database"
                f" ({_reason(error)}): restore it, or move it away to start empty."
            ) from None

    async def write(self, act: Callable[Concatenate[Connection, P], R], *args: P.args, **kw: P.kwargs) -> R:
        """The function's result, once its transaction is durable."""
        loop = asyncio.get_running_loop()
        result, appended = await loop.run_in_executor(self._writer, lambda: self._commit(act, *args, **kw))
        if appended:
            self.wake.notify()
        return result

    async def read(self, look: Callable[Concatenate[Connection, P], R], *args: P.args, **kw: P.kwargs) -> R:
        """The function's result, from one consistent view of the file."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, lambda: self._look(look, *args, **kw))

    def close(self) -> None:
        """Waits for what is being written, then lets the file go."""
        self._writer.shutdown()
        self._readers.shutdown()
        self._writer_engine.dispose()
        self._reader_engine.dispose()

    def _commit(self, act: Callable[..., R], *args: Any, **kw: Any) -> tuple[R, bool]:
        with self._writer_engine.begin() as conn:
            conn.info.pop("appended", None)
            result = act(conn, *args, **kw)
            appended = bool(conn.info.pop("appended", False))
        return result, appended

    def _look(self, look: Callable[..., R], *args: Any, **kw: Any) -> R:
        with self._reader_engine.connect() as conn:
            return look(conn, *args, **kw)


def _engine(path: Path, begin: str, *pragmas: str) -> Engine:
    # hide_parameters: an error's text never shows what was being stored
    engine = create_engine(f"sqlite:///{path}", hide_parameters=True, connect_args={"timeout": 5})

    @hooks.listens_for(engine, "connect")
    def connected(dbapi: Any, _record: Any) -> None:
        dbapi.isolation_level = None  # the driver's own BEGIN would come too late to be IMMEDIATE
        for pragma in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", *pragmas):
            dbapi.execute(pragma)

    @hooks.listens_for(engine, "begin")
    def begun(conn: Connection) -> None:
        conn.exec_driver_sql(begin)

    return engine


def _prepare(conn: Connection) -> dict[str, str]:
    schema.metadata.create_all(conn)
    facts = {row.name: row.value for row in conn.execute(select(schema.meta))}
    made = {
        "schema": str(schema.VERSION),
        "identity": secrets.token_hex(4),
        "cookie_key": secrets.token_hex(32),
    }
    for name, value in made.items():
        if name not in facts:
            conn.execute(insert(schema.meta).values(name=name, value=value))
            facts[name] = value
    while (older := facts["schema"]) in schema.UPGRADES:
        conn.exec_driver_sql(schema.UPGRADES[older])
        facts["schema"] = str(int(older) + 1)
        conn.execute(update(schema.meta).where(schema.meta.c.name == "schema").values(value=facts["schema"]))
    if facts["schema"] != str(schema.VERSION):
        raise DatabaseUnusable(
            f"the desk's database is of version {facts['schema']}, this program knows"
            f" version {schema.VERSION}: run the desk that made it, or restore an older copy."
        )
    return facts


def _reason(error: Exception) -> str:
    return str(error.orig) if isinstance(error, DBAPIError) else type(error).__name__
