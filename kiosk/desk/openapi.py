"""The desk's HTTP interface described by OpenAPI 3.1; served by `app`, tried by tests."""

from __future__ import annotations

from functools import cache
from typing import Any

from kiosk.desk import bundles, staff, terminals
from kiosk.desk.calls import OUTCOMES, skills
from kiosk.desk.calls.routing import Stage
from kiosk.desk.describing import (
    AGENT,
    IDENTITY,
    NOTHING,
    NUMBER,
    READ,
    TERMINAL,
    WHOLE,
    YES_OR_NO,
    Schema,
    answered,
    fields,
    get,
    in_path,
    post,
    ref,
    text,
)
from kiosk.desk.entry.rights import RIGHTS
from kiosk.desk.figures.described import BATCH, TAKEN
from kiosk.desk.fleet.described import FLEET
from kiosk.desk.metrics.described import METRICS
from kiosk.desk.sheets import shelf
from kiosk.desk.sheets.described import SHEET
from kiosk.desk.shown_described import SHOWN
from kiosk.wire.calls import CallState
from kiosk.wire.said import MOST_SAID, Said

ACTIONS = (
    "accept", "decline", "transfer", "on_my_way", "help_from_desk", "say", "arrived", "close", "pass"
)  # fmt: skip
KINDS = ("snapshot", "call", "agent", "terminal", "channel", "trial", "viewer", "beat")
CODES = {"type": "array", "items": text(40, 1, pattern=r"^[a-z0-9_-]+$"), "maxItems": 20}
MINUTES = {"type": ["integer", "null"], "minimum": 1, "maximum": 60}
PLACED = {
    "id": IDENTITY,
    "site": IDENTITY,
    "terminal": IDENTITY,
    "place": text(200),
    "procedure": text(100),
    "procedure_title": text(200),
    "family": text(100),
    "source": {"enum": ["city", "state", "test"]},
    "step_number": {"type": "integer", "minimum": 0, "maximum": 1000},
    "step_label": text(200),
    "language": text(12),
    "settings": CODES,
    "wishes": CODES,
    "wishes_version": {"type": "integer", "minimum": 0, "maximum": 1000},
    "created_at": {"type": "number", "minimum": 0, "maximum": 2**33},
    "waited_ms": {"type": "integer", "minimum": 0, "maximum": 2**31},
    "state": {"enum": ["queued", "cancelled", "expired"]},
}
TIMES = ("rung_at", "received_at", "since", "seen_at", "accepted_at", "arrived_at", "ended_at")
SCHEMAS: dict[str, Schema] = {
    "Placed": fields(("id", "site", "terminal"), **PLACED),
    "Call": fields(
        ("id", "site", "terminal", "state", "version", "since", "agent"),
        **{name: {"type": "string"} for name in PLACED},
    ),
    "Refusal": fields(("error", "remedy", "code"), error=text(300, 1), remedy=text(300, 1), code=text(40, 1)),
    "Events": fields(
        ("events",),
        events={
            "type": "array",
            "minItems": 1,
            "items": fields(
                ("id", "event", "data"), id=text(64, 1), event={"enum": list(KINDS)}, data=NOTHING
            ),
        },
    ),
}
SCHEMAS["Call"]["properties"] |= {
    "settings": {"type": "array", "items": {"type": "string"}},
    "wishes": {"type": "array", "items": {"type": "string"}},
    "step_number": WHOLE,
    "wishes_version": WHOLE,
    "waited_ms": WHOLE,
    "version": WHOLE,
    "created_at": NUMBER,
    "minutes": MINUTES,
    **{name: {"type": "string"} for name in ("agent", "offered_to", "to_counter", "to_skill")},
    "stage": {"enum": [str(stage) for stage in Stage]},
    "rings_for": {"type": ["array", "null"], "items": {"type": "string"}},  # null: everyone
    "nobody_on_shift": YES_OR_NO,
    "outcome": {"enum": ["", *OUTCOMES]},
    "said": {"enum": ["", *map(str, Said)]},
    "said_number": WHOLE,
    "state": {"enum": [str(state) for state in CallState]},
    **{name: {"type": ["number", "null"]} for name in TIMES},
}
STATUS = {"enum": ["on", "pause", "away", "off"]}
ROLE = {"enum": [*RIGHTS, ""]}
WAYS = fields(("code", "account", "signin"), code=YES_OR_NO, account=YES_OR_NO, signin=YES_OR_NO)
SKILL = text(110, 1)
SKILLS = {"type": "array", "items": SKILL, "maxItems": skills.MOST}
STEP = fields(
    minutes=MINUTES,
    outcome={"enum": ["", *OUTCOMES]},
    counter=text(40, 1),
    skill=SKILL,
    code={"enum": [*map(str, Said)]},
    number={"type": "integer", "minimum": 1, "maximum": MOST_SAID},
)  # of each, what its action asks for
NOW = {"now": NUMBER}
KEY = fields(
    ("terminal", "place", "made_at", "revoked_at"), terminal=IDENTITY, place=text(200), made_at=NUMBER,
    revoked_at={"type": ["number", "null"]},
)


AFTER = {"name": "after", "in": "query", "schema": text(64), "description": "The last event's `id`."}
LANGUAGE = {"name": "lang", "in": "query", "schema": {"enum": list(shelf.LANGUAGES)}}
OF_ID = {"parameters": [in_path("id", IDENTITY)]}
STREAM = {"200": {"description": "The state, then events.", "content": {"text/event-stream": {}}}}
PATHS: dict[str, Schema] = {
    "/api/terminal": get(
        "Whether a terminal is let in: its site, and its name where it has a key of its own", TERMINAL,
        answered(fields(("site", "terminal"), site=IDENTITY, terminal=text(64)), (401, 503)),
    ),
    "/api/calls": post(
        "A citizen calls; repeated with the same id until answered", TERMINAL, ref("Placed"), ref("Call"),
        409, status=(200, 201),
    ),
    "/api/calls/{id}/cancel": post(
        "The citizen calls off", TERMINAL, fields(terminal=IDENTITY), ref("Call"), 404, **OF_ID
    ),
    "/api/terminals/{id}/stream": OF_ID | get(
        "One terminal's calls", TERMINAL, STREAM | answered(NOTHING, (401, 403, 422, 503), ()), AFTER
    ),
    "/api/terminals/{id}/events": OF_ID | get(
        "The same, one answer at a time", TERMINAL, answered(ref("Events"), (401, 403, 422, 503)), AFTER
    ),
    "/api/terminals/{id}/alive": post(
        "The terminal lives", TERMINAL,
        fields(("state",), state={"enum": list(terminals.TOLD)}, place=text(200)),
        fields(("now", "every_s"), **NOW, every_s=NUMBER), **OF_ID,
    ),
    "/api/terminals/{id}/trial": post(
        "A trial call comes back by the stream; then how long it took", TERMINAL,
        fields(("id",), id=IDENTITY, took_ms={"type": ["integer", "null"], "minimum": 0, "maximum": 60_000}),
        NOTHING, **OF_ID,
    ),
    "/api/counts": post(
        "The figures of an hour, added once", TERMINAL, BATCH, fields(("stored",), stored=YES_OR_NO)
    ),
    "/api/agent/enter": post(
        "The desk's code, or an account and its password, open a cookie", [],
        fields(("code", "counter"), code=text(200, 1), counter=text(40, 1), account=text(40)),
        fields(("counter", "role"), counter=text(40, 1), role=ROLE), 429,
    ),
    "/api/agent/leave": post(
        "Ends the shift, forgets the cookie; `then` ends it at the city's sign-in too", AGENT, NOTHING,
        fields(then=text(4000)),
    ),
    "/api/agent/me": get(
        "Which counter this page is", [],
        answered(
            fields(("counter", "hall", "ways"), counter=text(40), role=ROLE, status=STATUS,
                   hall=text(200), ways=WAYS),
            (503,),
        ),
    ),
    "/api/agent/stream": get(
        "Everything of the hall", AGENT, STREAM | answered(NOTHING, READ, ()), AFTER
    ),
    "/api/agent/events": get(
        "The same, one answer at a time", AGENT, answered(ref("Events"), READ), AFTER
    ),
    "/api/agent/alive": post("The page lives", AGENT, NOTHING, fields(("now",), **NOW)),
    "/api/agent/shift": post(
        "Starts, pauses or ends a shift", AGENT,
        fields(("action",), action={"enum": list(staff.MOVES)}, skills=SKILLS),
        fields(("status",), status=STATUS), 409,
    ),
    "/api/agent/skills": get(
        "What a counter may know, and what this one said", AGENT,
        answered(fields(("offered", "mine"), offered={"type": "array", "items": fields(("code",))},
                        mine=SKILLS), READ),
    ),
    "/api/agent/sheets/{procedure}": get(
        "The public content of a procedure", AGENT, answered(SHEET, (*READ, 404, 422)),
        in_path("procedure", text(100, 1, pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$")), LANGUAGE,
    ),
    "/api/agent/seen/{id}": post(
        "The page has painted the call", AGENT, NOTHING, NOTHING, 404, **OF_ID
    ),
    "/api/agent/calls/{id}/{action}": post(
        "One step of a call", AGENT, STEP, ref("Call"), 404, 409,
        parameters=[*OF_ID["parameters"], in_path("action", {"enum": list(ACTIONS)})],
    ),
    "/api/enrol": post(
        "A terminal's one-time code for the hash of its own key", [],
        fields(("code", "key", "site", "terminal"), code=text(40, 1), site=IDENTITY, terminal=IDENTITY,
               key=text(64, 64, pattern="^[0-9a-f]{64}$")),
        fields(("terminal", "site", "place"), terminal=IDENTITY, site=IDENTITY, place=text(200)), 409, 429,
    ),
    "/api/enrol/codes": post(
        "A one-time code for a terminal of the hall", AGENT,
        fields(("terminal",), terminal=IDENTITY, place=text(200)),
        fields(("code", "lasts_s"), code=text(40, 1), lasts_s=WHOLE), status=(201,),
    ),
    "/api/enrol/keys": get(
        "The terminals of the hall that have or had a key", AGENT,
        answered(fields(("keys",), keys={"type": "array", "items": KEY}), READ),
    ),
    "/api/enrol/{terminal}/revoke": post(
        "Ends the key of a terminal of the hall", AGENT, NOTHING,
        fields(("revoked",), revoked=YES_OR_NO), parameters=[in_path("terminal", IDENTITY)],
    ),
    **TAKEN,
    **FLEET,
    **bundles.DESCRIBED,
    **SHOWN,
    **METRICS,
    "/api/health": get(
        "Whether the desk can read its database", [],
        answered(fields(("status", "site", "hall"), status={"const": "ok"}), (503,)),
    ),
    "/api/openapi.json": get("This description", [], answered(NOTHING, ())),
}  # fmt: skip


@cache
def document() -> dict[str, Any]:
    """The description as plain values."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "The desk of a town hall's terminals", "version": "1"},
        "paths": PATHS,
        "components": {
            "schemas": SCHEMAS,
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "cookie": {"type": "apiKey", "in": "cookie", "name": "desk"},
                "metrics": {"type": "http", "scheme": "bearer"},
            },
        },
    }
