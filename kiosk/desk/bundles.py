"""The city's signed bundles, as this desk has them for its terminals; mounted by `app`.

FOLDER/<site>/<version>.bundle   as it was signed; the desk cannot change it
FOLDER/<site>/<version>.json     its size, its SHA-256, which terminals it is for and from which day on
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from kiosk.desk.bodies import identity
from kiosk.desk.describing import IDENTITY, READ, TERMINAL, WHOLE, answered, fields, get, in_path, text
from kiosk.desk.entry import asking
from kiosk.desk.refusals import Refused

MOST_DIGITS = 16


def published(folder: Path, site: str) -> list[dict[str, Any]]:
    """What each bundle of a site says of itself, the newest first."""
    found = []
    for path in (folder / site).glob("*.json"):
        try:
            body = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            continue
        if (
            isinstance(body, dict)
            and type(body.get("version")) is int
            and path.with_suffix(".bundle").is_file()
        ):
            found.append(body)
    return sorted(found, key=lambda one: one["version"], reverse=True)


async def newest(request: Request) -> Response:
    """The newest bundle for this terminal whose day has come."""
    desk, speaking = await asking.terminal(request)
    terminal = identity(request.query_params.get("terminal"), "terminal")
    speaking.must_be(terminal)
    folder, today = desk.settings.bundles, date.today().isoformat()
    for one in await run_in_threadpool(published, Path(folder), speaking.site) if folder else ():
        meant = not one["terminals"] or terminal in one["terminals"]
        if meant and one.get("not_before", "") <= today:
            return JSONResponse({name: one[name] for name in ("version", "size", "sha256")})
    return JSONResponse(_none().body(), 404)  # an ordinary answer: nothing was refused


async def whole(request: Request) -> Response:
    """One bundle, or the part of it that is asked for (`Range`)."""
    desk, speaking = await asking.terminal(request)
    version = request.path_params["version"]
    path = Path(desk.settings.bundles) / speaking.site / f"{version}.bundle"
    known = version.isascii() and version.isdigit() and len(version) <= MOST_DIGITS and desk.settings.bundles
    if not known or not await run_in_threadpool(path.is_file):
        raise _none()
    return FileResponse(path, media_type="application/octet-stream")


def _none() -> Refused:
    return Refused(404, "no_bundle", "Ce bureau n’a pas ce lot.", "Publiez-le : kiosk desk bundle publish.")


routes = [
    Route("/api/bundles/newest", newest, methods=["GET"]),
    Route("/api/bundles/{version}", whole, methods=["GET"]),
]
_BYTES = {"description": "The bundle.", "content": {"application/octet-stream": {}}}
DESCRIBED = {
    "/api/bundles/newest": get(
        "The newest signed bundle for this terminal", TERMINAL,
        answered(fields(("version", "size", "sha256"), version=WHOLE, size=WHOLE, sha256=text(64, 64)),
                 (*READ, 404, 422)),
        {"name": "terminal", "in": "query", "required": True, "schema": IDENTITY},
    ),
    "/api/bundles/{version}": get(
        "A signed bundle, whole or in parts (Range)", TERMINAL,
        {"200": _BYTES, "206": _BYTES, **answered(fields(), (*READ, 404), ())},
        in_path("version", text(MOST_DIGITS, 1, pattern="^[0-9]+$")),
    ),
}  # fmt: skip
