"""What agents' pages do: take a shift, take calls, read the stream; mounted by `app`."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

from sqlalchemy import Connection
from sse_starlette import EventSourceResponse
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kiosk.desk import calls, staff, streams
from kiosk.desk.bodies import message, minutes, one_of, read_json
from kiosk.desk.calls import skills
from kiosk.desk.entry import asking
from kiosk.desk.entry.within import within
from kiosk.desk.refusals import Refused, malformed
from kiosk.desk.sheets import shelf


async def stream(request: Request) -> EventSourceResponse:
    """Everything of the site: a snapshot, then events."""
    desk, page = await asking.reader(request)
    await desk.page_heard(page.site, page.counter)
    still = partial(asking.reader, request)
    told = streams.follow(desk, page.site, request, desk.snapshot, None, always_state=False, still=still)
    return streams.respond(told)


async def poll(request: Request) -> Response:
    """What the stream tells, one answer at a time."""
    desk, page = await asking.reader(request)
    await desk.page_heard(page.site, page.counter)
    return await streams.poll(desk, page.site, request, desk.snapshot, None)


async def alive(request: Request) -> Response:
    """The page still runs and shows what it hears."""
    desk, page = await asking.agent(request)
    await desk.page_heard(page.site, page.counter)
    return JSONResponse({"now": desk.clock()})


async def shift(request: Request) -> Response:
    """Start, pause (no reason asked) or end; the skills with the start, if they have changed."""
    desk, page = await asking.agent(request)
    body = await read_json(request)
    after, families = staff.MOVES.get(str(body.get("action"))), desk.settings.families
    if after is None:
        raise malformed("« action » est start, pause ou end.")
    knows = skills.chosen(body["skills"], families) if "skills" in body else None
    told = (page.site, page.counter, after, desk.clock(), knows)
    return JSONResponse({"status": await desk.database.write(page.site, staff.change, *told)})


async def known(request: Request) -> Response:
    """Every skill that may be chosen here, and those this counter chose last."""
    desk, page = await asking.reader(request)
    mine = await desk.database.read(staff.skills, page.site, page.counter)
    return JSONResponse({"offered": skills.offered(desk.settings.families), "mine": mine})


async def sheet(request: Request) -> Response:
    """The public content of a procedure; never anything of the citizen who is in it."""
    desk, page = await asking.reader(request)
    language = request.query_params.get("lang", "fr")
    if language not in shelf.LANGUAGES:
        raise malformed("« lang » est fr ou en.")
    body = await asyncio.to_thread(
        desk.shelf.get, request.path_params["procedure"], language, page.site == desk.site
    )
    if body is None:
        raise Refused(
            404, "unknown_sheet", "Cette démarche n’a pas de fiche ici.", "Donnez ses fichiers au bureau."
        )
    return Response(body, media_type="application/json", headers={"Cache-Control": "private, max-age=600"})


async def move(request: Request) -> Response:
    """One step of a call, by the name of its act."""
    desk, page = await asking.agent(request)
    site, name = page.site, page.counter
    body, now = await read_json(request), desk.clock()
    call_id, action = request.path_params["id"], request.path_params["action"]
    db, times = desk.database, desk.settings.times
    match action:
        case "accept":
            answer = await db.write(site, within, site, calls.accept, call_id, name, now)
            if answer["accepted_at"] == now:  # and not repeated
                desk.counted.waited(site, now - answer["since"])
        case "on_my_way":
            answer = await db.write(site, within, site, calls.on_my_way, call_id, name, minutes(body), now)
        case "arrived":
            answer = await db.write(site, within, site, calls.arrived, call_id, name, now)
        case "close":
            close = partial(calls.close, outcome=one_of(body, "outcome", calls.OUTCOMES))
            answer = await db.write(site, _of_anyone_gone, site, close, call_id, name, now)
        case "pass":
            answer = await db.write(site, _of_anyone_gone, site, calls.pass_on, call_id, name, now)
        case "help_from_desk":
            answer = await db.write(site, within, site, calls.help_from_desk, call_id, name, now)
        case "say":
            answer = await db.write(site, within, site, calls.say, call_id, name, *message(body), now)
        case "decline":
            answer = await db.write(site, within, site, calls.decline, call_id, name, now, times)
        case "transfer":
            to = skills.transfer_to(body, desk.settings.families)
            answer = await db.write(site, within, site, calls.transfer, call_id, name, to, now, times)
        case _:
            raise Refused(
                404,
                "unknown_action",
                "Cette action n’existe pas.",
                "Actions : accept, decline, transfer, on_my_way, help_from_desk, say, arrived, close, pass.",
            )
    return JSONResponse(answer)


async def seen(request: Request) -> Response:
    """The page has painted the call."""
    desk, page = await asking.agent(request)
    await desk.database.write(
        page.site, within, page.site, calls.seen, request.path_params["id"], desk.clock()
    )
    return JSONResponse({})


def _of_anyone_gone(
    conn: Connection, site: str, act: Any, call_id: str, name: str, now: float
) -> dict[str, Any]:
    """Close or pass on; for anyone where the counter that holds the call is no longer on shift."""
    holder = calls.find(conn, call_id)["agent"]
    gone = holder not in ("", name) and staff.status(conn, site, holder) in ("away", "off")
    return within(conn, site, act, call_id, name, now, anyone=gone)  # type: ignore[no-any-return]


routes = [
    Route("/api/agent/stream", stream, methods=["GET"]),
    Route("/api/agent/events", poll, methods=["GET"]),
    Route("/api/agent/alive", alive, methods=["POST"]),
    Route("/api/agent/shift", shift, methods=["POST"]),
    Route("/api/agent/skills", known, methods=["GET"]),
    Route("/api/agent/sheets/{procedure}", sheet, methods=["GET"]),
    Route("/api/agent/seen/{id}", seen, methods=["POST"]),
    Route("/api/agent/calls/{id}/{action}", move, methods=["POST"]),
]
