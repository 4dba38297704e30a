"""When nobody seems to be there any more: the warning, the extension and the end; used by `step`.

WCAG 2.2.1: warned in time, extended by any simple action, without limit. The time runs on the monotonic
clock, so a wall clock that jumps changes nothing, and does not run while the voice speaks.

The warning has two answers, and who cannot touch one straight away has to reach it: what only hears the
warning or goes through its answers gives it all its time again and leaves it there. All else that is done
answers it: « I am here ».
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import scan
from kiosk.session.effects import Chime, Count, Effect, End
from kiosk.session.events import (
    Event,
    FocusMoved,
    HeadsetChanged,
    KeypadUsed,
    Paused,
    PreferenceSet,
    Repeated,
    Touched,
)
from kiosk.session.fingered import Fingered, FingerUp
from kiosk.session.listened import Listened
from kiosk.session.preferences import OF_THE_VOICE
from kiosk.session.pressed import HelpAsked, SwitchPressed, SwitchReleased, WhereAsked
from kiosk.session.state import LONGEST_SENTENCE_S, Session
from kiosk.session.technician import IDLE_S

LEAST_WARNING_S = 45.0
ROUNDS = 2  # that a switch user has, whatever their speed, before the warning and before its end

_HEARS = (Repeated, Paused, Listened, HelpAsked, WhereAsked, HeadsetChanged)
_GOES_THROUGH = (FocusMoved, KeypadUsed, SwitchPressed, SwitchReleased, Fingered)


def alive(session: Session, event: Event, now: float) -> Session:
    """A sign of life extends the time, whatever it was (WCAG 2.2.1), and silences the voice."""
    voice = isinstance(event, PreferenceSet) and event.name in OF_THE_VOICE
    # pressed on « Non, j’ai fini »: a warning that left under the finger could never be answered so
    ends = isinstance(event, Touched) and event.ends
    stays = voice or ends or isinstance(event, (*_HEARS, *_GOES_THROUGH))
    warned_at = now if stays and session.warned_at is not None else None
    speaking = session.speaking if voice or isinstance(event, Paused | SwitchPressed | FingerUp) else -1
    return replace(session, last_sign=now, warned_at=warned_at, speaking=speaking, unplugged=False)


def limit_s(session: Session) -> float:
    """How long this page may stand without a sign of life: the setting plus the time to read it."""
    after_s = session.rules.idle_after_s
    if session.technician is not None and session.technician.open:
        after_s = max(after_s, IDLE_S)
    return after_s + session.reading_s


def awaits_rounds(session: Session) -> bool:
    """Whether somebody scans, and has not had two rounds of this page yet."""
    going = session.scan
    return going is not None and going.rounds < ROUNDS and scan.due(session) is not None


def seconds_left(session: Session, now: float) -> int:
    """Whole seconds until everything is forgotten, while the warning is up."""
    if session.warned_at is None:
        return 0
    return max(0, round(session.warned_at + warning_s(session) - now))


def talking(session: Session, now: float) -> bool:
    """Whether something is being said: a voice that hangs does not keep the answers on screen for ever."""
    return session.speaking >= 0 and not session.paused and now - session.heard_at < LONGEST_SENTENCE_S


def passed(session: Session, now: float) -> tuple[Session, tuple[Effect, ...]]:
    """The session after time has passed: unchanged, warned, or ended."""
    if session.untouched or session.ended:
        return session, ()
    if session.warned_at is not None:
        # the warning may be spoken whole before its time runs out, and never runs out while it is
        if now - session.warned_at >= warning_s(session) and not talking(session, now):
            return replace(session, ended=True), (Count("left"), End("idle"))
        return session, ()
    if talking(session, now):
        return replace(session, last_sign=max(session.last_sign, now)), ()
    if now - session.last_sign >= limit_s(session) and not awaits_rounds(session):
        return replace(session, warned_at=now), (Chime("warning"),)
    return session, ()


def warning_s(session: Session) -> float:
    """How long the warning stays up: never less than a switch user needs to go round it twice."""
    return max(LEAST_WARNING_S, session.rules.warn_s, ROUNDS * scan.round_s(session))
