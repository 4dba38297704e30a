"""The supervisor's answers to a technician as events of the session; used by `outward`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.session.commissioned import CodeTold, Commissioned, Examined, Kept, TechnicianAsked, Tried
from kiosk.session.technician import OUTCOMES, Done, Line, Outcome, Words
from kiosk.wire.findings import Finding
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
            return CodeTold(str(data.get("outcome", "")), left, _seconds(data.get("wait_s")), done(data))
        case "Tried" if (outcome := _outcome(data)) is not None:
            return Tried(str(data.get("what", "")), outcome, words(data), _lines(data))
        case "Kept":
            return Kept(data.get("kept") is True, tuple(str(one) for one in _listed(data.get("problems"))))
        case "Examined":
            return Examined(tuple(_finding(one) for one in _listed(data.get("findings")) if _known(one)))
    return None


def done(data: Mapping[str, Any]) -> tuple[tuple[str, Done], ...]:
    """What was done so far, by step."""
    steps = data.get("steps")
    found = steps.items() if isinstance(steps, Mapping) else ()
    return tuple(
        (str(name), Done(outcome, words(one), str(one.get("at", ""))))
        for name, one in found
        if isinstance(one, Mapping) and (outcome := _outcome(one)) is not None
    )


def _lines(data: Mapping[str, Any]) -> tuple[Line, ...]:
    return tuple(
        Line(outcome, words(one))
        for one in _listed(data.get("lines"))
        if isinstance(one, Mapping) and (outcome := _outcome(one)) is not None
    )


def words(data: Mapping[str, Any]) -> Words:
    """A French text and what stands in its places."""
    values = data.get("values")
    pairs = values.items() if isinstance(values, Mapping) else ()
    return Words(str(data.get("text", "")), tuple((str(name), str(value)) for name, value in pairs))


def _outcome(data: Mapping[str, Any]) -> Outcome | None:
    return next((one for one in OUTCOMES if one == data.get("outcome")), None)


def _seconds(value: object) -> float:
    return float(value) if isinstance(value, int | float) and 0 <= value <= LONGEST_WAIT_S else 0.0


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _known(one: object) -> bool:
    return isinstance(one, Mapping) and one.get("level") in ("good", "warning", "bad")


def _finding(one: Mapping[str, Any]) -> Finding:
    part, measured, remedy = (str(one.get(name) or "") for name in ("part", "measured", "remedy"))
    return Finding(part, one["level"], measured, remedy)
