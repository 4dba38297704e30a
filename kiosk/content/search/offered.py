"""The words that are offered while one types, written as people write them; gathered by `building`.

Each is worth as many documents as have it, those whose title has it most of all; the town hall's own titles
and keywords, chosen one by one, come first.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kiosk.content.search.entry import OWN, Entry
from kiosk.content.search.words import STOP, fold

WORTH = {"title": 16, "keys": 12, "heads": 4, "intro": 3, "body": 1}  # of one document, by its best field
CITY = 5  # times as much
LEAST = 4  # a word worth less is not offered
SHORTEST = 3  # letters

_APOSTROPHES = "’‘ʼ"
_ELISION = re.compile(r"\b(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|aujourd)'(?=\w)", re.I)
_WORD = re.compile(r"[^\W\d_]+(?:(?:-|(?<=prud)'|(?<=[\u0400-\u04ff])')[^\W\d_]+)*", re.I)
_ASKS = re.compile(r"-(?:t|ils?|elles?|on|je|tu|nous|ce|moi|ci|la|(?<!^rendez-)vous)$")  # « peut-on »


class Offered:
    """The words of each language as they are written, and what they are worth; lives for one build."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._worth: Counter[tuple[str, str]] = Counter()
        self._forms: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for entry in entries:
            self._saw(entry)

    def _saw(self, entry: Entry) -> None:
        """The words of one document."""
        language = entry.language.partition("-")[0]
        best: dict[str, int] = {}
        for field, worth in WORTH.items():
            chosen = worth * CITY if entry.kind == OWN and field in ("title", "keys") else worth
            for word, form, times in _written(entry.words[field]):
                self._forms[language, word][form] += times
                best[word] = max(best.get(word, 0), chosen)
        for word, worth in best.items():
            self._worth[language, word] += worth

    def rows(self) -> Iterator[tuple[str, str, str, int]]:
        """(language, folded word, the commonest way to write it, worth)."""
        for (language, word), worth in self._worth.items():
            if worth >= LEAST:
                yield language, word, self._forms[language, word].most_common(1)[0][0], worth


def _written(texts: Iterable[str]) -> Iterator[tuple[str, str, int]]:
    """Each word that may be offered, as it is written in these texts, and how often."""
    forms: Counter[str] = Counter()
    for text in texts:
        for apostrophe in _APOSTROPHES:
            text = text.replace(apostrophe, "'")
        forms.update(_WORD.findall(_ELISION.sub("", text) if "'" in text else text))
    for form, times in forms.items():
        if (known := _offers(form)) is not None:
            yield *known, times


@lru_cache(maxsize=1 << 16)
def _offers(form: str) -> tuple[str, str] | None:
    """What a word is found by and how it is shown; None for one that is not offered."""
    word = key(form)
    if len(word) < SHORTEST or word in STOP or _ASKS.search(fold(form)):
        return None
    return word, form if len(form) > 1 and form.isupper() else form.lower()


@lru_cache(maxsize=1 << 15)
def key(form: str) -> str:
    """What a word is found by, however it is written: « rendez-vous », « Rendez vous » begin alike."""
    return fold(form).replace("-", "").replace("'", "")
