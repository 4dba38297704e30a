"""Hearing a page sentence by sentence: pause, before, again, after, letter by letter; called by `step`."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session.effects import Effect, Hush, Speak, Spell
from kiosk.session.events import Event, Paused
from kiosk.session.listened import SentenceMoved, SentenceRepeated, SpellAsked
from kiosk.session.state import Session

Result = tuple[Session, tuple[Effect, ...]]


def step(session: Session, event: Event) -> Result:
    """What is to be heard next; who has paused hears one sentence at a time, else the page goes on."""
    match event:
        case Paused():
            return _paused(session)
        case SentenceMoved(by):
            session = replace(session, spot=max(0, session.spot + by), voice_problem="")
            return session, (Speak(session.spot, alone=session.paused),)
        case SentenceRepeated():
            return replace(session, voice_problem=""), (Speak(session.spot, alone=True),)
        case SpellAsked():
            control = session.focus if session.over != "listening" else ""
            return replace(session, voice_problem=""), (Spell(session.spot, control),)
    return session, ()


def _paused(session: Session) -> Result:
    """Pause, and go on from the sentence that was being said."""
    if session.paused:
        return replace(session, paused=False), (Speak(session.spot),)
    if session.speaking < 0:
        return session, (Speak(0),)
    return replace(session, paused=True), (Hush(),)


def told(session: Session) -> Session:
    """After what the voice has told: where it is, or that it has been heard to the end."""
    if session.speaking >= 0:
        return replace(session, spot=session.speaking)
    return replace(session, voice_problem="")
