"""What terminals say of themselves, and what a technician or supervisor reads of it; mounted by `app`."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from kiosk.desk.bodies import identity, read_json
from kiosk.desk.entry import asking
from kiosk.desk.entry.rights import TERMINALS
from kiosk.desk.fleet import receiving
from kiosk.desk.fleet.overview import overview
from kiosk.desk.refusals import Refused

PAGE = Path(__file__).parents[1] / "page" / "terminals.html"
NEVER_KEPT = {"Cache-Control": "no-store"}


async def health(request: Request) -> Response:
    """A terminal has examined itself."""
    terminal = identity(request.path_params["id"], "terminal")
    desk, speaking = await asking.terminal(request, terminal)
    found = receiving.read(await read_json(request))
    kept = await desk.database.write(
        speaking.site, receiving.keep, speaking.site, terminal, found, desk.clock()
    )
    return JSONResponse({"kept": kept})


async def listed(request: Request) -> Response:
    """Every terminal of the site: how it stands, and what is not good of it."""
    desk, entered = await asking.reader(request, TERMINALS)
    now = desk.clock()
    known = await desk.database.read(overview, entered.site, now)
    for one in known:
        one["findings"] = [finding for finding in one["findings"] if finding["level"] != "good"]
    hall = await desk.database.read(desk.hall, entered.site)
    return JSONResponse({"now": now, "hall": hall, "terminals": known}, headers=NEVER_KEPT)


async def one(request: Request) -> Response:
    """One terminal of the site, with all that it found."""
    terminal = identity(request.path_params["id"], "terminal")
    desk, entered = await asking.reader(request, TERMINALS)
    known = await desk.database.read(overview, entered.site, desk.clock(), terminal)
    if not known:
        raise Refused(404, "unknown_terminal", "Cette borne n’est pas connue ici.", "Relisez la liste.")
    return JSONResponse(known[0], headers=NEVER_KEPT)


async def page(request: Request) -> Response:
    """The page that shows them; whoever may not see them is told so there. Its language is in its address."""
    return FileResponse(PAGE, headers={"Cache-Control": "no-cache"})


page_route = Route("/terminals", page, methods=["GET"])
routes = [
    Route("/api/terminals/{id}/health", health, methods=["POST"]),
    Route("/api/agent/terminals", listed, methods=["GET"]),
    Route("/api/agent/terminals/{id}", one, methods=["GET"]),
]
