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
    FocusMoved,
    HeadsetChanged,
    HelpPressed,
    HoursChanged,
    KeypadUsed,
    KeyTyped,
    LanguageChosen,
    PageClosed,
    PageOpened,
    PageShown,
    Paused,
    PreferenceSet,
    PrintAsked,
    PrintChanged,
    PrinterChanged,
    ProcedureOpened,
    Repeated,
    SpeechMoved,
    Started,
    Ticked,
    Touched,
    TurnedPage,
    VoiceFailed,
    WentBack,
    WishSet,
)
from kiosk.session.fingered import Fingered, FingerUp
from kiosk.session.listened import Listened
from kiosk.session.preferences import OF_THE_VOICE
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
    return _set(session, event)


def _set(session: Session, event: Event) -> Result:
    """Events that set how the terminal speaks and looks."""
    if isinstance(event, Listened):
        return listening.step(session, event)
    match event:
        case Started(language, voice):
            return _started(session, language, voice)
        case LanguageChosen(language):
            if language not in session.rules.languages:
                return session, ()
            over = "" if session.over == "language" else session.over
            spoken_in = replace(session, language=language, latin=False, over=over, voice_problem="")
            spoken_in = fingertip.explained(spoken_in, session)
            return spoken_in, (Count(f"language_{language}"), *finding.sought(spoken_in))
        case PreferenceSet(name, value):
            return _preference(session, name, value)
        case Repeated():
            return replace(session, paused=False, voice_problem=""), (Speak(0),)
        case Paused():
            return listening.step(session, event)
        case HeadsetChanged(plugged):
            return _headset(session, plugged)
        case KeypadUsed() if not session.keypad:
            preferences = replace(session.preferences, voice=True)
            by_ear = session.by_ear or not session.preferences.voice
            voiced = replace(session, keypad=True, preferences=preferences, told="keys", by_ear=by_ear)
            return voiced, () if session.preferences.voice else (Count("keypad"), Speak(0))
        case FocusMoved(control):
            return replace(session, focus=control), (SpeakControl(control),)
    return session, ()


def _started(session: Session, language: str, voice: bool) -> Result:
    if session.screen != "welcome":
        return session, ()
    language = language if language in session.rules.languages else session.language
    preferences = replace(session.preferences, voice=session.preferences.voice or voice)
    heard = session.voice_problem if language == session.language else ""
    started = replace(
        session, screen="home", language=language, preferences=preferences, over="", voice_problem=heard
    )
    started = fingertip.explained(started, session)
    return started, (Count("started"), Count(f"language_{language}"))


def _preference(session: Session, name: str, value: str) -> Result:
    preferences = session.preferences.with_value(name, value)
    changed = replace(session, preferences=preferences, turned=session.turned[-1:], voice_problem="")
    if name == "voice":
        spoken: tuple[Effect, ...] = (Speak(0),) if preferences.voice else ()
        return replace(changed, voice_by_headset=False), spoken
    if name == "fingertip" and value == "on":
        changed = replace(changed, told="twice")
    if name in OF_THE_VOICE and session.over != "preferences":  # from a keypad, while a page is read
        return replace(changed, speaking=-1), (Speak(session.spot),) if preferences.voice else ()
    control = f"{name}:switch" if value in ("on", "off") else f"{name}:{value}"
    return changed, (SpeakControl(control),) if preferences.voice else ()


def _headset(session: Session, plugged: bool) -> Result:
    """In: speech at once (EN 301 549 5.2). Out: what was private to it stops at once (5.1.3.9)."""
    if plugged is session.headset:
        return session, ()
    if plugged:
        by_headset = not session.preferences.voice
        on = replace(session.preferences, voice=True)
        voiced = replace(session, headset=True, preferences=on, voice_by_headset=by_headset, voice_problem="")
        voiced = replace(voiced, by_ear=session.by_ear or by_headset)
        return fingertip.explained(voiced, session), (Speak(0),)
    preferences = session.preferences
    if session.voice_by_headset:
        preferences = replace(preferences, voice=False)
        session = replace(session, by_ear=False)
    silent = replace(session, preferences=preferences, speaking=-1, paused=False)
    # the next key of a keypad turns the voice on again, as the first did
    # the sign tells why it is silent, until the next thing that is done
    return replace(silent, headset=False, voice_by_headset=False, keypad=False, unplugged=True), (Hush(),)
