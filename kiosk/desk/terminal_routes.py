"""What terminals say to the desk and hear from it; mounted by `app`, spoken by `kiosk.handoff`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial

from sqlalchemy import Connection
from sse_starlette import EventSourceResponse
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kiosk.desk import calls, counts, streams, terminals
from kiosk.desk.bodies import call_from, identity, read_json, short_text
from kiosk.desk.desk import Desk
from kiosk.desk.entry import require_terminal
from kiosk.desk.refusals import malformed


async def post_call(request: Request) -> Response:
    """Stores the call, commits, then answers: 201 the first time, 200 after."""
    desk = _entered(request)
    call = call_from(await read_json(request), desk.site)
    expires_s = desk.settings.expires_min * 60
    stored, new = await desk.database.write(desk.site, calls.post, call, desk.clock(), expires_s)
    return JSONResponse(stored, 201 if new else 200)


async def cancel_call(request: Request) -> Response:
    """The citizen no longer needs anyone; the answer says where the call stands now."""
    desk = _entered(request)
    terminal = (await read_json(request)).get("terminal")
    if terminal is not None:
        terminal = identity(terminal, "terminal")
    return JSONResponse(
        await desk.database.write(desk.site, calls.cancel, request.path_params["id"], terminal, desk.clock())
    )


async def stream(request: Request) -> EventSourceResponse:
    """The live call of one terminal, then what happens to its calls."""
    desk = _entered(request)
    terminal = identity(request.path_params["id"], "terminal")
    events: AsyncIterator[bytes] = streams.follow(
        desk, request, partial(_state, desk, terminal), terminal, always_state=True
    )
    return streams.respond(events)


async def poll(request: Request) -> Response:
    """What the stream tells, one answer at a time."""
    desk = _entered(request)
    terminal = identity(request.path_params["id"], "terminal")
    return await streams.poll(desk, request, partial(_state, desk, terminal), terminal)


async def alive(request: Request) -> Response:
    """The heartbeat of a terminal; only news is written."""
    desk = _entered(request)
    terminal, body, now = (
        identity(request.path_params["id"], "terminal"),
        await read_json(request),
        desk.clock(),
    )
    state, place = body.get("state"), short_text(body.get("place"), "place")
    if state not in terminals.TOLD:
        raise malformed("« state » est free, in_use ou out_of_order.")
    if desk.heard.terminal(desk.site, terminal, state, place, now):
        await desk.database.write(desk.site, terminals.change, desk.site, terminal, state, place, now)
    return JSONResponse({"now": now, "every_s": desk.rhythm_s})


async def post_counts(request: Request) -> Response:
    """Adds a batch of figures, once."""
    desk = _entered(request)
    batch, totals = counts.read(await read_json(request))
    new = await desk.database.write(desk.site, counts.add, desk.site, batch, totals, desk.clock())
    return JSONResponse({"stored": new})


def _entered(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    require_terminal(request, desk.settings.token)
    return desk


def _state(desk: Desk, terminal: str, conn: Connection) -> tuple[int, dict[str, object]]:
    return desk.terminal_snapshot(conn, terminal)


routes = [
    Route("/api/calls", post_call, methods=["POST"]),
    Route("/api/calls/{id}/cancel", cancel_call, methods=["POST"]),
    Route("/api/terminals/{id}/stream", stream, methods=["GET"]),
    Route("/api/terminals/{id}/events", poll, methods=["GET"]),
    Route("/api/terminals/{id}/alive", alive, methods=["POST"]),
    Route("/api/counts", post_counts, methods=["POST"]),
]
