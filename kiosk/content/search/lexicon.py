"""The words of the documents, and what a typed word may stand for: completed, corrected, taken apart.

Used by `sense`. The vocabulary is in the index; nothing of it is kept but the latest words asked for.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import lru_cache

from kiosk.content.search.spelling import distance, keys, slips_allowed
from kiosk.content.search.words import STOP, TURNING, said_stem, sound, stem

COMPLETIONS = 14
LAST = "\U0010ffff"  # after whatever a word may go on with
KEPT = 64
SURE = 20  # worth of a word that may be cut off « jai » or « decole »
VOWELS = frozenset("aeiouyh")
ELIDED = frozenset("ldjmtsnc")

Term = tuple[str, float]  # a stem, and how sure it is
Group = tuple[Term, ...]  # the terms that one word may stand for


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the request: as typed (folded), the terms it may be, and the stem it most likely is."""

    typed: str
    group: Group
    stem: str
    known: bool


class Lexicon:
    """Looks words up in the vocabulary; lives as long as the index, and keeps the latest words."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database
        self.word = lru_cache(maxsize=KEPT)(self._word)
        self.worth = lru_cache(maxsize=KEPT)(self._worth)

    def read(self, typed: list[str], unfinished: bool) -> list[Word]:
        """The words that carry a matter; pieces put together, joined words taken apart."""
        words: list[Word] = []
        last = len(typed) - 1
        at = 0
        while at <= last:
            each, ends = typed[at], unfinished and at == last
            joined = each + typed[at + 1] if at < last else ""
            if joined and self._parts_of_one(each, typed[at + 1], joined):
                words.append(self.word(joined, unfinished and at + 1 == last))
                at += 2
                continue
            if each in TURNING and last:
                words.append(Word(each, (), said_stem(each), False))
            elif each not in STOP or (ends and len(each) > 2 and at == 0 == last):
                words += self._one(each, ends)
            at += 1
        return words

    def _parts_of_one(self, first: str, second: str, joined: str) -> bool:
        if (first in STOP and second in STOP) or len(joined) < 6 or not self.worth(joined):
            return False
        if first in STOP and self.worth(second) > self.worth(joined):  # « de ménage »
            return False
        return not (self.worth(first) and self.worth(second)) or self.worth(joined) > 60

    def _one(self, typed: str, unfinished: bool) -> list[Word]:
        if self.worth(typed) == 0 and not (unfinished and self._completions(typed)):
            for cut in (2, 1) if typed.startswith("qu") else (1,):
                rest = typed[cut:]
                if typed[0] in ELIDED | {"q"} and rest and rest[0] in VOWELS:
                    if rest in STOP:
                        return []
                    sure = self.worth(rest)
                    if (
                        sure >= SURE
                        or (sure and not self.corrections(typed))
                        or (unfinished and self._completions(rest))
                    ):
                        return [self.word(rest, unfinished)]
            again = typed[2:] if typed.startswith("re") else ""  # « remarier »
            if len(again) > 3 and self.worth(again) and not self.corrections(typed):
                return [self.word(again, unfinished)]
            halves = self._halves(typed)
            if halves:
                return [self.word(half, False) for half in halves if half not in STOP]
        return [self.word(typed, unfinished)]

    def _word(self, typed: str, unfinished: bool) -> Word:
        """One word with its variants: itself, how it may go on, what it may have been meant to be."""
        own = self.worth(typed)
        terms: dict[str, float] = {}
        if own:
            terms[stem(typed)] = 1.0
        completed = self._completions(typed) if unfinished and len(typed) > 1 else []
        usual = completed[0][1] if completed else 1
        for word, worth in completed:
            terms.setdefault(stem(word), (0.5 if own else 0.7) + 0.25 * worth / usual)
        if (not completed and own < 12) or own < 4:
            for word, how in self.corrections(typed):
                terms.setdefault(stem(word), how if not own else how * 0.7)
        likely = stem(typed) if own else next(iter(terms), stem(typed))
        terms.setdefault(stem(typed), 1.0)
        return Word(typed, tuple(terms.items()), likely, bool(own))

    def _worth(self, word: str) -> int:
        found = self.database.execute("SELECT worth FROM vocabulary WHERE word = ?", (word,)).fetchone()
        return found[0] if found else 0

    def _completions(self, start: str) -> list[tuple[str, int]]:
        rows = self.database.execute(
            "SELECT word, worth FROM vocabulary WHERE word > ? AND word < ? ORDER BY worth DESC LIMIT ?",
            (start, start + LAST, COMPLETIONS),
        )
        return list(rows)

    def corrections(self, typed: str, slips: int | None = None) -> list[tuple[str, float]]:
        """The likeliest words that this may be a slip for, with how sure; by letters, then by ear.

        `slips`: how many are forgiven, where it is not for the length of the word to say.
        """
        slips = slips_allowed(typed) if slips is None else slips
        scored: dict[str, float] = {}
        for word, worth in self._near(typed, slips) if slips else ():
            far = distance(typed, word, slips)
            if far <= slips:
                same = 0.06 if word[0] == typed[0] else 0.0
                scored[word] = (0.82 if far == 1 else 0.6) + same + min(0.1, worth / 4000)
        said = sound(typed)
        if len(said) > 1 and len(typed) > 2:
            for word, worth in self.database.execute(
                "SELECT word, worth FROM sounds JOIN vocabulary USING (word) WHERE key = ?", (said,)
            ).fetchall():
                scored[word] = max(scored.get(word, 0.0), 0.8 + min(0.1, worth / 4000))
        best = sorted(scored.items(), key=lambda item: -item[1])[:4]
        return [(word, sure) for word, sure in best if sure > best[0][1] - 0.2]

    def _near(self, typed: str, slips: int) -> list[tuple[str, int]]:
        wanted = sorted(keys(typed, slips))
        rows = self.database.execute(
            "SELECT DISTINCT word, worth FROM spellings JOIN vocabulary USING (word)"
            f" WHERE key IN ({','.join('?' * len(wanted))}) ORDER BY worth DESC LIMIT 250",
            wanted,
        )
        return list(rows)

    def _halves(self, typed: str) -> tuple[str, ...]:
        """Two words typed without a blank: « cartegrise »; none if no cut gives two usual words."""
        best, halves = 11, ()
        for at in range(3, len(typed) - 2) if len(typed) >= 8 else ():
            worth = min(self.worth(typed[:at]), self.worth(typed[at:]))
            if worth > best:
                best, halves = worth, (typed[:at], typed[at:])
        return halves
