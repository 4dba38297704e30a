"""What terminals send and committees take away, for the desk's own description; used by `openapi`."""

from __future__ import annotations

from kiosk.desk.describing import (
    AGENT,
    IDENTITY,
    READ,
    Schema,
    answered,
    fields,
    get,
    in_path,
    text,
)
from kiosk.desk.figures import receiving
from kiosk.wire.figures import NAME, SOURCES

_NAMED = f"^{NAME.pattern}$"
_COUNT = fields(
    ("event", "at"),
    event=text(100, 1, pattern=_NAMED),
    procedure=text(100, pattern=f"^({NAME.pattern})?$"),
    source={"enum": ["", *SOURCES]},
    detail=text(100, pattern=f"^({NAME.pattern})?$"),
    at={"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 2**33},
    n={"type": "integer", "minimum": 1, "maximum": 100_000},
)
BATCH = fields(
    ("id", "counts"),
    id=IDENTITY,
    counts={"type": "array", "items": _COUNT, "maxItems": receiving.MOST},
)
_VALUES = {"type": "array", "items": {"type": ["integer", "null"]}}
_TABLE = fields(
    ("name", "about", "columns", "rows", "total"),
    name=text(100, 1),
    about=text(100),
    columns={"type": "array", "items": text(100, 1)},
    rows={"type": "array", "items": fields(("key", "values"), key=text(100, 1), values=_VALUES)},
    total=_VALUES,
)
_MONTH = fields(
    ("site", "month", "least", "tables"),
    site=IDENTITY,
    month=text(7, 7),
    least={"type": "integer"},
    tables={"type": "array", "items": _TABLE},
)
_MONTHS = fields(("months",), months={"type": "array", "items": text(7, 7)})
_FILE = answered(_MONTH, (*READ, 404))
_FILE["200"]["content"]["text/csv"] = {"schema": {"type": "string"}}
TAKEN: dict[str, Schema] = {
    "/api/figures": get("The months that are published", AGENT, answered(_MONTHS, READ)),
    "/api/figures/{month}": get(
        "A published month (2026-10), as JSON, or with .csv behind it as a table; null is a number"
        " from 1 to 4, or one that would tell such a number",
        AGENT, _FILE, in_path("month", text(40, 1)),
    ),
}  # fmt: skip
