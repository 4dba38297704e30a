"""The words of an author's text: cleaned, and its sentences measured; used by every reader of texts."""

from __future__ import annotations

import re

from kiosk.views.sentences import split

MAX_WORDS = 15  # one idea a sentence (FALC): what is said in one breath is understood and remembered

_BREAKS = re.compile(r"[ \n\r]+")
_WORD = re.compile(r"\w[\w’'.,/@:-]*")


def clean(text: str) -> str:
    """One line, single spaces; no-break spaces stay, for they are part of the wording."""
    return _BREAKS.sub(" ", text).strip(" ")


def long_sentences(text: str) -> tuple[tuple[str, int], ...]:
    """Sentences that are too long, with their number of words; an address or a number is one word."""
    counted = ((sentence, len(_WORD.findall(sentence))) for sentence in split(text))
    return tuple((sentence, words) for sentence, words in counted if words > MAX_WORDS)
