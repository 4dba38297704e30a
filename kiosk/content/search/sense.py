"""What a request may mean: its words as groups of index terms, corrected, completed and put in the documents'
words; called by `index` and read by `ranking`."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from itertools import accumulate, combinations

from kiosk.content.search.concepts import english
from kiosk.content.search.spelling import distance, keys, slips_allowed
from kiosk.content.search.words import ASKING, ENGLISH_STOP, PEOPLE, STOP, TURNING, sound, split, stem

MOST_WORDS = 12
COMPLETIONS = 14
UNDERSTOOD = 0.85  # of the words themselves, where several together are known to mean something
PERSON = 0.45               # of a word for a person
ASKED = 0.25  # of a word of asking, beside words with a matter
VOWELS = frozenset("aeiouyh")
ELIDED = frozenset("ldjmtsnc")

Term = tuple[str, float]  # a stem, and how sure it is
Group = tuple[Term, ...]  # the terms that one word may stand for


@dataclass(frozen=True, slots=True)
class Unit:
    """One or several words with one sense; each of `senses` is a sequence of groups, with how good it is."""

    senses: tuple[tuple[float, tuple[Group, ...]], ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Sense:
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of the request: as typed (folded), the terms it may be, and the stem it most likely is."""

    typed: str
    group: Group
    stem: str
    known: bool


def make_sense(database: sqlite3.Connection, text: str, language: str = "fr") -> Sense:
    """The senses of a request. Its last word may be unfinished, unless a blank follows it."""
    typed = split(text)[-MOST_WORDS:]
    unfinished = bool(text) and text[-1].isalnum()
    if not typed:
        return Sense(())
    if language == "en" or _is_english(database, typed):
        units = _english_units(database, text, unfinished)
        if units:
            return Sense(units)
    reader = _Words(database)
    words = reader.read(typed, unfinished)
    if not any(word.group for word in words):  # nothing but small words: better those than nothing
        words = [reader.word(each, unfinished and at == len(typed) - 1) for at, each in enumerate(typed)]
    return Sense(_units(database, words))


def _units(database: sqlite3.Connection, words: list[_Word]) -> tuple[Unit, ...]:
    said = _said(database, [word.stem for word in words], "fr")
    light = [_lightness(word.typed) for word in words]
    if len({weight for weight, word in zip(light, words, strict=True) if word.group}) == 1:
        light = [1.0] * len(words)
    units: list[Unit] = []
    for covered, targets in _cover(len(words), said):
        own = tuple(words[at].group for at in covered if words[at].group)
        senses = [(UNDERSTOOD if targets and len(own) > 1 else 1.0, own)] if own else []
        sure = 0.95 if len(covered) == 1 else 1.0
        senses += [(sure, tuple(((each, 1.0),) for each in target)) for target in targets]
        if senses:
            heavy = max(light[at] for at in covered) ** (0.5 if targets else 1.0)
            units.append(Unit(tuple(senses), heavy * len(covered) ** 0.5))
    return tuple(units)


def _lightness(typed: str) -> float:
    """How much a word weighs beside others."""
    if typed in ASKING or (typed.isdigit() and len(typed) < 4):
        return ASKED
    return PERSON if typed in PEOPLE else 1.0


def _said(
    database: sqlite3.Connection, stems: list[str], language: str
) -> dict[tuple[int, ...], list[tuple[str, ...]]]:
    """What the table of concepts says of these words, alone and together (a few words apart at most)."""
    small = {stem(word) for word in TURNING}
    place = list(accumulate(each not in small for each in stems))
    spans = [(at,) for at in range(len(stems))]
    for count, reach in ((2, 4), (3, 5), (4, 6)):
        spans += [
            span
            for span in combinations(range(len(stems)), count)
            if place[span[-1]] - place[span[0]] < reach
        ]
    by_key: dict[str, list[tuple[int, ...]]] = {}
    for span in spans:
        by_key.setdefault(" ".join(sorted({stems[at] for at in span})), []).append(span)
    found: dict[tuple[int, ...], list[tuple[str, ...]]] = {}
    asked = list(by_key)
    for start in range(0, len(asked), 500):
        part = asked[start : start + 500]
        rows = database.execute(
            f"SELECT said, target FROM concepts WHERE language = ? AND said IN ({','.join('?' * len(part))})"
            " ORDER BY said, rank",
            (language, *part),
        )
        for key, target in rows:
            for span in by_key[key]:
                found.setdefault(span, []).append(tuple(target.split()))
    return found


def _cover(
    count: int, said: dict[tuple[int, ...], list[tuple[str, ...]]]
) -> list[tuple[tuple[int, ...], list[tuple[str, ...]]]]:
    """Each word once: in the longest thing said that has it, else alone."""
    taken: set[int] = set()
    spans: list[tuple[tuple[int, ...], list[tuple[str, ...]]]] = []
    for span in sorted(said, key=lambda span: (-len(span), span)):
        if not taken & set(span):
            taken |= set(span)
            spans.append((span, said[span]))
    spans += [((at,), []) for at in range(count) if at not in taken]
    return sorted(spans)


class _Words:
    """Looks words up in the vocabulary; lives for one request."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database

    def read(self, typed: list[str], unfinished: bool) -> list[_Word]:
        """The words that carry a matter; pieces put together, joined words taken apart."""
        words: list[_Word] = []
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
                words.append(_Word(each, (), stem(each), False))
            elif each not in STOP or (ends and len(each) > 2 and at == 0 == last):
                words += self._one(each, ends)
            at += 1
        return words

    def _parts_of_one(self, first: str, second: str, joined: str) -> bool:
        if (first in STOP and second in STOP) or len(joined) < 6 or not self._worth(joined):
            return False
        return not (self._worth(first) and self._worth(second)) or self._worth(joined) > 60

    def _one(self, typed: str, unfinished: bool) -> list[_Word]:
        if self._worth(typed) == 0 and not (unfinished and self._completions(typed)):
            for cut in (2, 1) if typed.startswith("qu") else (1,):
                rest = typed[cut:]
                if typed[0] in ELIDED | {"q"} and rest and rest[0] in VOWELS:
                    if rest in STOP:
                        return []
                    if self._worth(rest) or (unfinished and self._completions(rest)):
                        return [self.word(rest, unfinished)]
            halves = self._halves(typed)
            if halves:
                return [self.word(half, False) for half in halves if half not in STOP]
        return [self.word(typed, unfinished)]

    def word(self, typed: str, unfinished: bool) -> _Word:
        """One word with its variants: itself, how it may go on, what it may have been meant to be."""
        own = self._worth(typed)
        terms: dict[str, float] = {}
        if own:
            terms[stem(typed)] = 1.0
        completed = self._completions(typed) if unfinished and len(typed) > 1 else []
        sure = 0.5 if own else 0.85
        for word in completed:
            terms.setdefault(stem(word), sure)
        if (not completed and own < 12) or own < 4:
            for word, how in self._corrections(typed):
                terms.setdefault(stem(word), how if not own else how * 0.7)
        likely = stem(typed) if own else next(iter(terms), stem(typed))
        terms.setdefault(stem(typed), 1.0)
        return _Word(typed, tuple(terms.items()), likely, bool(own))

    def _worth(self, word: str) -> int:
        found = self.database.execute("SELECT worth FROM vocabulary WHERE word = ?", (word,)).fetchone()
        return found[0] if found else 0

    def _completions(self, start: str) -> list[str]:
        rows = self.database.execute(
            "SELECT word FROM vocabulary WHERE word > ? AND word < ? ORDER BY worth DESC LIMIT ?",
            (start, start + "{", COMPLETIONS),
        )
        return [word for (word,) in rows]

    def _corrections(self, typed: str) -> list[tuple[str, float]]:
        """The likeliest words that this may be a slip for, with how sure; by letters, then by ear."""
        slips = slips_allowed(typed)
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
            worth = min(self._worth(typed[:at]), self._worth(typed[at:]))
            if worth > best:
                best, halves = worth, (typed[:at], typed[at:])
        return halves


def _is_english(database: sqlite3.Connection, typed: list[str]) -> bool:
    """Whether a request is English: by its small words, else by words that only that table knows."""
    small = sum(word in ENGLISH_STOP - STOP for word in typed)
    french = sum(word in STOP - ENGLISH_STOP for word in typed)
    if small != french:
        return small > french
    words = [word for word in typed if word not in STOP | ENGLISH_STOP]
    stems = english(" ".join(words))
    known = {at for span in _said(database, stems, "en") for at in span}
    reader = _Words(database)
    return bool(known) and sum(reader._worth(words[at]) < 40 for at in known) * 2 > len(words)


def _english_units(database: sqlite3.Connection, text: str, unfinished: bool) -> tuple[Unit, ...]:
    stems = english(text)[-MOST_WORDS:]
    said = _said(database, stems, "en")
    reader = _Words(database)
    units: list[Unit] = []
    for covered, targets in _cover(len(stems), said):
        if targets:
            senses = tuple((1.0, tuple(((stem(each), 1.0),) for each in target)) for target in targets)
            units.append(Unit(senses, len(covered) ** 0.5))
            continue
        word = reader.word(stems[covered[0]], unfinished and covered[0] == len(stems) - 1)
        units.append(Unit(((0.9, (word.group,)),), 0.4 if said else 1.0))
    return tuple(units)
