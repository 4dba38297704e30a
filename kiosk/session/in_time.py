"""What time alone changes: the end of the visit, and whatever else is due; used by `step`."""

from __future__ import annotations

from kiosk.session import calling, commissioning, finding, inactivity, night, scan
from kiosk.session.effects import Effect
from kiosk.session.state import Session

_FURTHER = (
    calling.repeated, calling.waited, finding.passed, scan.passed, commissioning.passed, night.passed,
)  # fmt: skip


def passed(session: Session, now: float) -> tuple[Session, tuple[Effect, ...]]:
    """The session at this moment, nothing else having happened."""
    session, effects = inactivity.passed(session, now)
    for one in _FURTHER:
        session, more = one(session, now)
        effects += more
    return session, effects
