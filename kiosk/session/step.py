"""`step(session, event, now, library) → (session, effects)`: the one function that decides what changes.

Called by the application for everything that happens. Pure: no clock, no chance, no input or output.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.procedures.library import Library
from kiosk.session import (
    calling,
    commissioning,
    finding,
    fingertip,
    in_time,
    inactivity,
    keeping,
    listening,
    look_and_voice,
    night,
    printing,
    reading,
    scan,
    set_aside,
    sharing,
    tally,
)
from kiosk.session.commissioned import Commissioned
from kiosk.session.consented import Consented, SharingChosen
from kiosk.session.effects import Count, Effect, End, Hush, SayText, Speak, SpeakControl
from kiosk.session.events import (
    AgentSaid,
    Answered,
    AnswerReopened,
    CallCancelled,
    CallChanged,
    ChoiceToggled,
    DocumentMarked,
    Event,
    Finished,
    HelpPressed,
    HoursChanged,
    KeyTyped,
    PageClosed,
    PageOpened,
    PageShown,
    Paused,
    PrintAsked,
    PrintChanged,
    PrinterChanged,
    ProcedureOpened,
    SpeechMoved,
    Ticked,
    Touched,
    TurnedPage,
    VoiceFailed,
    WentBack,
    WishSet,
)
from kiosk.session.fingered import Fingered, FingerUp
from kiosk.session.pressed import Pressed
from kiosk.session.searched import SearchFound, WordTaken
from kiosk.session.state import Session
from kiosk.session.where import where

Result = tuple[Session, tuple[Effect, ...]]

# What the terminal notices by itself; all the rest is the citizen's doing, and so a sign of life.
_OF_THE_MACHINE = (
    Ticked, PageShown, SpeechMoved, VoiceFailed, CallChanged, AgentSaid, SearchFound, PrintChanged,
    PrinterChanged, HoursChanged, *keeping.OF_THE_MACHINE, *sharing.OF_THE_MACHINE,
    *commissioning.OF_THE_MACHINE,
)  # fmt: skip

# … and these never lead to another page.
_STAYS = (PageShown, SpeechMoved, VoiceFailed)

# What is done on a page: meant for the one that the warning stands over, it says « I am here » and no more.
_ON_A_PAGE = (
    Answered,
    AnswerReopened,
    ChoiceToggled,
    DocumentMarked,
    KeyTyped,
    PageClosed,
    PrintAsked,
    ProcedureOpened,
    SharingChosen,
    TurnedPage,
    WentBack,
    WishSet,
    WordTaken,
)


def by_citizen(event: Event) -> bool:
    """Whether somebody did it: what is being said then stops at once, before anything else."""
    return not isinstance(event, (*_OF_THE_MACHINE, *_STAYS))


def step(session: Session, event: Event, now: float, library: Library) -> Result:
    """The session after an event, and what is to be done; an ended session stays as it is."""
    if session.ended or fingertip.bounces(session, event, now):
        return session, ()
    before = commissioning.face(session, library)
    session, effects = _stepped(session, event, now, library)
    session = commissioning.stood(session, before, now, library)
    session, more = sharing.followed(session, effects, now, library)
    effects += more
    if session.ended:
        effects = (*tally.counted(session), *effects)
        effects = (*commissioning.called_off(session), *effects)
    if session.technician is not None:  # nobody's visit
        effects = tuple(effect for effect in effects if not isinstance(effect, Count))
    return scan.voiced(session, effects, now), effects


def _stepped(session: Session, event: Event, now: float, library: Library) -> Result:
    if isinstance(event, _STAYS):
        return _changed(session, event, now, library)
    left, depth = where(session, library), len(session.frames) - 1
    before, before_over = left.key, bool(session.over) or session.warned_at is not None
    listened = session.over == "listening"
    effects: tuple[Effect, ...] = ()
    by_hand = by_citizen(event)
    if by_hand:
        goes_on = isinstance(event, Paused | FingerUp)
        effects = (Hush(),) if session.speaking >= 0 and not goes_on else ()
        if session.warned_at is not None and isinstance(event, _ON_A_PAGE):
            event = Touched()
        session = keeping.used(inactivity.alive(night.woken(session), event, now), event)
    session, more = _changed(session, event, now, library)
    effects += more
    if session.ended:
        return session, effects
    here = where(session, library)
    session = tally.noted(session, event, here, library)
    if here.key != before:
        session = set_aside.kept(session, left, depth, here)
        stays = listened and session.over == "listening"  # the rest of its controls, of the same page below
        spot, paused = (session.spot, session.paused) if stays else (0, False)
        session = replace(keeping.turned(session, before, here.key, before_over), spot=spot, paused=paused)
        effects = tuple(effect for effect in effects if not isinstance(effect, SpeakControl | SayText))
        opens = by_hand and not listened  # what was just listened to is not said once more
        by_itself = session.technician is not None or here.page in ("call", printing.PAGE)
        if opens or session.warned_at is not None or by_itself:
            effects += _opening(session, effects)
    if session.paused and any(isinstance(effect, Speak) and not effect.alone for effect in effects):
        session = replace(session, paused=False)
    return session, effects


def _opening(session: Session, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """A page that opens is said, once."""
    said = any(isinstance(effect, Speak) for effect in effects)
    return (Speak(0),) if session.heard and not said else ()


def _changed(session: Session, event: Event, now: float, library: Library) -> Result:
    if isinstance(event, Pressed):
        return keeping.step(session, event, now)
    if isinstance(event, Fingered):
        return fingertip.step(session, event, now)
    if isinstance(event, Consented):
        return sharing.step(session, event, now, library)
    if isinstance(event, Commissioned):
        return commissioning.step(session, event, now)
    match event:
        case HoursChanged():
            return night.changed(session, event)
        case Ticked():
            return in_time.passed(session, now)
        case PageShown(key, reading_s):
            return replace(session, shown=key, reading_s=max(0.0, reading_s)), ()
        case SpeechMoved(sentence):
            spoken = replace(session, speaking=sentence, heard_at=now, last_sign=max(session.last_sign, now))
            spoken = listening.told(spoken)
            return scan.heard(spoken, now) if sentence < 0 else (spoken, ())
        case VoiceFailed(reason):
            silent, effects = scan.heard(replace(session, voice_problem=reason, speaking=-1), now)
            return silent, (Count(f"voice_{reason}"), *effects)
        case HelpPressed() | CallCancelled() | WishSet() | CallChanged() | AgentSaid():
            return calling.step(session, event, now, library)
        case PrintAsked() | PrintChanged() | PrinterChanged():
            return printing.step(session, event)
        case PageOpened(printing.PAGE):
            return reading.moved(printing.opened(session), event, library)
        case Finished(why):
            return replace(session, ended=True), (Count("finished"), End(why))
        case Touched():
            return session, ()
        case SearchFound():
            return finding.found(session, event), ()
        case KeyTyped(key) if session.technician is not None:
            return commissioning.typed(session, key)
        case KeyTyped(key) if session.screen == "search":
            return finding.typed(session, key, now)
        case WordTaken(words):
            return finding.taken(session, words, now)
        case (
            ProcedureOpened()
            | Answered()
            | ChoiceToggled()
            | KeyTyped()
            | AnswerReopened()
            | DocumentMarked()
        ):
            return reading.step(session, event, library)
        case PageOpened() | PageClosed() | TurnedPage() | WentBack():
            return reading.moved(session, event, library)
    return look_and_voice.step(session, event)
