"""Which documents answer a request best; called by `index`.

Each unit of the request gives a document the mean impact of the best of its senses; a document that answers
half of the request is worth less than half. The best are then looked at again: a title that says what was
asked and little else goes up, one matter is not listed twice, and the City's pages leave room for the
State's.
"""

from __future__ import annotations

import sqlite3
from array import array
from dataclasses import dataclass, replace
from heapq import nlargest
from typing import Any

from kiosk.content.search.answers import Answers, Terms
from kiosk.content.search.schema import END
from kiosk.content.search.sense import Sense, Unit

AGAIN = 60  # documents looked at again
COVER = 1.5  # how much an unanswered part of the request costs
NAMED = 0.5  # what a title that says all that was asked adds
TITLE = 0.9  # what a title that says all and only what was asked adds
CHOSEN = 0.9  # what a keyword is worth beside a word of the title
MEANT = 0.8  # of the request in a City page's title and keywords, for it to come first
CITY_FIRST = 0.75  # a City page this near to the best comes first
LIKELY = 0.6  # a word or a sense less sure than this says nothing of a title
BROWSE = {"Dossier": 1.5, "Theme": 1.8}  # who says one word may want to look around
CITY_MOST = 2  # City pages among the first five
LEAST = 5.0  # a fainter answer to a part of the request is none: an agent knows better
PART = 0.8  # … where it answers less than this of the request
FAINT = 0.05  # … and so is one this much fainter than the best


@dataclass(frozen=True, slots=True)
class Found:
    """One document found; `hint` is the name of the dossier or theme it belongs to."""

    number: int
    id: str
    score: float
    authority: str
    guided: str
    hint: str
    title: str
    city: bool
    meant: bool  # a City page of which the request says a whole keyword, and little else
    part: float = 1.0  # of the request that it answers


def rank(
    database: sqlite3.Connection, sense: Sense, priors: array[float], answers: Answers, limit: int
) -> list[Found]:
    """The best documents for a sense, the best first."""
    terms = Terms(database, sense)
    scores: dict[int, float] = {}
    answered: dict[int, float] = {}
    whole = 0.0
    for unit in sense.units:
        weight = _weight(unit, terms)
        whole += weight
        for number, (score, part) in answers.of(unit, terms).items():
            scores[number] = scores.get(number, 0.0) + weight * score
            answered[number] = answered.get(number, 0.0) + weight * part
    if not whole:
        return []
    rated = nlargest(
        AGAIN,
        (
            (score * (answered[number] / whole) ** COVER * priors[number], number)
            for number, score in scores.items()
            if priors[number]
        ),
    )
    parts = {number: answered[number] / whole for _, number in rated}
    return _arrange(_again(database, terms, sense, rated, parts), limit)


def _weight(unit: Unit, terms: Terms) -> float:
    """The rarity of a unit: of its own words where the documents have them, else of what they stand for."""
    masses = [sum(terms.idf(group) for group in groups) for _, groups in unit.senses]
    return (
        max(masses[0], min((mass for mass in masses if mass), default=0.0)) ** 0.7 * unit.weight
        if masses
        else 0.0
    )


def _again(
    database: sqlite3.Connection,
    terms: Terms,
    sense: Sense,
    rated: list[tuple[float, int]],
    parts: dict[int, float],
) -> list[Found]:
    """The best ones with what is shown of them, their titles weighed against the request."""
    scores = {number: score for score, number in rated}
    wanted = [(_weight(unit, terms), _numbers(unit, terms)) for unit in sense.units]
    rows = _shown(database, list(scores))
    titles: set[int] = set()
    for row in rows:
        titles.update(array("I", row[4]))
    rare = dict(
        database.execute(
            f"SELECT num, idf FROM terms WHERE num IN ({','.join('?' * len(titles))})", list(titles)
        ).fetchall()
    )
    alone = [unit.words for unit in sense.units] == [1]
    broad = {number for group in wanted[0][1][0] for number in group} if alone else set()
    said = {number for _, senses in wanted for groups in senses for group in groups for number in group}
    found = []
    for number, identity, authority, guided, blob, keys, kind, title, above in rows:
        own, phrases = set(array("I", blob)), _phrases(array("I", keys))
        chosen = set().union(*phrases)
        mass = sum(rare[each] for each in own) or 1.0
        fit = sum(rare[each] for each in own if each in said) / mass
        whole = sum(weight for weight, _ in wanted) or 1.0
        asked = sum(weight * _named(senses, own) for weight, senses in wanted) / whole
        by_key = 0.0
        if chosen:
            by_key = sum(weight * _named(senses, own | chosen) for weight, senses in wanted) / whole
            asked = fit = asked + CHOSEN * (by_key - asked)
        score = scores[number] * (1 + TITLE * fit * fit + NAMED * asked * asked)
        if broad & own:
            score *= BROWSE.get(kind, 1.0)
        found.append(
            Found(
                number,
                identity,
                score,
                authority,
                guided,
                above or "",
                title,
                kind == "Démarche",
                by_key > MEANT and any(phrase <= said for phrase in phrases),
                parts[number],
            )
        )
    return sorted(found, key=lambda each: -each.score)


def _shown(database: sqlite3.Connection, numbers: list[int]) -> list[tuple[Any, ...]]:
    """What is shown of these documents, and the words of their titles and keywords."""
    return database.execute(
        "SELECT d.num, d.id, d.authority, d.guided, d.title_terms, d.key_terms, d.kind, t.title, s.title"
        " FROM documents d"
        " JOIN titles t ON t.num = d.num AND t.language = 'fr'"
        " LEFT JOIN documents p ON p.id = CASE d.parent WHEN '' THEN d.theme ELSE d.parent END"
        " LEFT JOIN titles s ON s.num = p.num AND s.language = 'fr'"
        f" WHERE d.num IN ({','.join('?' * len(numbers))})",
        numbers,
    ).fetchall()


def _phrases(row: array[int]) -> list[set[int]]:
    """The keywords of a City page, each as the numbers of its words."""
    phrases: list[set[int]] = [set()]
    for each in row:
        if each == END:
            phrases.append(set())
        else:
            phrases[-1].add(each)
    return phrases[:-1]


def _numbers(unit: Unit, terms: Terms) -> list[list[set[int]]]:
    """The senses of a unit as groups of term numbers."""
    known = terms.numbers
    return [
        [{known[each] for each, likely in group if each in known and likely > LIKELY} for group in groups]
        for sure, groups in unit.senses
        if sure > LIKELY
    ]


def _named(senses: list[list[set[int]]], title: set[int]) -> float:
    """How much of a unit a title names, by the best of its senses."""
    return max((sum(bool(group & title) for group in groups) / len(groups) for groups in senses), default=0.0)


def _arrange(found: list[Found], limit: int) -> list[Found]:
    """None that is too faint; one matter once; a City page about the same matter first, but few of them."""
    best = found[0].score if found else 0.0
    found = [
        each
        for each in found
        if each.score >= (LEAST if each.part < PART else 0) and each.score >= FAINT * best
    ]
    found = [
        replace(each, score=best * 1.01) if each.meant and each.score >= CITY_FIRST * best else each
        for each in found
    ]
    listed: list[Found] = []
    later: list[Found] = []
    titles: set[str] = set()
    city = 0
    for each in sorted(found, key=lambda each: -each.score):
        if each.title in titles:
            continue
        titles.add(each.title)
        if each.city and city >= CITY_MOST and len(listed) < 5:
            later.append(each)
            continue
        city += each.city
        listed.append(each)
    return (listed[:5] + sorted(listed[5:] + later, key=lambda each: -each.score))[:limit]
