"""Who asks: the first line of every route; a request of nobody known goes no further."""

from __future__ import annotations

from starlette.requests import Request

from kiosk.desk.desk import Desk
from kiosk.desk.entry import sessions
from kiosk.desk.entry.origin import require_same_origin, same
from kiosk.desk.entry.rights import CALLS, Entered, Speaking
from kiosk.desk.refusals import Refused


async def terminal(request: Request, name: str | None = None) -> tuple[Desk, Speaking]:
    """The terminal that asks, by its own key or, where the desk has one, the shared token.

    `name` is whom it says it is, where the address tells.
    """
    desk: Desk = request.app.state.desk
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    given, speaking = given.strip(), None
    if scheme.lower() == "bearer" and given:
        if desk.token and same(given, desk.token):
            await desk.keys.refresh()
            speaking = Speaking(desk.site, None, desk.keys)
        elif (found := await desk.keys.find(sessions.mark(given))) is not None:
            speaking = Speaking(*found, desk.keys)
    if speaking is None:
        raise Refused(
            401,
            "token",
            "Le jeton de la borne est absent ou faux.",
            "Écrivez le même KIOSK_DESK__TOKEN sur la borne et sur le bureau, ou inscrivez-la : kiosk enrol.",
        )
    request.state.role = "terminal"
    if name is not None:
        speaking.must_be(name)
    return desk, speaking


async def agent(request: Request, right: str = CALLS) -> tuple[Desk, Entered]:
    """The agent whose page asks to change something, with the right to."""
    require_same_origin(request)
    return await reader(request, right)


async def reader(request: Request, right: str = CALLS) -> tuple[Desk, Entered]:
    """The agent whose page asks to read something, with the right to."""
    desk: Desk = request.app.state.desk
    entered = await known(request)
    if entered is None:
        raise Refused(401, "sign_in", "Vous n’êtes pas entré.", "Donnez le code du bureau.")
    entered.must(right)
    return desk, entered


async def known(request: Request) -> Entered | None:
    """Who the cookie says it is, if anyone."""
    desk: Desk = request.app.state.desk
    token = request.cookies.get(sessions.COOKIE, "")
    if not token:
        return None
    entered = await desk.database.read(sessions.find, token, desk.home, desk.clock())
    if entered is not None:
        request.state.role = entered.role
    return entered
