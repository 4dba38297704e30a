"""What is asked of the voice, sentence by sentence; a part of the events of `kiosk.session.events`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SentenceMoved:
    """Another sentence is to be heard, so many after the one that was said last (-1: the one before)."""

    by: int


@dataclass(frozen=True, slots=True)
class SentenceRepeated:
    """The sentence that was said last, once more."""


@dataclass(frozen=True, slots=True)
class SpellAsked:
    """Letter by letter: the control in focus, or the sentence that was said last."""


Listened = SentenceMoved | SentenceRepeated | SpellAsked
