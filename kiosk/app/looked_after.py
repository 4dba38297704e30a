"""The supervisor's answers to a technician as events of the session; used by `outward`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.session.commissioned import CodeTold, Commissioned, Examined, Kept, TechnicianAsked, Tried
from kiosk.session.noted import done_of, outcome_of, words_of
from kiosk.session.technician import Line
from kiosk.wire.findings import LONGEST, Finding
from kiosk.wire.messages import Message

LONGEST_WAIT_S = 86_400.0


def event_of(message: Message) -> Commissioned | None:
    """What a message tells the technician's pages; None for any other, or one that is not right."""
    data = message.data
    match message.type:
        case "TechnicianAsked":
            return TechnicianAsked(data.get("has_code") is True, _seconds(data.get("wait_s")))
        case "CodeTried":
            left = data.get("left")
            left = left if isinstance(left, int) and 0 <= left < 100 else 0
            return CodeTold(str(data.get("outcome", "")), left, _seconds(data.get("wait_s")), done_of(data))
        case "Tried" if (outcome := outcome_of(data)) is not None:
            return Tried(str(data.get("what", "")), outcome, words_of(data), _lines(data))
        case "Kept":
            problems = (one for one in _listed(data.get("problems")) if isinstance(one, Mapping))
            return Kept(data.get("kept") is True, tuple(map(words_of, problems)))
        case "Examined":
            return Examined(tuple(_finding(one) for one in _listed(data.get("findings")) if _known(one)))
    return None


def _lines(data: Mapping[str, Any]) -> tuple[Line, ...]:
    return tuple(
        Line(outcome, words_of(one))
        for one in _listed(data.get("lines"))
        if isinstance(one, Mapping) and (outcome := outcome_of(one)) is not None
    )


def _seconds(value: object) -> float:
    return float(value) if isinstance(value, int | float) and 0 <= value <= LONGEST_WAIT_S else 0.0


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _known(one: object) -> bool:
    return isinstance(one, Mapping) and one.get("level") in ("good", "warning", "bad")


def _finding(one: Mapping[str, Any]) -> Finding:
    """In French, with the same in English where that came along."""
    french, english = ([str(said.get(name) or "") for name in LONGEST] for said in (one, _english(one)))
    level = one["level"]
    en = Finding(english[0], level, *english[1:]) if any(english) else None
    return Finding(french[0], level, *french[1:], en=en)


def _english(one: Mapping[str, Any]) -> Mapping[str, Any]:
    said = one.get("en")
    return said if isinstance(said, Mapping) else {}
