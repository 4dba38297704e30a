"""Entering and leaving the desk, and enrolling terminals; mounted by `app`."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kiosk.desk import staff
from kiosk.desk.bodies import identity, read_json, short_text
from kiosk.desk.desk import Desk
from kiosk.desk.entry import accounts, asking, enrolment, sessions, tries
from kiosk.desk.entry.origin import address, counter_name, require_json, require_same_origin, same
from kiosk.desk.entry.passwords import LONGEST
from kiosk.desk.entry.rights import CALLS, TERMINALS
from kiosk.desk.refusals import Refused, malformed


async def enter(request: Request) -> Response:
    """The shared code, or an account's name and password, with the counter's name, open one working day."""
    desk: Desk = request.app.state.desk
    require_same_origin(request)
    body = await read_json(request)
    name, secret = body.get("account"), body.get("code")
    if name in (None, ""):
        opened = await desk.database.write(tries.LOCK, _by_code, desk, address(request), secret)
        if not opened:
            raise Refused(
                401, "wrong_code", "Ce code n’est pas celui du bureau.", "Vérifiez-le, puis réessayez."
            )
        account = ""
    else:
        account = await _by_account(desk, address(request), name, secret)
    counter, code = counter_name(body.get("counter")), "" if account else desk.home.code
    before = request.cookies.get(sessions.COOKIE, "")
    token = await desk.database.write(
        None, sessions.begin, counter, desk.clock(), account=account, code=code, before=before
    )
    entered = await desk.database.read(sessions.find, token, desk.home, desk.clock())
    answer = JSONResponse({"counter": counter, "role": entered.role if entered else ""})
    sessions.give(answer, token, sessions.LASTS_S, secure=request.url.scheme == "https")
    return answer


def _by_code(conn: Connection, desk: Desk, where: str, code: object) -> bool:
    key, now = tries.key(desk.secret, tries.CODE, where), desk.clock()
    tries.spend(conn, [key], now)
    right = bool(desk.code) and isinstance(code, str) and same(code.strip(), desk.code)
    if right:
        tries.forget(conn, key)
    return right


async def _by_account(desk: Desk, where: str, given: object, password: object) -> str:
    """The account's name, or `Refused`: the same answer and work for one unknown, closed or guessed."""
    if not (isinstance(given, str) and isinstance(password, str)) or max(len(given), len(password)) > LONGEST:
        raise malformed("Le compte et le mot de passe sont des textes.")
    name = accounts.name_of(given)
    of_address = tries.key(desk.secret, tries.ADDRESS, where)
    of_account = tries.key(desk.secret, tries.ACCOUNT, name)
    await desk.database.write(tries.LOCK, tries.spend, [of_address, of_account], desk.clock())
    known = accounts.NAME.fullmatch(name) is not None
    found = await desk.database.read(accounts.credentials, name) if known else None
    right = await desk.passwords.right(password, found.password if found else None)
    if found is None or found.closed or not right:
        raise Refused(
            401,
            "wrong_account",
            "Ce compte et ce mot de passe n’ouvrent pas le bureau.",
            "Vérifiez-les, puis réessayez.",
        )

    def entered(conn: Connection) -> None:
        tries.forget(conn, of_account)
        tries.give_back(conn, of_address)

    await desk.database.write(tries.LOCK, entered)
    return name


async def leave(request: Request) -> Response:
    """Ends the shift and the session; `then` is where the city's sign-in is left too, if it was used."""
    require_same_origin(request)
    desk: Desk = request.app.state.desk
    entered = await asking.known(request)
    if entered is None:
        raise Refused(401, "sign_in", "Vous n’êtes pas entré.", "Donnez le code du bureau.")
    if entered.may(CALLS):
        await desk.database.write(
            entered.site, staff.change, entered.site, entered.counter, "off", desk.clock()
        )
    signed_in = await desk.database.write(None, sessions.end, request.cookies.get(sessions.COOKIE, ""))
    place = await desk.signin.leave() if signed_in and desk.signin is not None else ""
    answer = JSONResponse({"then": place} if place else {})
    answer.delete_cookie(sessions.COOKIE, path="/")
    return answer


async def me(request: Request) -> Response:
    """Which counter this page is, its role and shift (no counter: nobody has entered), and the ways in."""
    desk: Desk = request.app.state.desk
    entered = await asking.known(request)
    signin, any_open = desk.signin is not None, await desk.database.read(accounts.any_open)
    ways = {"code": bool(desk.code), "account": any_open or not (desk.code or signin), "signin": signin}
    if entered is None:
        return JSONResponse({"counter": "", "status": "off", "hall": desk.settings.hall_name, "ways": ways})

    def look(conn: Connection) -> dict[str, Any]:
        status = staff.status(conn, entered.site, entered.counter)
        return {"status": status, "hall": desk.hall(conn, entered.site)}

    told = {"counter": entered.counter, "role": entered.role, "ways": ways}
    return JSONResponse(told | await desk.database.read(look))


async def enrol(request: Request) -> Response:
    """A terminal shows its code and the hash of the key it has made; from then on the key is its own."""
    desk: Desk = request.app.state.desk
    require_json(request)
    body, now = await read_json(request), desk.clock()
    code, key = short_text(body.get("code"), "code", 40), body.get("key")
    site, terminal = identity(body.get("site"), "site"), identity(body.get("terminal"), "terminal")
    if not isinstance(key, str) or not re.fullmatch("[0-9a-f]{64}", key):
        raise malformed("« key » est l’empreinte SHA-256 de la clé, en hexadécimal.")
    where = tries.key(desk.secret, tries.ENROLMENT, address(request))
    await desk.database.write(tries.LOCK, tries.spend, [where], now)
    place = await desk.database.write(tries.LOCK, enrolment.redeem, code, site, terminal, key, now)
    await desk.database.write(tries.LOCK, tries.forget, where)
    return JSONResponse({"terminal": terminal, "site": site, "place": place})


async def make_code(request: Request) -> Response:
    """A supervisor or technician makes the code of one terminal of their own site."""
    desk, entered = await asking.agent(request, TERMINALS)
    body = await read_json(request)
    try:
        terminal, place = identity(body.get("terminal"), "terminal"), short_text(body.get("place"), "place")
    except Refused:
        raise malformed(
            "Le nom de la borne (terminal.id) ou son lieu ne va pas.",
            "Écrivez le nom en 64 caractères au plus, sans «\u00a0/\u00a0», et le lieu en 200 au plus.",
            field="terminal",
        ) from None
    made = (entered.site, terminal, place, desk.clock())
    code = await desk.database.write(tries.LOCK, enrolment.new_code, *made)
    return JSONResponse({"code": code, "lasts_s": enrolment.LASTS_S}, 201)


async def revoke(request: Request) -> Response:
    """A supervisor or technician ends the key of one terminal of their own site."""
    desk, entered = await asking.agent(request, TERMINALS)
    terminal = identity(request.path_params["terminal"], "terminal")
    ended = await desk.database.write(tries.LOCK, enrolment.revoke, entered.site, terminal, desk.clock())
    await desk.keys.refresh(at_once=True)  # other processes learn of it by themselves
    return JSONResponse({"revoked": ended})


async def keys(request: Request) -> Response:
    """The terminals of the site that have or had a key, for who may revoke it; never the key."""
    desk, entered = await asking.reader(request, TERMINALS)
    rows = await desk.database.read(enrolment.listed, entered.site)
    names = ("terminal", "place", "made_at", "revoked_at")
    return JSONResponse({"keys": [{name: getattr(row, name) for name in names} for row in rows]})


routes = [
    Route("/api/agent/enter", enter, methods=["POST"]),
    Route("/api/agent/leave", leave, methods=["POST"]),
    Route("/api/agent/me", me, methods=["GET"]),
    Route("/api/enrol", enrol, methods=["POST"]),
    Route("/api/enrol/codes", make_code, methods=["POST"]),
    Route("/api/enrol/keys", keys, methods=["GET"]),
    Route("/api/enrol/{terminal}/revoke", revoke, methods=["POST"]),
]
