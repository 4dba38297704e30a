"""Which facts hold in a document that another one opens; for the session, when it opens one.

An answer set in a guided search holds in the fiche it opens, and no further than it means the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kiosk.content.carry_guided import OPENED
from kiosk.content.carry_table import SHARED, Shared

_STATE = re.compile(r"T[0-9]+")
_OF_ONE_DOCUMENT = "?"              # the reader's own names for what nobody can know (`?c3.1`)


def carried(facts: Mapping[str, bool], from_document: str, to_document: str) -> dict[str, bool]:
    """The facts of one document that mean the same in another, which may take them without asking.

    The town hall's own facts hold in all its procedures; the State's only where the reviewed table says so.
    """
    if from_document == to_document:
        return dict(facts)
    same = meaning_the_same(from_document, to_document)
    return {name: value for name, value in facts.items() if name in same or _own(name)}


def meaning_the_same(from_document: str, to_document: str) -> frozenset[str]:
    """The State's variables that were reviewed to mean the same on both sides, in this direction."""
    return _OPENED.get((from_document, to_document), frozenset()) | _between(
        _SHARED, from_document, to_document
    )


def _own(name: str) -> bool:
    return not _STATE.fullmatch(name) and not name.startswith(_OF_ONE_DOCUMENT)


def _between(where: Mapping[str, frozenset[tuple[str, int]]], one: str, other: str) -> frozenset[str]:
    """What two documents share: the facts of each row that names both."""
    shared = where.get(one, frozenset()) & where.get(other, frozenset())
    return frozenset(name for name, _ in shared)


def _names(numbers: str) -> frozenset[str]:
    return frozenset(f"T{number}" for number in numbers.split())


def _by_document(rows: Iterable[Shared]) -> dict[str, frozenset[tuple[str, int]]]:
    """For each document its facts, each with its row: the same number in two rows is two facts."""
    found: dict[str, set[tuple[str, int]]] = {}
    for number, row in enumerate(rows):
        for document in row.documents.split():
            found.setdefault(document, set()).update((name, number) for name in _names(row.facts))
    return {document: frozenset(facts) for document, facts in found.items()}


_OPENED = {
    (row.guided, document): _names(row.facts) for row in OPENED for document in row.documents.split()
}
_SHARED = _by_document(SHARED)
