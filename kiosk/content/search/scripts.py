"""Arabic and Cyrillic words made comparable, as lightly as French ones; used by `words`."""

from __future__ import annotations

import re

# Letters that people write for each other; signs that carry no sound. Hamzas are dropped by the folding.
LETTERS = str.maketrans({"ة": "ه", "ى": "ي", "ـ": ""})
WORD = r"[\u0621-\u064a]+|[\u0430-\u045f\u0491]+"
APOSTROPHE = re.compile(r"(?<=[\u0430-\u045f])'(?=[\u0430-\u045f])")  # « об’єкт » is one word

# Small words, folded.
_STOP = """
    في من علي عن الي ان او هل ما كيف هذا هذه مع لا انا اريد لي
    и і та в у на до з із зі за для про що як чи не це або від по при є я мені мене міи хочу треба
"""
STOP = frozenset(_STOP.split())

_ARTICLES = ("وال", "بال", "كال", "فال", "لل", "ال")
_ARABIC_ENDS = ("ات", "ون", "ين", "ان", "يه", "ه", "ي")
_CYRILLIC_ENDS = (
    "ами", "ями", "ові", "еві", "ого", "ому", "ими", "ах", "ях", "ою", "ею", "ів", "ам", "ям", "оі", "еі",
    "ии", "іи", "их", "им", "а", "я", "у", "ю", "и", "і", "е", "о", "ь",
)  # fmt: skip
_LEAST = 3  # letters that stay


def stem(word: str) -> str | None:
    """The stem of a folded Arabic or Cyrillic word, None of any other: articles and endings are cut off."""
    if "\u0621" <= word[0] <= "\u064a":
        return _cut_end(_cut_article(word), _ARABIC_ENDS)
    if "\u0430" <= word[0] <= "\u0491":
        return _cut_end(word, _CYRILLIC_ENDS)
    return None


def _cut_article(word: str) -> str:
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _LEAST:
            return word[len(article) :]
    return word


def _cut_end(word: str, ends: tuple[str, ...]) -> str:
    for end in ends:
        if word.endswith(end) and len(word) - len(end) >= _LEAST:
            return word[: -len(end)]
    return word
