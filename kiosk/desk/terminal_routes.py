"""What terminals say to the desk and hear from it; mounted by `app`, spoken by `kiosk.handoff`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial

from sqlalchemy import Connection
from sse_starlette import EventSourceResponse
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kiosk.desk import calls, streams, terminals
from kiosk.desk.bodies import call_from, identity, read_json, short_text
from kiosk.desk.calls import skills
from kiosk.desk.desk import Desk
from kiosk.desk.entry import asking
from kiosk.desk.entry.within import within
from kiosk.desk.figures import receiving
from kiosk.desk.refusals import malformed


async def known(request: Request) -> Response:
    """Whom the desk takes the terminal for: its site, and its name where it has a key of its own."""
    _, speaking = await asking.terminal(request)
    return JSONResponse({"site": speaking.site, "terminal": speaking.name or ""})


async def post_call(request: Request) -> Response:
    """Stores the call, commits, then answers: 201 the first time, 200 after."""
    desk, speaking = await asking.terminal(request)
    call = call_from(await read_json(request), speaking.site)
    speaking.must_be(call.terminal)
    call = replace(call, family=skills.family_of(call.family, desk.settings.families))
    expires_s, times = desk.settings.expires_min * 60, desk.settings.times
    stored, new = await desk.database.write(call.site, calls.post, call, desk.clock(), expires_s, times)
    return JSONResponse(stored, 201 if new else 200)


async def cancel_call(request: Request) -> Response:
    """The citizen no longer needs anyone; the answer says where the call stands now."""
    desk, speaking = await asking.terminal(request)
    terminal = (await read_json(request)).get("terminal", speaking.name)
    if terminal is not None:
        terminal = identity(terminal, "terminal")
        speaking.must_be(terminal)
    what = (calls.cancel, request.path_params["id"], terminal, desk.clock())
    return JSONResponse(await desk.database.write(speaking.site, within, speaking.site, *what))


async def stream(request: Request) -> EventSourceResponse:
    """The live call of one terminal, then what happens to its calls."""
    terminal = identity(request.path_params["id"], "terminal")
    desk, speaking = await asking.terminal(request, terminal)
    events: AsyncIterator[bytes] = streams.follow(
        desk,
        speaking.site,
        request,
        partial(_state, desk, terminal),
        terminal,
        always_state=True,
        still=partial(asking.terminal, request, terminal),
    )
    return streams.respond(events)


async def poll(request: Request) -> Response:
    """What the stream tells, one answer at a time."""
    terminal = identity(request.path_params["id"], "terminal")
    desk, speaking = await asking.terminal(request, terminal)
    return await streams.poll(desk, speaking.site, request, partial(_state, desk, terminal), terminal)


async def alive(request: Request) -> Response:
    """The heartbeat of a terminal; only news is written."""
    terminal = identity(request.path_params["id"], "terminal")
    desk, speaking = await asking.terminal(request, terminal)
    site, body, now = speaking.site, await read_json(request), desk.clock()
    state, place = body.get("state"), short_text(body.get("place"), "place")
    if state not in terminals.TOLD:
        raise malformed("« state » est free, in_use ou out_of_order.")
    if desk.heard.terminal(site, terminal, state, place, now):
        await desk.database.write(site, terminals.change, site, terminal, state, place, now)
    return JSONResponse({"now": now, "every_s": desk.rhythm_s})


async def trial(request: Request) -> Response:
    """A trial call: it comes back by the terminal's stream, rings for nobody and counts nowhere."""
    terminal = identity(request.path_params["id"], "terminal")
    desk, speaking = await asking.terminal(request, terminal)
    site, body = speaking.site, await read_json(request)
    took_ms = body.get("took_ms")
    if took_ms is not None and (type(took_ms) is not int or not 0 <= took_ms <= 60_000):
        raise malformed("« took_ms » est un nombre entier de millisecondes, de 0 à 60000, ou rien.")
    given = (terminal, identity(body.get("id"), "id"), took_ms, desk.clock())
    await desk.database.write(site, terminals.tried, site, *given)
    return JSONResponse({})


async def post_counts(request: Request) -> Response:
    """Adds the figures of one hour, once; which terminal they are of is not kept."""
    desk, speaking = await asking.terminal(request)
    site, now = speaking.site, desk.clock()
    batch, totals = receiving.read(await read_json(request), now)
    new = await desk.database.write(site, receiving.add_batch, site, batch, totals, now)
    return JSONResponse({"stored": new})


def _state(desk: Desk, terminal: str, conn: Connection, site: str) -> tuple[int, dict[str, object]]:
    return desk.terminal_snapshot(conn, site, terminal)


routes = [
    Route("/api/terminal", known, methods=["GET"]),
    Route("/api/calls", post_call, methods=["POST"]),
    Route("/api/calls/{id}/cancel", cancel_call, methods=["POST"]),
    Route("/api/terminals/{id}/stream", stream, methods=["GET"]),
    Route("/api/terminals/{id}/events", poll, methods=["GET"]),
    Route("/api/terminals/{id}/alive", alive, methods=["POST"]),
    Route("/api/terminals/{id}/trial", trial, methods=["POST"]),
    Route("/api/counts", post_counts, methods=["POST"]),
]
