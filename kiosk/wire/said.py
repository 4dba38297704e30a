"""What an agent may say to the citizen by one press: codes, never free text; used by desk, link and session.

A code is told in the citizen's language, and nothing personal can be written in one.
"""

from __future__ import annotations

from enum import StrEnum

from kiosk.wire.calls import TAKEN, CallState


class Said(StrEnum):
    """The short messages, in the order the agents' page offers them."""

    ON_MY_WAY = "on_my_way"
    TWO_MINUTES = "two_minutes"
    WAIT = "wait"
    COUNTER = "counter"  # come to the counter that has the call
    PAPERS = "papers"  # have them ready
    COLLEAGUE = "colleague"  # somebody else comes


MOST_SAID = 100  # in one call
SPOKEN_TO = TAKEN - {CallState.ARRIVED}  # an agent beside the citizen simply speaks


def said(code: object) -> Said | None:
    """The message of that code, or None where there is none."""
    try:
        return Said(code)  # type: ignore[arg-type]
    except ValueError:
        return None
