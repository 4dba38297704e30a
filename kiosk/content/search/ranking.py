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

from kiosk.content.search.sense import Group, Sense, Unit
from kiosk.content.search.weights import SCALE

AGAIN = 60  # documents looked at again
UNKNOWN = 3.0  # what a word weighs in a sense that the documents do not have
COVER = 1.5  # how much an unanswered part of the request costs
NAMED = 0.5  # what a title that says all that was asked adds
TITLE = 0.9  # what a title that says all and only what was asked adds
CITY_FIRST = 0.8  # a City page this near to the best comes first
CITY_MOST = 2  # City pages among the first five

Postings = tuple[float, "array[int]", "array[int]"]


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


class _Terms:
    """The postings of the terms of one request, read once."""

    def __init__(self, database: sqlite3.Connection, sense: Sense) -> None:
        wanted = sorted(
            {
                each
                for unit in sense.units
                for _, groups in unit.senses
                for group in groups
                for each, _ in group
            }
        )
        self.known: dict[str, Postings] = {}
        self.numbers: dict[str, int] = {}
        for start in range(0, len(wanted), 500):
            part = wanted[start : start + 500]
            rows = database.execute(
                "SELECT stem, num, idf, documents, impacts FROM terms"
                f" WHERE stem IN ({','.join('?' * len(part))})",
                part,
            )
            for each, number, idf, documents, impacts in rows:
                numbers, values = array("H"), array("B")
                numbers.frombytes(documents)
                values.frombytes(impacts)
                self.known[each] = (idf, numbers, values)
                self.numbers[each] = number

    def idf(self, group: Group) -> float:
        """How much a group weighs: its surest term that the index has."""
        return max((self.known[each][0] * sure for each, sure in group if each in self.known), default=0.0)


def rank(database: sqlite3.Connection, sense: Sense, priors: array[float], limit: int) -> list[Found]:
    """The best documents for a sense, the best first."""
    terms = _Terms(database, sense)
    scores: dict[int, float] = {}
    answered: dict[int, float] = {}
    whole = 0.0
    for unit in sense.units:
        weight = _weight(unit, terms)
        whole += weight
        for number, (score, part) in _unit(unit, weight, terms).items():
            scores[number] = scores.get(number, 0.0) + score
            answered[number] = answered.get(number, 0.0) + weight * part
    if not whole:
        return []
    rated = sorted(
        (
            (score * (answered[number] / whole) ** COVER * priors[number], number)
            for number, score in scores.items()
            if priors[number]
        ),
        reverse=True,
    )[:AGAIN]
    return _arrange(_again(database, terms, sense, rated), limit)


def _weight(unit: Unit, terms: _Terms) -> float:
    """The rarity of a unit: of its own words where the documents have them, else of what they stand for."""
    masses = [sum(terms.idf(group) for group in groups) for _, groups in unit.senses]
    return (
        max(masses[0], min((mass for mass in masses if mass), default=0.0)) ** 0.7 * unit.weight
        if masses
        else 0.0
    )


def _unit(unit: Unit, weight: float, terms: _Terms) -> dict[int, tuple[float, float]]:
    """Number → (score, part of the unit that is answered), by the best sense."""
    best: dict[int, tuple[float, float]] = {}
    for sure, groups in unit.senses:
        known = [terms.idf(group) for group in groups]
        mass = sum(known) + UNKNOWN * known.count(0.0)
        totals: dict[int, float] = {}
        parts: dict[int, float] = {}
        for group in groups:
            share = terms.idf(group) / mass
            if not share:
                continue
            for number, impact in _group(group, terms).items():
                totals[number] = totals.get(number, 0.0) + share * impact
                parts[number] = parts.get(number, 0.0) + share
        for number, total in totals.items():
            score = total * sure * weight * (parts[number] if len(groups) > 1 else 1.0)
            other = best.get(number)
            if other is None or score > other[0]:
                best[number] = (score, parts[number])
    return best


def _group(group: Group, terms: _Terms) -> dict[int, float]:
    """Number → impact of the surest of a group's terms."""
    found: dict[int, float] = {}
    for each, sure in group:
        known = terms.known.get(each)
        if known is None:
            continue
        factor = sure / SCALE
        if not found:
            found = {number: impact * factor for number, impact in zip(known[1], known[2], strict=True)}
            continue
        for number, impact in zip(known[1], known[2], strict=True):
            value = impact * factor
            if value > found.get(number, 0.0):
                found[number] = value
    return found


def _again(
    database: sqlite3.Connection, terms: _Terms, sense: Sense, rated: list[tuple[float, int]]
) -> list[Found]:
    """The best ones with what is shown of them, their titles weighed against the request."""
    said = {
        terms.numbers[each]: terms.known[each][0] * sure
        for unit in sense.units
        for _, groups in unit.senses
        for group in groups
        for each, sure in group
        if each in terms.numbers
    }
    scores = {number: score for score, number in rated}
    wanted = [(_weight(unit, terms), _numbers(unit, terms)) for unit in sense.units]
    rows = database.execute(
        "SELECT d.num, d.id, d.authority, d.guided, d.title_terms, d.kind, t.title, s.title FROM documents d"
        " JOIN titles t ON t.num = d.num AND t.language = 'fr'"
        " LEFT JOIN documents p ON p.id = CASE d.parent WHEN '' THEN d.theme ELSE d.parent END"
        " LEFT JOIN titles s ON s.num = p.num AND s.language = 'fr'"
        f" WHERE d.num IN ({','.join('?' * len(scores))})",
        list(scores),
    ).fetchall()
    titles: set[int] = set()
    for row in rows:
        titles.update(array("I", row[4]))
    rare = dict(
        database.execute(
            f"SELECT num, idf FROM terms WHERE num IN ({','.join('?' * len(titles))})", list(titles)
        ).fetchall()
    )
    found = []
    for number, identity, authority, guided, blob, kind, title, above in rows:
        own = set(array("I", blob))
        mass = sum(rare[each] for each in own) or 1.0
        fit = sum(rare[each] for each in own if each in said) / mass
        whole = sum(weight for weight, _ in wanted) or 1.0
        asked = sum(weight * _named(senses, own) for weight, senses in wanted) / whole
        score = scores[number] * (1 + TITLE * fit * fit + NAMED * asked * asked)
        found.append(
            Found(number, identity, score, authority, guided, above or "", title, kind == "Démarche")
        )
    return sorted(found, key=lambda each: -each.score)


def _numbers(unit: Unit, terms: _Terms) -> list[list[set[int]]]:
    """The senses of a unit as groups of term numbers."""
    known = terms.numbers
    return [
        [{known[each] for each, sure in group if each in known and sure > 0.6} for group in groups]
        for _, groups in unit.senses
    ]


def _named(senses: list[list[set[int]]], title: set[int]) -> float:
    """How much of a unit a title names, by the best of its senses."""
    return max((sum(bool(group & title) for group in groups) / len(groups) for groups in senses), default=0.0)


def _arrange(found: list[Found], limit: int) -> list[Found]:
    """One matter once; a City page about the same matter first, but few of them."""
    best = found[0].score if found else 0.0
    found = [
        replace(each, score=best * 1.01) if each.city and each.score >= CITY_FIRST * best else each
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
