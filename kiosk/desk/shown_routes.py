"""What passes between a terminal that shows answers and the page that opens them; mounted by `app`."""

from __future__ import annotations

import binascii
from base64 import b64decode
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kiosk.desk import calls, viewers
from kiosk.desk.bodies import identity, read_json
from kiosk.desk.entry import asking
from kiosk.desk.entry.within import within
from kiosk.desk.refusals import malformed
from kiosk.desk.shown import LONGEST

POINT = 65  # bytes of an uncompressed point of P-256
MOST = 2**31


async def show(request: Request) -> Response:
    """A terminal shows sealed answers, or with an empty text no more; whether the page has opened them."""
    desk, speaking = await asking.terminal(request)
    body, call_id = await read_json(request), request.path_params["id"]
    terminal = identity(body.get("terminal"), "terminal")
    speaking.must_be(terminal)
    key, number = (call_id, identity(body.get("page"), "page")), _number(body, "number", 1)
    sealed = body.get("sealed")
    if not isinstance(sealed, str) or len(sealed) > LONGEST or not sealed.isascii():
        raise malformed(f"« sealed » est un texte d’au plus {LONGEST} caractères.")
    await desk.database.read(within, speaking.site, viewers.must_be_taken, call_id, terminal)
    return JSONResponse({"seen": await desk.shown.show(key, number, sealed)})


async def offer(request: Request) -> Response:
    """The page of whoever has the call offers its public key, or takes it back with an empty one."""
    desk, entered = await asking.agent(request)
    body, call_id = await read_json(request), request.path_params["id"]
    page, key = identity(body.get("page"), "page"), _key(body)
    told = (call_id, entered.counter, entered.role, page, key, desk.clock())
    await desk.database.write(entered.site, within, entered.site, viewers.offer, *told)
    return JSONResponse({})


async def follow(request: Request) -> Response:
    """The page asks for what is shown, telling the last it has opened: that it asks is how it lives."""
    desk, entered = await asking.agent(request)
    body, call_id = await read_json(request), request.path_params["id"]
    key, opened = (call_id, identity(body.get("page"), "page")), _number(body, "opened", 0)
    await desk.database.read(within, entered.site, calls.mine, call_id, entered.counter)
    return JSONResponse({"shown": await desk.shown.next(key, opened)}, headers={"Cache-Control": "no-store"})


def _number(body: dict[str, Any], name: str, least: int) -> int:
    value = body.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= MOST:
        raise malformed(f"« {name} » est un nombre entier à partir de {least}.")
    return value


def _key(body: dict[str, Any]) -> str:
    value = body.get("key")
    try:
        good = value == "" or (isinstance(value, str) and len(b64decode(value, validate=True)) == POINT)
    except (binascii.Error, ValueError):
        good = False
    if not good:
        raise malformed("« key » est une clé publique P-256 en base64, ou rien.")
    return str(value)


routes = [
    Route("/api/calls/{id}/shown", show, methods=["POST"]),
    Route("/api/agent/calls/{id}/viewer", offer, methods=["POST"]),
    Route("/api/agent/calls/{id}/shown", follow, methods=["POST"]),
]
