"""To the city's sign-in and back, for browsers; mounted by `app`.

What a browser brings back counts only with the cookie of the attempt it began with, so nobody is signed in
with somebody else's code (RFC 6749, 10.12; RFC 9700). Where it goes next is never taken from a request.
"""

from __future__ import annotations

import hmac
import logging

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from kiosk.desk.desk import Desk
from kiosk.desk.entry import accounts, sessions
from kiosk.desk.entry.origin import counter_name
from kiosk.desk.refusals import Refused
from kiosk.desk.signin import attempt, page
from kiosk.desk.signin.provider import Provider
from kiosk.desk.signin.refusing import NotSignedIn
from kiosk.desk.signin.roles import role_of, site_of

log = logging.getLogger("kiosk.desk")

NEVER_KEPT = {"Cache-Control": "no-store"}
LONGEST_CODE = 4000


async def start(request: Request) -> Response:
    """Sends the browser to the city's sign-in, with an attempt of its own."""
    desk: Desk = request.app.state.desk
    language = "en" if request.query_params.get("lang") == "en" else "fr"
    try:
        provider, counter = _provider(desk), _counter(request)
        if request.headers.get("sec-fetch-site") in ("cross-site", "same-site"):
            raise NotSignedIn("origin")  # nobody begins it for another
        begun = attempt.begin(counter, language, desk.clock())
        place = await provider.start(begun)
    except NotSignedIn as refused:
        return _told(refused, language)
    answer = RedirectResponse(place, 303, NEVER_KEPT)
    # Lax, since the way back begins at another site; the session's own cookie is Strict
    answer.set_cookie(
        attempt.COOKIE,
        attempt.sealed(begun, desk.secret),
        max_age=attempt.LASTS_S,
        path=attempt.PATH,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return answer


async def back(request: Request) -> Response:
    """Takes the browser back: the same one, with a code that the issuer gave it."""
    desk: Desk = request.app.state.desk
    begun = attempt.opened(request.cookies.get(attempt.COOKIE, ""), desk.secret, desk.clock())
    language = begun.language if begun is not None else "fr"
    try:
        token, lasts_s = await _entered(request, desk, begun)
    except NotSignedIn as refused:
        answer = _told(refused, language)
    else:
        answer = RedirectResponse(f"/?lang={language}", 303, NEVER_KEPT)
        sessions.give(answer, token, lasts_s, secure=request.url.scheme == "https")
    answer.delete_cookie(attempt.COOKIE, path=attempt.PATH)
    return answer


async def _entered(request: Request, desk: Desk, begun: attempt.Attempt | None) -> tuple[str, float]:
    provider, asked = _provider(desk), request.query_params
    code, state, issuer = asked.get("code", ""), asked.get("state", ""), asked.get("iss")
    if begun is None:
        raise NotSignedIn("attempt")
    if not hmac.compare_digest(state.encode("utf-8", "replace"), begun.state.encode()):
        raise NotSignedIn("state")
    if issuer not in (None, provider.settings.issuer):  # RFC 9207
        raise NotSignedIn("issuer")
    if not 0 < len(code) <= LONGEST_CODE:
        raise NotSignedIn("code")
    told = await provider.claims(code, begun)
    role, site = role_of(told, provider.settings), site_of(told, provider.settings, desk.site)
    if not role:
        raise NotSignedIn("role")
    if site != desk.site and site not in await desk.database.read(accounts.halls):
        raise NotSignedIn("site")
    before, lasts_s = request.cookies.get(sessions.COOKIE, ""), provider.settings.lasts_h * 3600

    def begin(conn: Connection) -> str:
        held = {"account": "", "code": desk.home.signin, "role": role, "site": site}
        return sessions.begin(conn, begun.counter, desk.clock(), before=before, lasts_s=lasts_s, **held)

    return await desk.database.write(None, begin), lasts_s


def _provider(desk: Desk) -> Provider:
    if desk.signin is None:
        raise NotSignedIn("off")
    return desk.signin


def _counter(request: Request) -> str:
    try:
        return counter_name(request.query_params.get("counter"))
    except Refused:
        raise NotSignedIn("counter") from None


def _told(refused: NotSignedIn, language: str) -> Response:
    log.info("refused: signin_%s, role nobody", refused.reason)
    status = 404 if refused.reason == "off" else refused.status
    return HTMLResponse(page.told(refused.reason, status, language), status, NEVER_KEPT)


routes = [
    Route("/signin/start", start, methods=["GET"]),
    Route("/signin/back", back, methods=["GET"]),
]
