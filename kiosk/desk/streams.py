"""Server-Sent Events: the state first, then every event after it, resumable by cursor; used by the routes.

The `id:` of an event is `<database>.<cursor>`: a cursor of another database (one restored, one made anew)
is not resumed but answered by the state.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

from sqlalchemy import Connection
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.requests import Request

from kiosk.desk.desk import Desk, events_after, last_event

BEAT_S = 5.0
State = Callable[[Connection], tuple[int, dict[str, Any]]]


def respond(events: AsyncIterator[ServerSentEvent]) -> EventSourceResponse:
    """The streaming answer; proxies are asked not to buffer it."""
    return EventSourceResponse(
        events,
        ping=3600,
        send_timeout=15,
        shutdown_grace_period=1,
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def follow(
    desk: Desk, request: Request, state: State, terminal: str | None, always_state: bool
) -> AsyncIterator[ServerSentEvent]:
    """State (unless resumed, or always), then events as they are committed, and a beat every 5 s."""
    cursor = await desk.database.read(_resume, desk, _asked(request))
    if cursor is None or always_state:
        at, body = await desk.database.read(state)
        cursor = at if cursor is None else cursor
        body |= {"now": desk.clock(), "site": desk.site, "hall": desk.settings.hall_name}
        yield _event(desk, "snapshot", cursor, body)
    else:
        yield _event(desk, "beat", cursor, {"now": desk.clock()})
    while not desk.closing.is_set():
        ticket = desk.database.wake.ticket()  # before reading, so that nothing is slept through
        found = await desk.database.read(events_after, desk.site, cursor, terminal)
        for cursor, kind, body in found:
            yield _event(desk, kind, cursor, body)
        if not found and not await _woken(ticket):
            yield _event(desk, "beat", cursor, {"now": desk.clock()})


async def _woken(ticket: asyncio.Event) -> bool:
    try:
        await asyncio.wait_for(ticket.wait(), BEAT_S)
    except TimeoutError:
        return False
    return True


def _asked(request: Request) -> str:
    return request.headers.get("last-event-id") or request.query_params.get("after", "")


def _resume(conn: Connection, desk: Desk, asked: str) -> int | None:
    """The cursor to go on from; None where the state is to be told anew."""
    identity, _, digits = asked.rpartition(".")
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 16) or identity not in (
        "",
        desk.identity,
    ):
        return None
    cursor = int(digits)
    return cursor if cursor <= last_event(conn, desk.site) else None


def _event(desk: Desk, kind: str, cursor: int, body: dict[str, Any]) -> ServerSentEvent:
    data = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return ServerSentEvent(data=data, event=kind, id=f"{desk.identity}.{cursor}")
