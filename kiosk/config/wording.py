"""The words of an author's text: cleaned, cut into sentences and measured; used by every reader of texts."""

from __future__ import annotations

import re

MAX_WORDS = 15  # one idea a sentence (FALC): what is said in one breath is understood and remembered

_BREAKS = re.compile(r"[ \n\r]+")
_END = re.compile(r"(?<=[.!?…])(?:[\u00a0\u202f]?»)? +(?=[«“A-ZÀÂÆÇÈÉÊËÎÏÔŒÙÛÜ0-9])")
_WORD = re.compile(r"\w[\w’'.,/@:-]*")


def clean(text: str) -> str:
    """One line, single spaces; no-break spaces stay, for they are part of the wording."""
    return _BREAKS.sub(" ", text).strip(" ")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, for measuring them."""
    return tuple(part for part in _END.split(text) if part)


def long_sentences(text: str) -> tuple[tuple[str, int], ...]:
    """The sentences that are too long, with their number of words; addresses and numbers count as one word."""
    counted = ((sentence, len(_WORD.findall(sentence))) for sentence in sentences(text))
    return tuple((sentence, words) for sentence, words in counted if words > MAX_WORDS)
