"""Reads and types requests' bodies, so that no route sees a malformed one; used by the routes."""

from __future__ import annotations

import asyncio
import json
import unicodedata
from typing import Any

from starlette.requests import Request

from kiosk.desk.refusals import Refused, malformed
from kiosk.wire.calls import Call
from kiosk.wire.said import MOST_SAID, Said, said

LONGEST_BODY = 64 * 1024
SLOWEST_S = 10.0  # for a whole body


async def read_json(request: Request) -> dict[str, Any]:
    """The JSON object of the body; an empty body is an empty object."""
    try:
        async with asyncio.timeout(SLOWEST_S):
            pieces = await _pieces(request)
    except TimeoutError:
        raise Refused(408, "too_slow", "La requête n’arrive pas.", "Envoyez-la de nouveau.") from None
    if not pieces:
        return {}
    try:
        body = json.loads(pieces)
    except (ValueError, RecursionError):
        raise malformed(
            "Le corps de la requête n’est pas du JSON.", "Envoyez un objet JSON en UTF-8."
        ) from None
    if not isinstance(body, dict):
        raise malformed("Le corps de la requête n’est pas un objet JSON.", "Envoyez un objet JSON en UTF-8.")
    return body


async def _pieces(request: Request) -> bytearray:
    pieces = bytearray()
    async for piece in request.stream():
        pieces += piece
        if len(pieces) > LONGEST_BODY:
            raise Refused(
                413,
                "too_large",
                "La requête est trop longue.",
                f"Envoyez au plus {LONGEST_BODY // 1024} Kio à la fois.",
            )
    return pieces


def call_from(body: dict[str, Any], site: str) -> Call:
    """The call in a body, of this site."""
    try:
        call = Call.from_json(body)
    except ValueError as error:  # its texts name fields, never values
        raise malformed(f"L’appel n’est pas valide : {error}.") from None
    identity(call.id, "id")
    identity(call.terminal, "terminal")
    if call.site != site:
        raise Refused(
            409,
            "other_site",
            "Cet appel est pour une autre mairie.",
            "Écrivez la même mairie (desk.site) sur la borne et sur le bureau.",
        )
    return call


def identity(value: object, name: str) -> str:
    """A short identity without spaces at its ends, slashes or control characters."""
    good = isinstance(value, str) and 1 <= len(value) <= 64 and value == value.strip() and "/" not in value
    if not good or any(unicodedata.category(c) in ("Cc", "Cs", "Cf") for c in str(value)):
        raise malformed(f"« {name} » est un identifiant de 1 à 64 caractères.")
    return str(value)


def short_text(value: object, name: str, longest: int = 200) -> str:
    """A text of one line, or nothing."""
    if value is None:
        return ""
    if (
        not isinstance(value, str)
        or len(value) > longest
        or any(unicodedata.category(c) in ("Cc", "Cs") for c in value)
    ):
        raise malformed(f"« {name} » est un texte d’une ligne, d’au plus {longest} caractères.")
    return value


def one_of(body: dict[str, Any], name: str, codes: tuple[str, ...]) -> str:
    """One of these codes, or nothing."""
    value = body.get(name)
    if value in (None, ""):
        return ""
    if not isinstance(value, str) or value not in codes:
        raise malformed(f"« {name} » est rien, ou l’un de : {', '.join(codes)}.")
    return value


def message(body: dict[str, Any]) -> tuple[Said, int]:
    """A message to the citizen and which of the call's it is, from 1."""
    code, number = said(body.get("code")), body.get("number")
    if code is None:
        raise malformed(f"« code » est l’un de : {', '.join(Said)}.")
    if type(number) is not int or not 1 <= number <= MOST_SAID:
        raise malformed(f"« number » est un nombre entier de 1 à {MOST_SAID}.")
    return code, number


def minutes(body: dict[str, Any]) -> int | None:
    """The minutes an agent gave, if they gave any."""
    value = body.get("minutes")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 60:
        raise malformed("« minutes » est un nombre entier de 1 à 60, ou rien.")
    return value
