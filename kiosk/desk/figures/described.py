"""What terminals send and committees take away, for the desk's own description; used by `openapi`."""

from __future__ import annotations

from kiosk.desk.describing import IDENTITY, fields, text
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
