"""What agents' pages do: enter, take a shift, take calls, read the stream; mounted by `app`."""

from __future__ import annotations

import logging
from typing import Any

from sqlalchemy import Connection
from sse_starlette import EventSourceResponse
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kiosk.desk import calls, entry, staff, streams
from kiosk.desk.bodies import minutes, read_json
from kiosk.desk.desk import Desk
from kiosk.desk.refusals import Refused, malformed

log = logging.getLogger("kiosk.desk")


async def enter(request: Request) -> Response:
    """The desk's code and the counter's name open a cookie of one working day."""
    desk: Desk = request.app.state.desk
    entry.require_same_origin(request)
    address, now = request.client.host if request.client else "", desk.clock()
    desk.tries.check(address, now)
    body = await read_json(request)
    code = body.get("code")
    if (
        not isinstance(code, str)
        or not _encodable(code)
        or not entry.same(code.strip(), desk.settings.agent_code)
    ):
        desk.tries.wrong(address, now)
        log.warning("entry refused: wrong code")
        raise Refused(401, "wrong_code", "Ce code n’est pas celui du bureau.", "Vérifiez-le, puis réessayez.")
    name = entry.counter_name(body.get("counter"))
    desk.tries.right(address)
    answer = JSONResponse({"counter": name})
    answer.set_cookie(
        entry.COOKIE,
        desk.cookies.make(name, now),
        max_age=entry.COOKIE_S,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
        path="/",
    )
    return answer


async def leave(request: Request) -> Response:
    """Ends the shift and forgets the cookie."""
    desk, name = _entered(request)
    await desk.database.write(desk.site, staff.change, desk.site, name, "off", desk.clock())
    answer = JSONResponse({})
    answer.delete_cookie(entry.COOKIE, path="/")
    return answer


async def me(request: Request) -> Response:
    """Which counter this page is, and whether it is on shift; an empty counter where nobody has entered."""
    desk: Desk = request.app.state.desk
    try:
        name = desk.cookies.counter(request, desk.clock())
    except Refused:
        return JSONResponse({"counter": "", "status": "off", "hall": desk.settings.hall_name})
    status = await desk.database.read(staff.status, desk.site, name)
    return JSONResponse({"counter": name, "status": status, "hall": desk.settings.hall_name})


async def stream(request: Request) -> EventSourceResponse:
    """Everything of the site: a snapshot, then events."""
    desk: Desk = request.app.state.desk
    name = desk.cookies.counter(request, desk.clock())

    await desk.page_heard(name)
    return streams.respond(streams.follow(desk, request, desk.snapshot, None, always_state=False))


async def poll(request: Request) -> Response:
    """What the stream tells, one answer at a time."""
    desk: Desk = request.app.state.desk
    name = desk.cookies.counter(request, desk.clock())
    await desk.page_heard(name)
    return await streams.poll(desk, request, desk.snapshot, None)


async def alive(request: Request) -> Response:
    """The page still runs and shows what it hears."""
    desk, name = _entered(request)
    await desk.page_heard(name)
    return JSONResponse({"now": desk.clock()})


async def shift(request: Request) -> Response:
    """Start, pause (no reason asked) or end."""
    desk, name = _entered(request)
    after = staff.MOVES.get(str((await read_json(request)).get("action")))
    if after is None:
        raise malformed("« action » est start, pause ou end.")
    return JSONResponse(
        {"status": await desk.database.write(desk.site, staff.change, desk.site, name, after, desk.clock())}
    )


async def move(request: Request) -> Response:
    """One step of a call: accept, on_my_way, arrived, close or pass."""
    desk, name = _entered(request)
    body, now = await read_json(request), desk.clock()
    call_id, action = request.path_params["id"], request.path_params["action"]
    db = desk.database
    match action:
        case "accept":
            answer = await db.write(desk.site, calls.accept, call_id, name, now)
        case "on_my_way":
            answer = await db.write(desk.site, calls.on_my_way, call_id, name, minutes(body), now)
        case "arrived":
            answer = await db.write(desk.site, calls.arrived, call_id, name, now)
        case "close":
            answer = await db.write(desk.site, _of_anyone_gone, calls.close, desk.site, call_id, name, now)
        case "pass":
            answer = await db.write(desk.site, _of_anyone_gone, calls.pass_on, desk.site, call_id, name, now)
        case _:
            raise Refused(
                404,
                "unknown_action",
                "Cette action n’existe pas.",
                "Les actions sont accept, on_my_way, arrived, close et pass.",
            )
    return JSONResponse(answer)


async def seen(request: Request) -> Response:
    """The page has painted the call."""
    desk, _ = _entered(request)
    await desk.database.write(desk.site, calls.seen, request.path_params["id"], desk.clock())
    return JSONResponse({})


def _of_anyone_gone(
    conn: Connection, act: Any, site: str, call_id: str, name: str, now: float
) -> dict[str, Any]:
    """Close or pass on; for anyone where the counter that holds the call is no longer on shift."""
    holder = calls.find(conn, call_id)["agent"]
    gone = holder not in ("", name) and staff.status(conn, site, holder) in ("away", "off")
    return act(conn, call_id, name, now, anyone=gone)  # type: ignore[no-any-return]


def _entered(request: Request) -> tuple[Desk, str]:
    desk: Desk = request.app.state.desk
    entry.require_same_origin(request)
    return desk, desk.cookies.counter(request, desk.clock())


def _encodable(text: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in text)


routes = [
    Route("/api/agent/enter", enter, methods=["POST"]),
    Route("/api/agent/leave", leave, methods=["POST"]),
    Route("/api/agent/me", me, methods=["GET"]),
    Route("/api/agent/stream", stream, methods=["GET"]),
    Route("/api/agent/events", poll, methods=["GET"]),
    Route("/api/agent/alive", alive, methods=["POST"]),
    Route("/api/agent/shift", shift, methods=["POST"]),
    Route("/api/agent/seen/{id}", seen, methods=["POST"]),
    Route("/api/agent/calls/{id}/{action}", move, methods=["POST"]),
]
