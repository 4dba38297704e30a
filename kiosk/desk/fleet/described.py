"""What terminals tell of themselves, for the desk's own description; used by `openapi`."""

from __future__ import annotations

from kiosk.desk.describing import (
    AGENT,
    IDENTITY,
    NUMBER,
    READ,
    TERMINAL,
    YES_OR_NO,
    Schema,
    answered,
    fields,
    get,
    in_path,
    post,
    text,
)
from kiosk.desk.fleet import receiving
from kiosk.desk.fleet.overview import STATES
from kiosk.wire.findings import LONGEST, MOST, WORST

_PRINTABLE = r"^[ -~]*$"
_SAID = {name: text(longest, pattern=_PRINTABLE) for name, longest in LONGEST.items()}
_FINDING = fields(("level",), level={"enum": list(WORST)}, **_SAID, en=fields((), **_SAID))
_SECONDS = {"type": "integer", "minimum": 0, "maximum": receiving.MOST_S}
_TOLD = {
    "version": text(40, pattern=_PRINTABLE),
    "content_date": text(10, pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"),
    "bundle": text(64, pattern=_PRINTABLE),
}
_HEALTH = fields(
    ("findings",),
    **_TOLD,
    uptime_s=_SECONDS,
    age_s=_SECONDS,
    findings={"type": "array", "items": _FINDING, "maxItems": MOST},
)
_MAYBE = {"type": ["number", "null"]}
_FOUND = fields(("part", "level", "measured", "remedy"), part=text(100), level={"enum": list(WORST)})
_TERMINAL = fields(
    ("id", "place", "state", "since", "doing", "why", "findings"),
    id=text(64, 1),
    place=text(200),
    state={"enum": list(STATES)},
    since=NUMBER,
    doing=text(20),
    why={"type": "array", "items": {"enum": ["out_of_order", "trial", "bad", "warning"]}},
    version=text(40),
    content_date=text(10),
    bundle=text(64),
    **dict.fromkeys(("tried_at", "trial_ms", "examined_at", "started_at"), _MAYBE),
    findings={"type": "array", "items": _FOUND},
)
_OF_ID = {"parameters": [in_path("id", IDENTITY)]}
FLEET: dict[str, Schema] = {
    "/api/terminals/{id}/health": post(
        "What the terminal has found of itself; kept where it was ever alive here", TERMINAL,
        _HEALTH, fields(("kept",), kept=YES_OR_NO), **_OF_ID,
    ),
    "/api/agent/terminals": get(
        "Every terminal of the hall, in four states, with what is not good of it", AGENT,
        answered(fields(("now", "hall", "terminals"), now=NUMBER, hall=text(200),
                        terminals={"type": "array", "items": _TERMINAL}), READ),
    ),
    "/api/agent/terminals/{id}": _OF_ID | get(
        "One of them, with all that it found", AGENT, answered(_TERMINAL, (*READ, 404, 422)),
    ),
}  # fmt: skip
