"""What passes between a terminal that shows answers and a page, as `openapi` describes it."""

from __future__ import annotations

from kiosk.desk.describing import (
    AGENT,
    IDENTITY,
    NOTHING,
    TERMINAL,
    YES_OR_NO,
    Schema,
    fields,
    in_path,
    post,
    text,
)
from kiosk.desk.shown import LONGEST

_TURN = {"type": "integer", "minimum": 1, "maximum": 2**31}
_POINT = text(88, pattern="^([A-Za-z0-9+/]{87}=)?$")  # 65 bytes in base64, or nothing
_OF_ID = {"parameters": [in_path("id", IDENTITY)]}
SHOWN: dict[str, Schema] = {
    "/api/calls/{id}/shown": post(
        "Answers sealed to the page that has the call, passed on, not kept; an empty text ends it", TERMINAL,
        fields(("terminal", "page", "number", "sealed"), terminal=IDENTITY, page=IDENTITY, number=_TURN,
               sealed=text(LONGEST, pattern="^[A-Za-z0-9+/=]*$")),
        fields(("seen",), seen=YES_OR_NO), 404, 409, **_OF_ID,
    ),
    "/api/agent/calls/{id}/viewer": post(
        "The public key of the page that has the call, or with an empty one none any more", AGENT,
        fields(("page", "key"), page=IDENTITY, key=_POINT), NOTHING, 404, 409, **_OF_ID,
    ),
    "/api/agent/calls/{id}/shown": post(
        "What is shown to this page since the one it opened last", AGENT,
        fields(("page", "opened"), page=IDENTITY, opened=_TURN | {"minimum": 0}),
        fields(("shown",), shown={"type": ["object", "null"]}), 404, 409, **_OF_ID,
    ),
}  # fmt: skip
