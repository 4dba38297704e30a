"""The words of an author's text: cleaned, and its sentences measured; used by every reader of texts."""

from __future__ import annotations

import re

from kiosk.views.sentences import split

MAX_WORDS = 15  # one idea a sentence (FALC): what is said in one breath is understood and remembered

_BREAKS = re.compile(r"[ \n]+")
_TIED = re.compile(r" (?=[?!:;»€%])|(?<=«) ")
_STRAIGHT = re.compile(r"(?<=\w)'(?=\w)")
_WORD = re.compile(r"\w[\w’'.,/@:-]*")


def clean(text: str) -> str:
    """One line, single spaces; no-break spaces stay, for they are part of the wording."""
    if "\n" not in text and "  " not in text:  # nearly all
        return text.strip(" ")
    return _BREAKS.sub(" ", text).strip(" ")


def french(text: str) -> str:
    """Cleaned, with the apostrophes and no-break spaces of French, however they were typed."""
    return _STRAIGHT.sub("’", _TIED.sub("\u00a0", clean(text)))


def long_sentences(text: str) -> tuple[tuple[str, int], ...]:
    """Sentences that are too long, with their number of words; an address or a number is one word."""
    counted = ((sentence, len(_WORD.findall(sentence))) for sentence in split(text))
    return tuple((sentence, words) for sentence, words in counted if words > MAX_WORDS)
