"""What a request may mean: its words, and what people say with them, in the words of the documents.

Called by `index`; read by `ranking`.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from itertools import accumulate, combinations

from kiosk.content.search.concepts import english
from kiosk.content.search.forms import form
from kiosk.content.search.lexicon import Group, Lexicon, Word
from kiosk.content.search.words import (
    ASKING,
    ENGLISH_STOP,
    OF_BOTH,
    PEOPLE,
    STOP,
    TURNING,
    said,
    said_stem,
    split,
    stem,
)

MOST_WORDS = 12
UNDERSTOOD = 0.85  # of the words themselves, where several together are known to mean something
TURNED = 0.5  # … and where small ones that turn them are among these: « pas payé » is not « payé »
PERSON = 0.45  # of a word for a person
FINISHED = 0.45  # of what a word might go on to be, where people say it as it stands
LEAST_PULL = 0.35  # of any word, towards the thing said that takes it
SHORT = 3  # letters of a word that can be looked for while it is typed
USUAL = 40  # worth of a word that the documents use
BEGUN = 0.7  # of what an English word may go on to be
ENGLISH_ENDS = 4  # such words, at most
OWN_WORDS = 0.8  # of English words that the documents have, where what they mean is known
ALIKE = 0.9  # an English word must be so near to a French one, beside others that are understood
WITHOUT = "sans"  # turns what follows it: « travailler sans contrat » is not « sans travail »
ASKED = 0.25  # of a word of asking, beside words with a matter


@dataclass(frozen=True, slots=True)
class Unit:
    """One or several words with one sense; each of `senses` is a sequence of groups, with how good it is."""

    senses: tuple[tuple[float, tuple[Group, ...]], ...]
    weight: float = 1.0
    words: int = 1


@dataclass(frozen=True, slots=True)
class Sense:
    units: tuple[Unit, ...]


def make_sense(lexicon: Lexicon, text: str, language: str = "fr") -> Sense:
    """The senses of a request. Its last word may be unfinished, unless a blank follows it."""
    typed = split(text)[-MOST_WORDS:]
    unfinished = bool(text) and text[-1].isalnum()
    if not typed:
        return Sense(())
    whole = typed[:-1] if unfinished and len(typed[-1]) < SHORT and len(typed) > 1 else typed
    if language == "en" or _is_english(lexicon, whole):
        units = _english_units(lexicon, text, unfinished)
        if units:
            return Sense(units)
    words = lexicon.read(typed, unfinished)
    if not any(word.group for word in words):  # nothing but small words: better those than nothing
        words = [lexicon.word(each, unfinished and at == len(typed) - 1) for at, each in enumerate(typed)]
    return Sense(_units(lexicon, words, unfinished))


def _units(lexicon: Lexicon, words: list[Word], unfinished: bool) -> tuple[Unit, ...]:
    told = _said(lexicon.database, [form(word.stem) for word in words], "fr")
    last = len(words) - 1
    told = {span: targets for span, targets in told.items() if words[span[-1]].typed != WITHOUT}
    as_typed = bool(words) and words[last].stem == stem(words[last].typed)
    whole = as_typed and any(last in span for span in told)
    if unfinished and not whole and _begun(lexicon, words):
        words = words[:last]
        told = {span: targets for span, targets in told.items() if last not in span}
    light = [_lightness(word.typed) for word in words]
    if len({weight for weight, word in zip(light, words, strict=True) if word.group}) == 1:
        light = [1.0] * len(words)
    if whole:
        words = [*words[:last], _finished(words[last])]
    units: list[Unit] = []
    for covered, targets in _cover(light, told):
        own = tuple(words[at].group for at in covered if words[at].group)
        senses = [(_literal(covered, own, targets), own)] if own else []
        sure = 0.95 if len(covered) == 1 else 1.0
        senses += [(sure, tuple(((each, 1.0),) for each in target)) for target in targets]
        if senses:
            heavy = max(light[at] for at in covered) ** (0.5 if targets else 1.0)
            units.append(Unit(tuple(senses), heavy * len(covered) ** 0.5, len(covered)))
    return tuple(units)


def _literal(
    covered: tuple[int, ...], own: tuple[Group, ...], targets: list[tuple[str, ...]]
) -> float:
    """How good the words themselves are, beside what they are known to mean."""
    if not targets or len(covered) == 1:
        return 1.0
    return UNDERSTOOD if len(own) == len(covered) else TURNED


def _begun(lexicon: Lexicon, words: list[Word]) -> bool:
    """Whether a further word is too short to say what it will be: it would only make the list jump."""
    typed = words[-1].typed if words else ""
    return 0 < len(typed) < SHORT and lexicon.worth(typed) < USUAL and any(each.group for each in words[:-1])


def _finished(word: Word) -> Word:
    """A word that people say as it stands, as « caf », is less likely the beginning of another."""
    group = tuple((each, sure if each == word.stem else sure * FINISHED) for each, sure in word.group)
    return replace(word, group=group)


def _lightness(typed: str) -> float:
    """How much a word weighs beside others."""
    if typed in ASKING or (typed.isdigit() and len(typed) < 4):
        return ASKED
    return PERSON if typed in PEOPLE else 1.0


def _said(
    database: sqlite3.Connection, stems: list[str], language: str
) -> dict[tuple[int, ...], list[tuple[str, ...]]]:
    """What the table of concepts says of these words, alone and together (a few words apart at most)."""
    small = {said_stem(word) for word in TURNING}
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
    weights: list[float], said: dict[tuple[int, ...], list[tuple[str, ...]]]
) -> list[tuple[tuple[int, ...], list[tuple[str, ...]]]]:
    """Each word once: in the weightiest thing said that has it, else alone."""
    taken: set[int] = set()
    spans: list[tuple[tuple[int, ...], list[tuple[str, ...]]]] = []
    for span in sorted(said, key=lambda span: (-sum(_pull(weights[at]) for at in span), span)):
        if not taken & set(span):
            taken |= set(span)
            spans.append((span, said[span]))
    spans += [((at,), []) for at in range(len(weights)) if at not in taken]
    return sorted(spans)


def _pull(weight: float) -> float:
    """What a word adds to the thing said that takes it: « congé enterrement » before « père enterrement »."""
    return 0.5 + weight if weight > PERSON else 0.7 * weight + LEAST_PULL


def _is_english(lexicon: Lexicon, typed: list[str]) -> bool:
    """Whether a request is English: by its small words, else by words that only that table knows."""
    small = sum(word in ENGLISH_STOP - STOP for word in typed)
    french = sum(word in STOP - ENGLISH_STOP - OF_BOTH for word in typed)
    if small != french:
        return small > french and not _is_saying(lexicon, typed)
    words = [word for word in typed if word not in STOP | ENGLISH_STOP]
    stems = english(" ".join(words))
    known = {at for span in _said(lexicon.database, stems, "en") for at in span}
    return bool(known) and sum(lexicon.worth(words[at]) < USUAL for at in known) * 2 >= len(words)


def _is_saying(lexicon: Lexicon, typed: list[str]) -> bool:
    """Whether all of it is one thing that people say in French: « burn out »."""
    key = " ".join(said(" ".join(typed)))
    rows = lexicon.database.execute("SELECT 1 FROM concepts WHERE said = ? AND language = 'fr'", (key,))
    return len(typed) > 1 and rows.fetchone() is not None


def _english_units(lexicon: Lexicon, text: str, unfinished: bool) -> tuple[Unit, ...]:
    stems = english(text)[-MOST_WORDS:]
    told = _said(lexicon.database, stems, "en")
    units: list[Unit] = []
    for covered, targets in _cover([1.0] * len(stems), told):
        if targets:
            senses = tuple((1.0, tuple(((each, 1.0),) for each in target)) for target in targets)
            own = tuple(((stem(stems[at]), 1.0),) for at in covered if lexicon.worth(stems[at]))
            if len(own) == len(covered):  # the town hall's pages that have English are in the index in it
                senses += ((OWN_WORDS, own),)
            units.append(Unit(senses, len(covered) ** 0.5, len(covered)))
            continue
        last = unfinished and covered[0] == len(stems) - 1
        begun = _begun_english(lexicon, stems[-1]) if last else ()
        if begun:
            units.append(Unit(begun))
            continue
        word = lexicon.word(stems[covered[0]], last)
        group = tuple(each for each in word.group if each[1] >= (ALIKE if told else 0.0))
        if group:
            units.append(Unit(((0.9, (group,)),), 0.4 if told else 1.0))
    return tuple(units)


def _begun_english(lexicon: Lexicon, start: str) -> tuple[tuple[float, tuple[Group, ...]], ...]:
    """What English words that begin so mean, the shortest first."""
    if len(start) < SHORT:
        return ()
    rows = lexicon.database.execute(
        "SELECT target FROM concepts WHERE language = 'en' AND rank = 0 AND said > ? AND said < ?"
        " AND instr(said, ' ') = 0 ORDER BY length(said), said LIMIT ?",
        (start, start + "{", ENGLISH_ENDS),
    ).fetchall()
    return tuple((BEGUN, tuple(((each, 1.0),) for each in target.split())) for (target,) in rows)
