"""Runs the desk until it is told to stop; called by `kiosk desk`, `kiosk demo` and the tests."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import resource
import signal
import socket
import sys
import threading
from collections.abc import Callable
from functools import partial

import uvicorn
import uvicorn.lifespan.on

from kiosk.desk.app import create_app
from kiosk.desk.heads import Heads
from kiosk.desk.relay import Ends, Mesh
from kiosk.desk.settings import DeskSettings, problems
from kiosk.desk.store.address import DatabaseUnusable, address
from kiosk.desk.store.database import Database
from kiosk.desk.workers import ALIVE_S, Supervisor
from kiosk.services.notify import notify

__all__ = ["DeskSettings", "serve"]


def serve(settings: DeskSettings, *, ready: Callable[[str], None] | None = None) -> int:
    """Serves until SIGINT or SIGTERM; `ready` gets the real address (without it, the address is printed).

    0 after an orderly end, 1 where the address or the database cannot be used, 2 where a secret is missing.
    """
    if wrong := problems(settings):
        print("Le bureau ne démarre pas\u00a0:", *wrong, sep="\n  - ", file=sys.stderr)
        return 2
    log_to_stderr()
    os.umask(0o077)  # the database is the desk's alone
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # a stream each: 1 024 would not do for a city
    try:
        database = address(settings.database)
        if database.file is not None:
            database.file.parent.mkdir(parents=True, exist_ok=True)
        listener = _listen(settings.host, settings.port)
    except DatabaseUnusable as error:
        print(f"Le bureau ne démarre pas\u00a0: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        where = f"{settings.host}:{settings.port}"
        if database.file is not None:
            where += f" ou {database.file.parent}"
        print(
            f"Le bureau ne démarre pas\u00a0: {where}\u00a0: {error.strerror}.\n"
            "  Choisissez un autre desk.port ou desk.database, ou arrêtez ce qui s’en sert.",
            file=sys.stderr,
        )
        return 1
    say, secure = ready or _say, bool(settings.certificate)
    with listener:
        try:
            if settings.processes > 1:
                Database(database).close()  # its tables are brought up to date once
                serving = partial(_serve_one, settings, listener, Mesh(settings.processes))
                several = Supervisor(settings.processes, listener, serving)
                return several.run(partial(_serving, say, url_of(listener, secure)), alive)
            ready_at = partial(_serving, say, url_of(listener, secure))
            return serve_here(settings, listener, ready_at, living=alive)
        except DatabaseUnusable as error:
            print(f"Le bureau ne démarre pas\u00a0: {error}", file=sys.stderr)
            return 1


def _serve_one(
    settings: DeskSettings, listener: socket.socket, mesh: Mesh, place: int, ready: Callable[[], None]
) -> int:
    try:
        return serve_here(settings, listener, ready, mesh.ends(place), living=ready)
    except DatabaseUnusable as error:  # PostgreSQL is being restarted: another process tries again
        print(f"Le bureau ne démarre pas\u00a0: {error}", file=sys.stderr)
        return 1


def serve_here(
    settings: DeskSettings,
    listener: socket.socket,
    ready: Callable[[], None],
    ends: Ends | None = None,
    living: Callable[[], None] = lambda: None,
) -> int:
    """Serves in this process, and calls `living` while it does; 0 after an orderly end.

    Raises `DatabaseUnusable`.
    """
    config = uvicorn.Config(
        create_app(settings, ends=ends),
        log_config=None,
        access_log=False,
        server_header=False,
        ssl_certfile=settings.certificate or None,
        ssl_keyfile=settings.certificate_key or None,
        proxy_headers=bool(settings.proxies),  # else anyone on this machine would choose their address
        forwarded_allow_ips=list(settings.proxies),
        timeout_keep_alive=75,
        timeout_graceful_shutdown=2,
        log_level="warning",
        lifespan="on",
        http=Heads,
        ws="none",
    )
    server = Server(config, ready, living)
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGINT):  # uvicorn raises them again once it has ended
            signal.signal(number, lambda *_: None)
    server.run(sockets=[listener])
    return 0 if server.started else 1


def _serving(say: Callable[[str], None], url: str) -> None:
    notify("READY=1")
    say(url)


def alive() -> None:
    """Tells systemd's watchdog that requests are being served."""
    notify("WATCHDOG=1")


def log_to_stderr() -> None:
    """Where the desk's log goes, unless somebody has said so already."""
    if not logging.getLogger().handlers:
        logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
        logging.getLogger("alembic").setLevel(logging.WARNING)


class Server(uvicorn.Server):
    """uvicorn, which says when it listens and lets streams end at once."""

    def __init__(
        self, config: uvicorn.Config, ready: Callable[[], None], living: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._ready, self._living = ready, living
        self._told: asyncio.Task[None] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts, then tells it."""
        await super().startup(sockets)
        if self.started:
            gc.freeze()  # looking through what stays loaded stopped every stream for a fifth of a second
            gc.set_threshold(20_000, 20, 100)
            self._ready()
            self._told = asyncio.create_task(self._tell())

    async def _tell(self) -> None:
        """While requests are served; by the monotonic clock, as uvicorn's own call is not."""
        while not self.should_exit:
            self._living()
            await asyncio.sleep(ALIVE_S)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Wakes the streams so that they see the end, then stops."""
        desk = getattr(self.config.app.state, "desk", None)  # type: ignore[union-attr]
        if desk is not None:
            desk.close()
        await super().shutdown(sockets)


def url_of(listener: socket.socket, secure: bool = False) -> str:
    """The URL a client on this machine reaches the listener by."""
    host, port = listener.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    scheme = "https" if secure else "http"
    return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # with its protocol named, asyncio turns Nagle's delay off: 40 ms a call
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(512)
    except OSError:
        listener.close()
        raise
    return listener


def _say(url: str) -> None:
    print(url, flush=True)
