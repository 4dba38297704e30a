"""How the terminal speaks and looks: as a citizen sets it, or a headset or keypad does; used by `step`."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import finding, fingertip, listening
from kiosk.session.effects import Count, Effect, Hush, Speak, SpeakControl
from kiosk.session.events import (
    Event,
    FocusMoved,
    HeadsetChanged,
    KeypadUsed,
    LanguageChosen,
    Paused,
    PreferenceSet,
    Repeated,
    Started,
)
from kiosk.session.listened import Listened
from kiosk.session.preferences import OF_THE_VOICE
from kiosk.session.state import Session

Result = tuple[Session, tuple[Effect, ...]]


def step(session: Session, event: Event) -> Result:
    """The session after something that sets how the terminal speaks and looks; the same after all else."""
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
