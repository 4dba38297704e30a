"""Builds the index of everything that can be opened, beside the old one, and swaps it in; called at sync.

The new file is complete, checked and on the disk before it takes the name of the old one: who has the old one
open keeps reading it, and a build that fails leaves it in service.
"""

from __future__ import annotations

import os
import sqlite3
import time
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.library import StateLibrary
from kiosk.content.search.concepts import Concept
from kiosk.content.search.entry import OWN, Entry, city_entry, state_entry
from kiosk.content.search.linked import hosts, with_links
from kiosk.content.search.offered import Offered
from kiosk.content.search.schema import END, TABLES, VERSION
from kiosk.content.search.spelling import keys, slips_allowed
from kiosk.content.search.tree import Tree, read_tree
from kiosk.content.search.weights import SCALE, Vocabulary, Weighted, prior, weigh
from kiosk.content.search.words import content, sound, stem
from kiosk.procedures.model import Procedure

MOST_DOCUMENTS = 1 << 16  # a document's number has 16 bits
SAID = 12  # worth of a word that the authors say people say
FEWEST = 3  # a word worth less is no completion and no correction


class BuildError(Exception):
    """The index cannot be built; the message is for the technician. The old one stays as it was."""


@dataclass(frozen=True, slots=True)
class Report:
    """What went into an index: `unread` are documents that could not be read; sizes in bytes."""

    documents: int
    city: int
    words: int
    unread: tuple[str, ...]
    seconds: float
    size: int


def build(
    path: Path, city: Iterable[Procedure], state: StateLibrary | None, concepts: Iterable[Concept] = ()
) -> Report:
    """Index these procedures at `path`. A City procedure may come once in each of its languages.

    BuildError when there is nothing to index, or the file cannot be written.
    """
    began = time.monotonic()
    unread: list[str] = []
    entries, tree = _entries(city, state, unread)
    if not entries:
        raise BuildError(f"{path}: nothing to index; neither the City nor the State has a document")
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        database = sqlite3.connect(beside)
        try:
            words = _Writer(database, entries, tree, tuple(concepts)).write()
        finally:
            database.close()
        _settle(beside, path)
    except (OSError, sqlite3.Error) as error:
        raise BuildError(f"{path}: the index cannot be written ({error}); is the disk full?") from None
    finally:
        with suppress(OSError):
            beside.unlink()
    numbers = len({entry.id for entry in entries})
    own = len({entry.id for entry in entries if entry.kind == OWN})
    return Report(numbers, own, words, tuple(unread), time.monotonic() - began, path.stat().st_size)


def _settle(beside: Path, path: Path) -> None:
    """On the disk first, then in place: after a power cut there is the old index or the new one."""
    with beside.open("rb") as written:
        os.fsync(written.fileno())
    beside.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _entries(
    city: Iterable[Procedure], state: StateLibrary | None, unread: list[str]
) -> tuple[list[Entry], list[Tree]]:
    entries = [city_entry(procedure) for procedure in city]
    tree: list[Tree] = []
    for identity in sorted(state.identities(), key=_order) if state is not None else ():
        written = state.get_bytes(identity) if state is not None else None
        entry = state_entry(written, identity) if written is not None else None
        if entry is None:
            unread.append(identity)
            continue
        better = state.overrides.get(identity) if state is not None else None
        if better is not None and better.title:
            entry.words["keys"].append(entry.title)  # still found by the words of the published one
            entry.title, entry.words["title"] = better.title, [better.title]
        entries.append(entry)
        if identity.startswith("N"):
            tree += read_tree(written or b"", identity)
    if len(entries) > MOST_DOCUMENTS:
        raise BuildError(f"{len(entries)} documents, more than {MOST_DOCUMENTS}")
    return entries, tree


def _order(identity: str) -> tuple[str, int]:
    return identity[0], int(identity[1:])


class _Writer:
    """Fills one new database; lives for one build."""

    def __init__(
        self,
        database: sqlite3.Connection,
        entries: list[Entry],
        tree: list[Tree],
        concepts: tuple[Concept, ...],
    ) -> None:
        self.database = database
        self.concepts = concepts
        self.tree = tree
        numbers: dict[str, int] = {}
        for entry in entries:
            numbers.setdefault(entry.id, len(numbers))
        self.numbers = numbers
        self.entries = with_links(entries)

    def write(self) -> int:
        self.database.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096;"
        )
        self.database.executescript(TABLES)
        terms, titles, vocabulary = self._weigh()
        names = {each: number for number, each in enumerate(terms)}
        self._documents(titles, names)
        total = len(self.numbers)
        self.database.executemany(
            "INSERT INTO terms VALUES (?, ?, ?, ?, ?)",
            (
                (names[each], each, term.idf(total), term.documents.tobytes(), term.impacts.tobytes())
                for each, term in terms.items()
            ),
        )
        self._vocabulary(vocabulary, names)
        self._concepts()
        self.database.executemany(
            "INSERT OR IGNORE INTO contents VALUES (?, ?, ?, ?, ?)",
            ((line.above, line.rank, line.id, line.title, line.part) for line in self.tree),
        )
        self.database.execute("INSERT INTO about VALUES ('version', ?)", (VERSION,))
        self.database.commit()
        if self.database.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("the new index does not pass its check")
        return len(terms)

    def _weigh(self) -> tuple[dict[str, Weighted], dict[str, list[str]], Vocabulary]:
        terms: defaultdict[str, Weighted] = defaultdict(Weighted)
        titles: dict[str, list[str]] = {}
        vocabulary = Vocabulary()
        merged: dict[int, dict[str, float]] = {}
        for entry in self.entries:
            impacts, title = weigh(entry, vocabulary)
            titles.setdefault(entry.id, title)
            known = merged.setdefault(self.numbers[entry.id], impacts)
            if known is not impacts:  # the same procedure in another language
                for each, impact in impacts.items():
                    known[each] = max(known.get(each, 0.0), impact)
        for number in sorted(merged):
            for each, impact in merged[number].items():
                terms[each].documents.append(number)
                terms[each].impacts.append(max(1, min(255, round(impact * SCALE))))
        return terms, titles, vocabulary

    def _documents(self, titles: dict[str, list[str]], names: dict[str, int]) -> None:
        mentioned = Counter(target for entry in self.entries for target, _ in set(entry.mentions))
        offered = hosts(self.entries)
        by_id = {entry.id: entry for entry in self.entries if entry.language == "fr"}
        first: set[str] = set()
        keys_of: defaultdict[str, set[tuple[int, ...]]] = defaultdict(set)
        for entry in self.entries:
            if entry.kind == OWN:
                keys_of[entry.id] |= {
                    tuple(names[each] for each in content(text)) for text in entry.words["keys"]
                }
        for entry in self.entries:
            number = self.numbers[entry.id]
            self.database.execute(
                "INSERT OR REPLACE INTO titles VALUES (?, ?, ?, ?)",
                (number, entry.language, entry.title, entry.subtitle),
            )
            if entry.id in first:
                continue
            first.add(entry.id)
            host = offered.get(entry.id)
            hidden = host is not None and host.kind != "Dossier"
            value = prior(entry.kind, mentioned[entry.id], entry.title)
            guided = entry.guided if entry.kind != "Dossier" and entry.guided in by_id else ""
            terms = array("I", (names[each] for each in titles[entry.id])).tobytes()
            self.database.execute(
                "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    number,
                    entry.id,
                    entry.kind,
                    entry.authority,
                    entry.source,
                    entry.date,
                    entry.theme,
                    entry.subtheme,
                    entry.parent,
                    guided,
                    value,
                    int(not hidden),
                    terms,
                    _phrases(keys_of[entry.id]).tobytes(),
                ),
            )

    def _vocabulary(self, vocabulary: Vocabulary, names: dict[str, int]) -> None:
        for concept in self.concepts:
            vocabulary.saw(concept.words, SAID)
        worth = {word: value for word, value in vocabulary.worth.items() if value >= FEWEST}
        insert = self.database.executemany
        insert(
            "INSERT INTO vocabulary VALUES (?, ?, ?)",
            ((word, names.get(stem(word), -1), value) for word, value in worth.items()),
        )
        letters = [
            word for word, value in worth.items() if len(word) > 3 and not word[0].isdigit() and value >= 5
        ]
        insert(
            "INSERT INTO spellings VALUES (?, ?)",
            sorted((key, word) for word in letters for key in keys(word, slips_allowed(word))),
        )
        insert("INSERT OR IGNORE INTO sounds VALUES (?, ?)", sorted((sound(word), word) for word in letters))
        insert("INSERT INTO offered VALUES (?, ?, ?, ?)", Offered(self.entries).rows())

    def _concepts(self) -> None:
        self.database.executemany(
            "INSERT OR IGNORE INTO concepts VALUES (?, ?, ?, ?)",
            (
                (" ".join(concept.said), concept.language, rank, " ".join(target))
                for concept in self.concepts
                for rank, target in enumerate(concept.targets)
            ),
        )


def _phrases(keywords: set[tuple[int, ...]]) -> array[int]:
    """Keywords of one or several words in one row, each with an end."""
    return array("I", (each for words in sorted(keywords) if words for each in (*words, END)))
