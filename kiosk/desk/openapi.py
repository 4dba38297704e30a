"""The desk's HTTP interface described by OpenAPI 3.1; served by `app`, tried by tests."""

from __future__ import annotations

from functools import cache
from typing import Any

from kiosk.desk import counts, staff, terminals
from kiosk.desk.bodies import LONGEST_BODY
from kiosk.desk.calls import OUTCOMES, skills
from kiosk.desk.calls.routing import Stage
from kiosk.desk.entry.rights import RIGHTS
from kiosk.wire.calls import CallState

Schema = dict[str, Any]

ACTIONS = (
    "accept", "decline", "transfer", "on_my_way", "help_from_desk", "arrived", "close", "pass"
)  # fmt: skip
KINDS = ("snapshot", "call", "agent", "terminal", "channel", "trial", "beat")
REFUSALS = {
    401: "Not entered, or with a wrong secret.",
    403: "Asked from another site's page, for another terminal, or by a role that may not.",
    404: "Not known here.",
    409: "Somebody else was first, or the call stands elsewhere.",
    413: f"A body of more than {LONGEST_BODY} bytes.",
    415: "The body is not declared as JSON.",
    422: "Not what this description says.",
    429: "Too many wrong codes: to be tried again after `Retry-After` seconds.",
    503: "The database cannot be read or written now: to be tried again with the same body.",
}
TERMINAL, AGENT = [{"token": []}], [{"cookie": []}]
POSTED = (413, 422, 503)
BY_TERMINAL, BY_AGENT = (401, 403, *POSTED), (401, 403, 415, *POSTED)
READ = (401, 403, 503)


def _text(longest: int, shortest: int = 0, **more: Any) -> Schema:
    return {"type": "string", "minLength": shortest, "maxLength": longest, **more}


def _object(required: tuple[str, ...] = (), **fields: Schema) -> Schema:
    return {"type": "object", "properties": fields, "required": list(required)}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


YES_OR_NO = {"type": "boolean"}
NUMBER, WHOLE, NOTHING = {"type": "number"}, {"type": "integer"}, {"type": "object"}
IDENTITY = _text(64, 1, pattern=r"^[A-Za-z0-9_.:-]+$")
CODES = {"type": "array", "items": _text(40, 1, pattern=r"^[a-z0-9_-]+$"), "maxItems": 20}
MINUTES = {"type": ["integer", "null"], "minimum": 1, "maximum": 60}
PLACED = {
    "id": IDENTITY,
    "site": IDENTITY,
    "terminal": IDENTITY,
    "place": _text(200),
    "procedure": _text(100),
    "procedure_title": _text(200),
    "family": _text(100),
    "source": {"enum": ["city", "state"]},
    "step_number": {"type": "integer", "minimum": 0, "maximum": 1000},
    "step_label": _text(200),
    "language": _text(12),
    "settings": CODES,
    "wishes": CODES,
    "wishes_version": {"type": "integer", "minimum": 0, "maximum": 1000},
    "created_at": {"type": "number", "minimum": 0, "maximum": 2**33},
    "waited_ms": {"type": "integer", "minimum": 0, "maximum": 2**31},
    "state": {"enum": ["queued", "cancelled", "expired"]},
}
TIMES = ("rung_at", "received_at", "since", "seen_at", "accepted_at", "arrived_at", "ended_at")
SCHEMAS: dict[str, Schema] = {
    "Placed": _object(("id", "site", "terminal"), **PLACED),
    "Call": _object(
        ("id", "site", "terminal", "state", "version", "since", "agent"),
        **{name: {"type": "string"} for name in PLACED},
    ),
    "Refusal": _object(
        ("error", "remedy", "code"), error=_text(300, 1), remedy=_text(300, 1), code=_text(40, 1)
    ),
    "Events": _object(
        ("events",),
        events={
            "type": "array",
            "minItems": 1,
            "items": _object(
                ("id", "event", "data"), id=_text(64, 1), event={"enum": list(KINDS)}, data=NOTHING
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
    "state": {"enum": [str(state) for state in CallState]},
    **{name: {"type": ["number", "null"]} for name in TIMES},
}
COUNT = _object(
    ("event", "at"),
    event=_text(100, 1, pattern=f"^{counts.NAME.pattern}$"),
    procedure=_text(100, 1, pattern=f"^{counts.NAME.pattern}$"),
    at={"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 2**33},
    n={"type": "integer", "minimum": 1, "maximum": 100_000},
)
COUNTS = _object(
    ("id", "counts"),
    id=IDENTITY,
    counts={"type": "array", "items": COUNT, "maxItems": counts.MOST},
)
STATUS = {"enum": ["on", "pause", "away", "off"]}
ROLE = {"enum": [*RIGHTS, ""]}
WAYS = _object(("code", "account"), code=YES_OR_NO, account=YES_OR_NO)
SKILL = _text(110, 1)
SKILLS = {"type": "array", "items": SKILL, "maxItems": skills.MOST}
STEP = _object(
    minutes=MINUTES, outcome={"enum": ["", *OUTCOMES]}, counter=_text(40, 1), skill=SKILL
)  # of each, what its action asks for
NOW = {"now": NUMBER}


def _answers(answer: Schema, refusals: tuple[int, ...], status: tuple[int, ...] = (200,)) -> Schema:
    found: Schema = {str(one): {"description": "Done.", "content": _json(answer)} for one in status}
    for one in sorted(refusals):
        found[str(one)] = {"description": REFUSALS[one], "content": _json(_ref("Refusal"))}
    return found


def _json(schema: Schema) -> Schema:
    return {"application/json": {"schema": schema}}


def _post(summary: str, who: list[Any], body: Schema, answer: Schema, *more: int, **other: Any) -> Schema:
    refusals = (*(BY_TERMINAL if who is TERMINAL else BY_AGENT), *more)
    asked = {"required": bool(body.get("required")), "content": _json(body)}
    answers = _answers(answer, refusals, other.pop("status", (200,)))
    return {"post": {"summary": summary, "security": who, "requestBody": asked, "responses": answers}} | other


def _get(summary: str, who: list[Any], answers: Schema, *parameters: Schema) -> Schema:
    return {
        "get": {"summary": summary, "security": who, "parameters": list(parameters), "responses": answers}
    }


def _in_path(name: str, schema: Schema) -> Schema:
    return {"name": name, "in": "path", "required": True, "schema": schema}


AFTER = {"name": "after", "in": "query", "schema": _text(64), "description": "The last event's `id`."}
OF_ID = {"parameters": [_in_path("id", IDENTITY)]}
STREAM = {"200": {"description": "The state, then events.", "content": {"text/event-stream": {}}}}
PATHS: dict[str, Schema] = {
    "/api/calls": _post(
        "A citizen calls; repeated with the same id until answered", TERMINAL, _ref("Placed"), _ref("Call"),
        409, status=(200, 201),
    ),
    "/api/calls/{id}/cancel": _post(
        "The citizen calls off", TERMINAL, _object(terminal=IDENTITY), _ref("Call"), 404, **OF_ID
    ),
    "/api/terminals/{id}/stream": OF_ID | _get(
        "One terminal's calls", TERMINAL, STREAM | _answers(NOTHING, (401, 403, 422, 503), ()), AFTER
    ),
    "/api/terminals/{id}/events": OF_ID | _get(
        "The same, one answer at a time", TERMINAL, _answers(_ref("Events"), (401, 403, 422, 503)), AFTER
    ),
    "/api/terminals/{id}/alive": _post(
        "The terminal lives", TERMINAL,
        _object(("state",), state={"enum": list(terminals.TOLD)}, place=_text(200)),
        _object(("now", "every_s"), **NOW, every_s=NUMBER), **OF_ID,
    ),
    "/api/terminals/{id}/trial": _post(
        "A trial call comes back by the stream; then how long it took", TERMINAL,
        _object(("id",), id=IDENTITY, took_ms={"type": ["integer", "null"], "minimum": 0, "maximum": 60_000}),
        NOTHING, **OF_ID,
    ),
    "/api/counts": _post(
        "A batch of figures, added once", TERMINAL, COUNTS, _object(("stored",), stored=YES_OR_NO)
    ),
    "/api/agent/enter": _post(
        "The desk's code, or an account and its password, open a cookie", [],
        _object(("code", "counter"), code=_text(200, 1), counter=_text(40, 1), account=_text(40)),
        _object(("counter", "role"), counter=_text(40, 1), role=ROLE), 429,
    ),
    "/api/agent/leave": _post("Ends the shift, forgets the cookie", AGENT, NOTHING, NOTHING),
    "/api/agent/me": _get(
        "Which counter this page is", [],
        _answers(
            _object(("counter", "hall", "ways"), counter=_text(40), role=ROLE, status=STATUS,
                    hall=_text(200), ways=WAYS),
            (503,),
        ),
    ),
    "/api/agent/stream": _get(
        "Everything of the hall", AGENT, STREAM | _answers(NOTHING, READ, ()), AFTER
    ),
    "/api/agent/events": _get(
        "The same, one answer at a time", AGENT, _answers(_ref("Events"), READ), AFTER
    ),
    "/api/agent/alive": _post("The page lives", AGENT, NOTHING, _object(("now",), **NOW)),
    "/api/agent/shift": _post(
        "Starts, pauses or ends a shift", AGENT,
        _object(("action",), action={"enum": list(staff.MOVES)}, skills=SKILLS),
        _object(("status",), status=STATUS), 409,
    ),
    "/api/agent/skills": _get(
        "What a counter may know, and what this one said", AGENT,
        _answers(_object(("offered", "mine"), offered={"type": "array", "items": _object(("code",))},
                         mine=SKILLS), READ),
    ),
    "/api/agent/seen/{id}": _post(
        "The page has painted the call", AGENT, NOTHING, NOTHING, 404, **OF_ID
    ),
    "/api/agent/calls/{id}/{action}": _post(
        "One step of a call", AGENT, STEP, _ref("Call"), 404, 409,
        parameters=[*OF_ID["parameters"], _in_path("action", {"enum": list(ACTIONS)})],
    ),
    "/api/enrol": _post(
        "A terminal's one-time code for the hash of its own key", [],
        _object(("code", "key", "site", "terminal"), code=_text(40, 1), site=IDENTITY, terminal=IDENTITY,
                key=_text(64, 64, pattern="^[0-9a-f]{64}$")),
        _object(("terminal", "site", "place"), terminal=IDENTITY, site=IDENTITY, place=_text(200)), 409, 429,
    ),
    "/api/enrol/codes": _post(
        "A one-time code for a terminal of the hall", AGENT,
        _object(("terminal",), terminal=IDENTITY, place=_text(200)),
        _object(("code", "lasts_s"), code=_text(40, 1), lasts_s=WHOLE), status=(201,),
    ),
    "/api/enrol/{terminal}/revoke": _post(
        "Ends the key of a terminal of the hall", AGENT, NOTHING,
        _object(("revoked",), revoked=YES_OR_NO), parameters=[_in_path("terminal", IDENTITY)],
    ),
    "/api/health": _get(
        "Whether the desk can read its database", [],
        _answers(_object(("status", "site", "hall"), status={"const": "ok"}), (503,)),
    ),
    "/api/openapi.json": _get("This description", [], _answers(NOTHING, ())),
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
            },
        },
    }
