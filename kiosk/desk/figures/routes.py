"""The page of figures and what is taken away of it, for supervisors of the site; mounted by `app`."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from kiosk.desk.desk import Desk
from kiosk.desk.entry import asking
from kiosk.desk.entry.rights import FIGURES
from kiosk.desk.figures import page, publishing
from kiosk.desk.figures.downloads import as_csv
from kiosk.desk.figures.words import Words, words_of
from kiosk.desk.refusals import Refused
from kiosk.procedures.model import every_question

MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
NEVER_KEPT = {"Cache-Control": "no-store"}


async def shown(request: Request) -> Response:
    """The page: the newest month, or the one that is asked for; who may not see it is told why, in words."""
    desk: Desk = request.app.state.desk
    words, hall = words_of(request.query_params.get("lang")), desk.settings.hall_name
    try:
        desk, entered = await asking.reader(request, FIGURES)
    except Refused as refused:
        what = "sign_in" if refused.status == 401 else "role"
        return HTMLResponse(page.told(words, hall, what), refused.status, NEVER_KEPT)
    hall = await desk.database.read(desk.hall, entered.site)
    months = await desk.database.read(publishing.months, entered.site)
    month = request.query_params.get("month") or next(iter(months), "")
    body = await desk.database.read(publishing.find, entered.site, month)
    if body is None and month:
        return HTMLResponse(page.told(words, hall, "missing"), 404, NEVER_KEPT)
    words = await _titled(desk, words, body)
    return HTMLResponse(page.page(words, hall, months, body), headers=NEVER_KEPT)


async def listed(request: Request) -> Response:
    """The published months of the site, newest first."""
    desk, entered = await asking.reader(request, FIGURES)
    months = await desk.database.read(publishing.months, entered.site)
    return JSONResponse({"months": months}, headers=NEVER_KEPT)


async def taken(request: Request) -> Response:
    """A published month, as JSON or CSV, to be kept as a file."""
    desk, entered = await asking.reader(request, FIGURES)
    month, _, kind = request.path_params["month"].partition(".")
    good = MONTH.fullmatch(month) and kind in ("", "csv")
    body = await desk.database.read(publishing.find, entered.site, month) if good else None
    if body is None:
        raise Refused(404, "unknown_month", "Ce mois n’est pas publié ici.", "Relisez la liste des mois.")
    kept = {"Content-Disposition": f'attachment; filename="figures-{month}.{kind or "json"}"'} | NEVER_KEPT
    if kind:
        words = await _titled(desk, words_of(request.query_params.get("lang")), body)
        return Response(as_csv(body, words), media_type="text/csv", headers=kept)
    return JSONResponse(body, headers=kept)


async def _titled(desk: Desk, words: Words, body: Mapping[str, Any] | None) -> Words:
    """The words, with what the month's procedures and their steps are called today."""
    tables = body["tables"] if body is not None else []
    named = {row["key"] for table in tables for row in table["rows"] if table["name"].endswith("_procedure")}
    city = body is not None and body["site"] == desk.site
    found = await asyncio.to_thread(desk.shelf.several, named, words.language, city)
    titles = {name: procedure.title.text for name, procedure in found.items()}
    steps = {
        (name, question.id): question.label.text
        for name, procedure in found.items()
        for question in every_question(procedure)
    }
    return replace(words, titles=titles, steps=steps)


page_route = Route("/figures", shown, methods=["GET"])
routes = [
    Route("/api/figures", listed, methods=["GET"]),
    Route("/api/figures/{month}", taken, methods=["GET"]),
]
