"""How well each document answers one unit of a request; used by `ranking`.

While someone types, all units but the last stay the same: the latest answers are kept.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import OrderedDict

from kiosk.content.search.lexicon import Group
from kiosk.content.search.sense import Sense, Unit
from kiosk.content.search.weights import SCALE

UNKNOWN = 3.0  # what a word weighs in a sense that the documents do not have
KEPT = 8  # answers; each has up to one entry a document, some 200 bytes

Postings = tuple[float, "array[int]", "array[int]"]
Answer = dict[int, tuple[float, float]]  # number → (score, part of the unit that is answered)


class Answers:
    """The latest answers, by unit; lives as long as the index is open."""

    def __init__(self) -> None:
        self._kept: OrderedDict[object, Answer] = OrderedDict()

    def of(self, unit: Unit, terms: Terms) -> Answer:
        known = self._kept.get(unit.senses)
        if known is None:
            known = self._kept[unit.senses] = _answers(unit, terms)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(unit.senses)
        return known

    def clear(self) -> None:
        self._kept.clear()


class Terms:
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


def _answers(unit: Unit, terms: Terms) -> Answer:
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
            score = total * sure * (parts[number] if len(groups) > 1 else 1.0)
            other = best.get(number)
            if other is None or score > other[0]:
                best[number] = (score, parts[number])
    return best


def _group(group: Group, terms: Terms) -> dict[int, float]:
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
