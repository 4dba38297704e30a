"""Outside the hours of opening: the screen is dark, wakes to say so, and is dark again; used by `step`.

Nothing static is kept for a night, and nobody is left before a screen that seems dead: a touch, a key or a
headset wakes it. A visit that is under way goes on.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.session.effects import Effect
from kiosk.session.hours import HoursChanged
from kiosk.session.state import LONGEST_SENTENCE_S, Session

AWAKE_S = 45.0  # beside the time to read the page


def dark(session: Session) -> bool:
    """Whether nothing at all is shown."""
    return session.shut and not session.awake and _waits(session)


def told(session: Session) -> bool:
    """Whether the page that is there for whoever begins says that the hall is shut."""
    return session.shut and session.screen == "welcome"


def woken(session: Session) -> Session:
    """After somebody did something."""
    return replace(session, awake=True) if dark(session) else session


def changed(session: Session, event: HoursChanged) -> tuple[Session, tuple[Effect, ...]]:
    """Whatever is on screen stays, but for a welcome page that nobody has touched."""
    return replace(session, shut=event.shut, awake=False), ()


def passed(session: Session, now: float) -> tuple[Session, tuple[Effect, ...]]:
    """Dark again once nobody has done or heard anything for a while."""
    at = due(session)
    talks = session.speaking >= 0 and not session.paused and now - session.heard_at < LONGEST_SENTENCE_S
    if at is None or now < at or talks:
        return session, ()
    return replace(session, awake=False), ()


def due(session: Session) -> float | None:
    """When it is dark again, or None where something else ends what is on screen."""
    if not (session.shut and session.awake and _waits(session)):
        return None
    return session.last_sign + AWAKE_S + session.reading_s


def _waits(session: Session) -> bool:
    called = session.call is not None and session.call.live
    return session.untouched and not session.over and session.technician is None and not called
