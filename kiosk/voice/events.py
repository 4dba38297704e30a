"""What the speaker tells the session process; a `ref` is whatever the caller named the sentence by."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Started:
    """The sentence begins to sound now: time to highlight it."""

    ref: Hashable


@dataclass(frozen=True, slots=True)
class Ended:
    """The sentence has sounded to its end."""

    ref: Hashable


@dataclass(frozen=True, slots=True)
class Finished:
    """The last sentence of the page has sounded."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The page is over without having been heard, or not all of it; `reason` is a code of `protocol.py`.

    `lang` is the language that there is no voice for, where that is the reason.
    """

    reason: str
    lang: str = ""


SpeechEvent = Started | Ended | Finished | Failed
