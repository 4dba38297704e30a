"""Runs the desk's transactions on SQLite or PostgreSQL, off the event loop; used by `app` and the routes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from kiosk.desk.store import migrate, postgresql, sqlite
from kiosk.desk.store.address import Address, DatabaseUnusable
from kiosk.desk.store.wake import Wake

P = ParamSpec("P")
R = TypeVar("R")


class Database:
    """Runs plain functions `f(conn, …)` in a transaction.

    `write` returns after the commit has reached the disk; those of one site run one after the other, on both
    engines and in all processes. Every stream of this process is woken when the function appended an event.
    """

    def __init__(self, address: Address) -> None:
        self.wake = Wake()
        self._file, self._url = address.file, address.url
        kind = sqlite if self._file is not None else postgresql
        self._writer_engine, self._reader_engine = kind.engines(address.url)
        self._writers = ThreadPoolExecutor(1 if self._file is not None else postgresql.POOL, "desk-writer")
        self._readers = ThreadPoolExecutor(postgresql.POOL, "desk-reader")
        self._changes: sqlite.Changes | postgresql.Changes | None = None
        try:
            with self._writer_engine.begin() as conn:
                self.facts = migrate.prepare(conn)
        except (SQLAlchemyError, OSError) as error:
            raise DatabaseUnusable(
                f"{address.shown} ne peut pas servir de base du bureau ({_reason(error)}). {self._remedy()}"
            ) from None

    def _remedy(self) -> str:
        if self._file is not None:
            return "Remettez une copie, ou déplacez-le pour commencer vide."
        return (
            "Démarrez PostgreSQL, créez la base, vérifiez son adresse (desk.database) et son mot de passe"
            " (KIOSK_DESK__DATABASE_PASSWORD)."
        )

    def watch_changes(self) -> None:
        """What other processes commit wakes this one's streams from now on; call it on the event loop."""
        loop = asyncio.get_running_loop()

        def changed(site: str | None) -> None:
            try:
                loop.call_soon_threadsafe(self.wake.notify, site)
            except RuntimeError:  # the loop has ended before the thread
                return

        if self._file is not None:
            self._changes = sqlite.Changes(self._file, changed)
        else:
            self._changes = postgresql.Changes(self._url, changed)

    async def write(
        self, site: str | None, act: Callable[Concatenate[Connection, P], R], *args: P.args, **kw: P.kwargs
    ) -> R:
        """The function's result, once its transaction is durable; `site` is the one it changes, if one."""
        loop = asyncio.get_running_loop()
        result, appended = await loop.run_in_executor(
            self._writers, lambda: self._commit(site, act, *args, **kw)
        )
        if appended:
            self.wake.notify(site)
        return result

    async def read(self, look: Callable[Concatenate[Connection, P], R], *args: P.args, **kw: P.kwargs) -> R:
        """The function's result, from one consistent view of the database."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, lambda: self._look(look, *args, **kw))

    def close(self) -> None:
        """Waits for what is being written, then lets the database go."""
        if self._changes is not None:
            self._changes.stop()
        self._writers.shutdown()
        self._readers.shutdown()
        self._writer_engine.dispose()
        self._reader_engine.dispose()

    def _commit(self, site: str | None, act: Callable[..., R], *args: Any, **kw: Any) -> tuple[R, bool]:
        with self._writer_engine.begin() as conn:
            conn.info.pop("appended", None)
            if site is not None and self._file is None:
                postgresql.lock_site(conn, site)
            result = act(conn, *args, **kw)
            appended = bool(conn.info.pop("appended", False))
        return result, appended

    def _look(self, look: Callable[..., R], *args: Any, **kw: Any) -> R:
        with self._reader_engine.connect() as conn:
            return look(conn, *args, **kw)


def _reason(error: Exception) -> str:
    if not isinstance(error, DBAPIError):
        return type(error).__name__
    return " ".join(str(error.orig).split())[:200]
