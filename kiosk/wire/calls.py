"""A citizen's call for a person: what it carries and how it moves; used by session, link and desk.

States and moves follow the lift alarm (EN 81-28): the citizen is told when the call has left and when
a person has it. A call never carries an answer, a name or a diagnosis.
"""

from __future__ import annotations

import math
import os
import time
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any


class CallState(StrEnum):
    """Where a call stands; `placing` exists only inside a session, before the outbox holds the call."""

    PLACING = "placing"
    QUEUED = "queued"  # in the terminal's outbox, the desk has not answered yet
    RINGING = "ringing"
    ACCEPTED = "accepted"
    ON_THE_WAY = "on_the_way"
    HELPING_FROM_DESK = "helping_from_desk"
    ARRIVED = "arrived"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


TEST = "test"  # the source of a call that a technician makes to try the way to the agents
ENDED = frozenset({CallState.CLOSED, CallState.CANCELLED, CallState.EXPIRED})
TAKEN = frozenset({CallState.ACCEPTED, CallState.ON_THE_WAY, CallState.HELPING_FROM_DESK, CallState.ARRIVED})

_S = CallState
MOVES: Mapping[CallState, frozenset[CallState]] = {
    _S.PLACING: frozenset({_S.QUEUED, _S.CANCELLED}),
    _S.QUEUED: frozenset({_S.RINGING, _S.CANCELLED, _S.EXPIRED}),
    _S.RINGING: frozenset({_S.ACCEPTED, _S.CANCELLED, _S.EXPIRED}),
    _S.ACCEPTED: frozenset(
        {_S.RINGING, _S.ON_THE_WAY, _S.HELPING_FROM_DESK, _S.ARRIVED, _S.CLOSED, _S.CANCELLED}
    ),
    _S.ON_THE_WAY: frozenset({_S.RINGING, _S.HELPING_FROM_DESK, _S.ARRIVED, _S.CLOSED, _S.CANCELLED}),
    _S.HELPING_FROM_DESK: frozenset({_S.RINGING, _S.ON_THE_WAY, _S.ARRIVED, _S.CLOSED, _S.CANCELLED}),
    _S.ARRIVED: frozenset({_S.CLOSED}),
    _S.CLOSED: frozenset(),
    _S.CANCELLED: frozenset(),
    _S.EXPIRED: frozenset(),
}


def may_move(before: CallState, after: CallState) -> bool:
    """Whether the protocol allows a call to go from one state to the other."""
    return after in MOVES[before]


def new_call_id() -> str:
    """A call's identity, made once by the session: 128 random bits as 32 hexadecimal digits."""
    return os.urandom(16).hex()


@dataclass(frozen=True, slots=True)
class Call:
    """What an agent gets, and nothing else.

    `source` is "city", "state" or `TEST`; `step_number` counts from 1, 0 where there is no step; `step_label`
    is the author's neutral label, never a question's words. `settings` and `wishes` are short codes
    (`voice`, `large_text`, `controls_low`, …; `in_writing`, `lsf`, …); a call placed again with a higher
    `wishes_version` changes the wishes and the language of the one that has left. `created_at` is in seconds
    of the epoch, `waited_ms` measured on the terminal's monotonic clock, true through an outage.
    """

    id: str
    site: str
    terminal: str
    place: str = ""
    procedure: str = ""  # its identity, for the procedure's sheet
    procedure_title: str = ""
    family: str = ""  # the theme it belongs to, so that somebody who knows it is asked first
    source: str = "city"
    step_number: int = 0
    step_label: str = ""
    language: str = "fr"
    settings: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    wishes_version: int = 0
    created_at: float = field(default_factory=time.time)
    waited_ms: int = 0
    state: CallState = CallState.PLACING
    version: int = 0  # grows with every change at the desk

    def to_json(self) -> dict[str, Any]:
        """Plain values for a message or a request."""
        body = {f.name: getattr(self, f.name) for f in fields(self)}
        return body | {"state": str(self.state), "settings": list(self.settings), "wishes": list(self.wishes)}

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> Call:
        """The call in plain values; ValueError says which field is missing or of the wrong kind."""
        known: dict[str, Any] = {}
        for spec in fields(cls):
            if spec.name not in body:
                if spec.name in ("id", "site", "terminal"):
                    raise ValueError(f"call without {spec.name}")
                continue
            known[spec.name] = _checked(spec.name, body[spec.name])
        return cls(**known)


_TEXTS = {
    "id": 64,
    "site": 64,
    "terminal": 64,
    "place": 200,
    "procedure": 100,
    "procedure_title": 200,
    "family": 100,
    "source": 10,
    "step_label": 200,
    "language": 12,
}


def _checked(name: str, value: Any) -> Any:
    if name in _TEXTS:
        if not isinstance(value, str) or len(value) > _TEXTS[name]:
            raise ValueError(f"{name} must be text of at most {_TEXTS[name]} characters")
        return _printable(name, value)
    if name in ("settings", "wishes"):
        if not isinstance(value, list | tuple) or len(value) > 20:
            raise ValueError(f"{name} must be a list of at most 20 codes")
        if not all(isinstance(code, str) and len(code) <= 40 for code in value):
            raise ValueError(f"{name} must hold short codes")
        return tuple(_printable(name, code) for code in value)
    if name == "state":
        try:
            return CallState(value)
        except ValueError:
            raise ValueError("state is not one of the protocol's") from None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{name} must be a number")
    if not math.isfinite(value) or abs(value) > 2**53:
        raise ValueError(f"{name} must be a finite number below 2^53")
    return float(value) if name == "created_at" else int(value)


def _printable(name: str, value: str) -> str:
    if any(unicodedata.category(char) in ("Cc", "Cs") for char in value):
        raise ValueError(f"{name} must not hold control characters")
    return value
