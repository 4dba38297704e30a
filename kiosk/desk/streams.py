"""Server-Sent Events: the state first, then every event after it, resumable by cursor; used by the routes.

The `id:` of an event is `<database>.<cursor>`: a cursor of another database (one restored, one made anew)
is not resumed but answered by the state.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError
from sse_starlette import EventSourceResponse
from starlette.requests import Request
from starlette.responses import JSONResponse

from kiosk.desk.desk import Desk
from kiosk.desk.metrics.counted import CALLED, COUNTER
from kiosk.desk.refusals import Refused
from kiosk.desk.store import events

BEAT_S = 5.0
ASKED_AGAIN_S = 15.0  # whether whoever follows may still, at the latest
State = Callable[[Connection, str], tuple[int, dict[str, Any]]]
Still = Callable[[], Awaitable[object]]  # `Refused` once it may no longer


def respond(events: AsyncIterator[bytes]) -> EventSourceResponse:
    """The streaming answer; proxies are asked not to buffer it."""
    return EventSourceResponse(
        events,
        ping=3600,
        send_timeout=15,
        shutdown_grace_period=1,
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def follow(
    desk: Desk,
    site: str,
    request: Request,
    state: State,
    terminal: str | None,
    *,
    always_state: bool,
    still: Still,
) -> AsyncIterator[bytes]:
    """State (unless resumed, or always), then events as they are committed, and a beat every 5 s.

    Ends once `still` refuses: an account closed, a page that has left, a key revoked.
    """
    cursor, newest = await desk.database.read(_resume, desk, site, asked(request))
    if cursor is None or always_state:
        at, body = await _snapshot(desk, site, state)
        cursor = at if cursor is None else cursor
        yield _encoded(desk, "snapshot", cursor, _text(body))
    else:
        yield _beat(desk, cursor)
    asked_at, keys = time.monotonic(), desk.keys.changes
    asked_every = ASKED_AGAIN_S * random.uniform(0.5, 1)  # screens that came together do not all ask together
    who = COUNTER if terminal is None else CALLED
    with desk.counted.stream(who), desk.tail.followed(site, newest), suppress(Refused):
        while not desk.closing.is_set():
            cursor, found = await desk.tail.after(site, cursor, terminal, BEAT_S)
            if time.monotonic() - asked_at >= asked_every or desk.keys.changes != keys:
                with suppress(SQLAlchemyError):  # nothing can be read then, so nothing is told
                    await still()
                asked_at, keys = time.monotonic(), desk.keys.changes
            for event in found:
                yield _encoded(desk, event.kind, event.cursor, event.body)
            if not found:
                yield _beat(desk, cursor)


async def poll(desk: Desk, site: str, request: Request, state: State, terminal: str | None) -> JSONResponse:
    """The same events for who sits behind a proxy that holds streams back: one answer each time.

    The state where no cursor of this database is given; else what came after it, at the latest a beat in 5 s.
    """
    cursor, newest = await desk.database.read(_resume, desk, site, asked(request))
    if cursor is None:
        at, body = await _snapshot(desk, site, state)
        found = [_told(desk, "snapshot", at, body)]
    else:
        with desk.tail.followed(site, newest):
            cursor, fresh = await desk.tail.after(site, cursor, terminal, BEAT_S)
        found = [_told(desk, event.kind, event.cursor, json.loads(event.body)) for event in fresh]
        if not found:
            found = [_told(desk, "beat", cursor, {"now": desk.clock()})]
    return JSONResponse({"events": found}, headers={"Cache-Control": "no-store"})


async def _snapshot(desk: Desk, site: str, state: State) -> tuple[int, dict[str, Any]]:
    """The state with its cursor, the desk's time and the town hall's name."""
    at, body = await desk.database.read(state, site)
    hall = await desk.database.read(desk.hall, site)
    return at, body | {"now": desk.clock(), "site": site, "hall": hall}


def _told(desk: Desk, kind: str, cursor: int, body: dict[str, Any]) -> dict[str, Any]:
    return {"id": f"{desk.identity}.{cursor}", "event": kind, "data": body}


def asked(request: Request) -> str:
    """The cursor that a screen last saw, as it gave it."""
    return request.headers.get("last-event-id") or request.query_params.get("after", "")


def _resume(conn: Connection, desk: Desk, site: str, given: str) -> tuple[int | None, int]:
    """The cursor to go on from, None where the state is to be told anew; and the newest."""
    newest = events.newest(conn, site)
    identity, _, digits = given.rpartition(".")
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 16) or identity not in (
        "",
        desk.identity,
    ):
        return None, newest
    cursor = int(digits)
    return (cursor if cursor <= newest else None), newest


def _text(body: dict[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def _beat(desk: Desk, cursor: int) -> bytes:
    return _encoded(desk, "beat", cursor, f'{{"now":{desk.clock()}}}')


def _encoded(desk: Desk, kind: str, cursor: int, body: str) -> bytes:
    return f"id: {desk.identity}.{cursor}\r\nevent: {kind}\r\ndata: {body}\r\n\r\n".encode()
