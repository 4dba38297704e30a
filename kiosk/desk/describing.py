"""How an operation of the desk's interface is described, piece by piece; used by `openapi`."""

from __future__ import annotations

from typing import Any

from kiosk.desk.bodies import LONGEST_BODY

Schema = dict[str, Any]

REFUSALS = {
    401: "Not entered, or with a wrong secret.",
    403: "Asked from another site's page, for another terminal, or by a role that may not.",
    404: "Not known here.",
    408: "The body has not come within ten seconds.",
    409: "Somebody else was first, or the call stands elsewhere.",
    413: f"A body of more than {LONGEST_BODY} bytes.",
    415: "The body is not declared as JSON.",
    422: "Not what this description says.",
    429: "Too many wrong codes: to be tried again after `Retry-After` seconds.",
    503: "The database cannot be read or written now: to be tried again with the same body.",
}
TERMINAL, AGENT = [{"token": []}], [{"cookie": []}]
POSTED = (408, 413, 422, 503)
BY_TERMINAL, BY_AGENT = (401, 403, *POSTED), (401, 403, 415, *POSTED)
READ = (401, 403, 503)


def text(longest: int, shortest: int = 0, **more: Any) -> Schema:
    """A text of so many characters."""
    return {"type": "string", "minLength": shortest, "maxLength": longest, **more}


def fields(required: tuple[str, ...] = (), **named: Schema) -> Schema:
    """An object with these fields, the required ones named."""
    return {"type": "object", "properties": named, "required": list(required)}


def ref(name: str) -> Schema:
    """What the description tells once, by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def answered(answer: Schema, refusals: tuple[int, ...], status: tuple[int, ...] = (200,)) -> Schema:
    """What is answered: done, with this body, or refused in these ways."""
    found: Schema = {str(one): {"description": "Done.", "content": as_json(answer)} for one in status}
    for one in sorted(refusals):
        found[str(one)] = {"description": REFUSALS[one], "content": as_json(ref("Refusal"))}
    return found


def as_json(schema: Schema) -> Schema:
    """A body of JSON."""
    return {"application/json": {"schema": schema}}


def post(summary: str, who: list[Any], body: Schema, answer: Schema, *more: int, **other: Any) -> Schema:
    """An address that is posted to, by whom; `more` are refusals beside those that every post may get."""
    refusals = (*(BY_TERMINAL if who is TERMINAL else BY_AGENT), *more)
    asked = {"required": bool(body.get("required")), "content": as_json(body)}
    found = answered(answer, refusals, other.pop("status", (200,)))
    return {"post": {"summary": summary, "security": who, "requestBody": asked, "responses": found}} | other


def get(summary: str, who: list[Any], answers: Schema, *parameters: Schema) -> Schema:
    """An address that is read."""
    return {
        "get": {"summary": summary, "security": who, "parameters": list(parameters), "responses": answers}
    }


def in_path(name: str, schema: Schema) -> Schema:
    """A parameter that is a part of the address."""
    return {"name": name, "in": "path", "required": True, "schema": schema}


YES_OR_NO = {"type": "boolean"}
NUMBER, WHOLE, NOTHING = {"type": "number"}, {"type": "integer"}, {"type": "object"}
IDENTITY = text(64, 1, pattern=r"^[A-Za-z0-9_.:-]+$")
