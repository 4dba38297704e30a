"""Where the focus goes when the page changes, and what a page told of itself; used by `step`."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import fingertip, scan
from kiosk.session.effects import Effect, SayTold
from kiosk.session.events import Event, FocusMoved, KeypadUsed, Touched
from kiosk.session.fingered import Fingered, FingerUp
from kiosk.session.pressed import (
    ControlsShown,
    FocusKept,
    HelpAsked,
    KeyStuck,
    Pressed,
    SwitchPressed,
    SwitchReleased,
    WhereAsked,
)
from kiosk.session.state import SAID_FIRST, Session

Result = tuple[Session, tuple[Effect, ...]]

OF_THE_MACHINE = (KeyStuck, ControlsShown, FocusKept)


def step(session: Session, event: Pressed, now: float) -> Result:
    """The session after something that a keypad or a switch did, and what is to be done."""
    match event:
        case HelpAsked():
            return replace(session, told="help"), (SayTold(),)
        case WhereAsked():
            return replace(session, told="where"), (SayTold(),)
        case SwitchPressed(number):
            return scan.pressed(session, number, now)
        case SwitchReleased(number):
            return scan.released(session, number, now)
        case KeyStuck():
            return _stuck(session), (SayTold(),)
        case ControlsShown(page, groups):
            return scan.shown(session, page, groups, now)
        case FocusKept(control):
            return replace(session, focus=control, fingertip=fingertip.kept(session, control)), ()


def _stuck(session: Session) -> Session:
    """Of a key that never comes up nothing is expected any more; a switch lets the frame go on."""
    if session.scan is not None:
        session = replace(session, scan=replace(session.scan, down_at=None))
    return replace(session, told="stuck")


def used(session: Session, event: Event) -> Session:
    """After anything that the citizen does: what was told is over; fingers hide the focus, keys show it."""
    if not isinstance(event, SwitchReleased | FingerUp):
        session = _heard_out(session)
    if isinstance(event, Touched) and event.glass:
        return scan.touched(replace(session, by_touch=True))
    if isinstance(event, FocusMoved | KeypadUsed):
        session = replace(session, fingertip=fingertip.Fingertip())
    if isinstance(event, FocusMoved | KeypadUsed | Fingered):
        return replace(scan.touched(session), by_touch=False)
    return session


def _heard_out(session: Session) -> Session:
    """What was told is over; where it stood before the page's own words, these have moved up by one."""
    if session.told in SAID_FIRST:
        session = replace(session, spot=max(0, session.spot - 1), speaking=max(-1, session.speaking - 1))
    return replace(session, told="")


def turned(session: Session, before: str, here: str, before_over: bool) -> Session:
    """Another page is on screen: without focus; back from one that lay over it, the focus is where it was."""
    left = session.left
    over = bool(session.over) or session.warned_at is not None
    focus = next((control for key, control in reversed(left) if key == here), "")
    if focus:
        at = next(number for number, (key, _) in enumerate(left) if key == here)
        left = left[:at]
    elif over:
        left = (*left, (before, session.focus))[-4:]
    elif not before_over:
        left = ()
    tip = fingertip.turned(session.fingertip)
    return replace(session, focus=focus, left=left, speaking=-1, paused=False, cleared="", fingertip=tip)
