"""The desk as one ASGI application: routes, refusals, headers, the watch; made by `server` and tests."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, MutableMapping
from pathlib import Path
from typing import Any

from sqlalchemy.exc import OperationalError, SQLAlchemyError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from kiosk.desk import agent_routes, bundles, openapi, pinging, shown_routes, terminal_routes, watch
from kiosk.desk.channels import rounds
from kiosk.desk.desk import Desk
from kiosk.desk.entry import routes as entry_routes
from kiosk.desk.figures import rounds as figures
from kiosk.desk.figures import routes as figures_routes
from kiosk.desk.fleet import routes as fleet_routes
from kiosk.desk.metrics import routes as metrics
from kiosk.desk.refusals import Refused
from kiosk.desk.relay import Ends
from kiosk.desk.settings import DeskSettings
from kiosk.desk.signin import routes as signin_routes
from kiosk.desk.store.address import address
from kiosk.desk.store.clock import steady
from kiosk.desk.store.database import Database

log = logging.getLogger("kiosk.desk")

PAGE = Path(__file__).with_name("page")
FONTS = Path(__file__).parents[2] / "assets" / "fonts"
SERVED = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
JOBS = (
    watch.watch, watch.keep_heard, watch.ask_rhythm, rounds.run, figures.run, metrics.tell, pinging.run,
)  # fmt: skip
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
    " img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def create_app(
    settings: DeskSettings, clock: Callable[[], float] | None = None, ends: Ends | None = None
) -> Starlette:
    """The application; `state.desk` exists once it has started. Raises `DatabaseUnusable`.

    `ends` lead to the other processes of the desk, where it has several.
    """
    database = Database(address(settings.database))

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        database.watch_changes()
        time = clock or await database.write(None, steady)
        app.state.desk = desk = Desk(settings, database, time, ends)
        desk.relay.open()
        following = [asyncio.create_task(job) for job in (desk.tail.run(), desk.keys.follow(desk.tail.stir))]
        running = [
            asyncio.create_task(job(desk))
            for job in JOBS
        ]
        try:
            yield
        finally:
            desk.close()
            await asyncio.gather(*running)
            for task in following:
                task.cancel()
            desk.relay.close()
            await watch.keep(desk)
            database.close()

    app = Starlette(
        routes=[
            *shown_routes.routes,
            *terminal_routes.routes,
            *bundles.routes,
            *agent_routes.routes,
            *entry_routes.routes,
            *figures_routes.routes,
            *fleet_routes.routes,
            fleet_routes.page_route,
            figures_routes.page_route,
            *signin_routes.routes,
            *metrics.routes,
            Route("/api/health", health),
            Route("/api/openapi.json", description),
            Route("/", page),
            Route("/page/{name}", page_file),
            Route("/fonts/{name}", font),
        ],
        exception_handlers={Refused: _refused, HTTPException: _http, SQLAlchemyError: _database},
        lifespan=lifespan,
    )
    app.add_middleware(_Outermost)
    return app


async def health(request: Request) -> Response:
    """Whether the desk can read its database; 503 by the database's own handler where it cannot."""
    desk: Desk = request.app.state.desk
    await desk.database.read(lambda conn: conn.exec_driver_sql("SELECT count(*) FROM meta").scalar())
    return JSONResponse({"status": "ok", "site": desk.site, "hall": desk.settings.hall_name})


async def description(request: Request) -> Response:
    """What this interface takes and answers, for programs (OpenAPI)."""
    return JSONResponse(openapi.document())


async def page(request: Request) -> Response:
    """The agents' page; its language is in its address."""
    return FileResponse(PAGE / "index.html", headers={"Cache-Control": "no-cache"})


async def page_file(request: Request) -> Response:
    """A part of the page."""
    return _file(PAGE, request.path_params["name"], SERVED)


async def font(request: Request) -> Response:
    """A typeface of the project, where it is installed."""
    return _file(FONTS, request.path_params["name"], {".ttf": "font/ttf"})


def _file(folder: Path, name: str, kinds: dict[str, str]) -> Response:
    path = folder / Path(name).name
    kind = kinds.get(path.suffix)
    if kind is None or path.name != name or not path.is_file():
        raise HTTPException(404)
    return FileResponse(path, media_type=kind, headers={"Cache-Control": "no-cache"})


async def _refused(request: Request, refused: Exception) -> Response:
    assert isinstance(refused, Refused)
    request.app.state.desk.counted.refused(refused.code)
    log.info("refused: %s, role %s", refused.code, getattr(request.state, "role", "nobody"))
    headers = {"Retry-After": str(refused.more["wait_s"])} if "wait_s" in refused.more else None
    return JSONResponse(refused.body(), refused.status, headers=headers)


async def _http(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    text = {404: "Cette adresse n’existe pas ici.", 405: "Cette adresse ne se demande pas ainsi."}
    refused = Refused(
        status, "http", text.get(status, "La demande n’est pas possible."), "Vérifiez l’adresse."
    )
    return JSONResponse(refused.body(), status)


async def _database(_request: Request, error: Exception) -> Response:
    reason = "full or busy" if isinstance(error, OperationalError) else "refused"
    log.error("database %s: %s", reason, type(error).__name__)
    refused = Refused(
        503,
        "database",
        "Le bureau ne peut pas écrire en ce moment.",
        "Réessayez ; si cela dure, vérifiez la place sur le disque du bureau.",
    )
    return JSONResponse(refused.body(), 503)


class _Outermost:
    """Adds the security headers; turns what nobody foresaw into a plain 500, its text kept out of the log."""

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def sending(message: MutableMapping[str, Any]) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                message["headers"] = [
                    *message["headers"],
                    *((k.lower().encode(), v.encode()) for k, v in HEADERS.items()),
                ]
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except ClientDisconnect:
            log.debug("a client left before its answer")
        except Exception as error:  # noqa: BLE001 - the outermost place
            log.error("unforeseen: %s at %s", type(error).__name__, _where(error))
            if not started:
                refused = Refused(500, "unforeseen", "Le bureau a rencontré une erreur.", "Réessayez.")
                await JSONResponse(refused.body(), 500)(scope, receive, sending)


def _where(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
