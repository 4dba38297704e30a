"""What was kept of a commissioning, or came in a message, as values of the session; what is not right is left
out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.session.technician import OUTCOMES, Done, Outcome, Words


def done_of(data: Mapping[str, Any]) -> tuple[tuple[str, Done], ...]:
    """What was done so far, by step, from `{"steps": {name: {outcome, text, values, at}}}`."""
    steps = data.get("steps")
    found = steps.items() if isinstance(steps, Mapping) else ()
    return tuple(
        (str(name), Done(outcome, words_of(one), str(one.get("at", ""))))
        for name, one in found
        if isinstance(one, Mapping) and (outcome := outcome_of(one)) is not None
    )


def words_of(data: Mapping[str, Any]) -> Words:
    """A French text and what stands in its places."""
    values = data.get("values")
    pairs = values.items() if isinstance(values, Mapping) else ()
    return Words(str(data.get("text", "")), tuple((str(name), str(value)) for name, value in pairs))


def outcome_of(data: Mapping[str, Any]) -> Outcome | None:
    """Its outcome, None where it is none."""
    return next((one for one in OUTCOMES if one == data.get("outcome")), None)
