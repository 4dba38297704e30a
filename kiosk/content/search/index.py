"""The index, open for reading: documents, themes and search; used by the session and `kiosk search`.

One read-only connection to one file that never changes (a new index is another file under the same name).
Little is kept in memory: what each document is worth, and SQLite's small page cache.
"""

from __future__ import annotations

import sqlite3
from array import array
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self

from kiosk.content.search.answers import Answers
from kiosk.content.search.lexicon import Lexicon
from kiosk.content.search.ranking import Found, rank
from kiosk.content.search.schema import VERSION
from kiosk.content.search.sense import Sense, make_sense
from kiosk.content.search.suggesting import Suggestion, suggest
from kiosk.content.search.words import fold

CACHE_KIB = 4096
MOST_WORDS = 12


class Unusable(Exception):
    """The index cannot be used; the message is for the technician."""


@dataclass(frozen=True, slots=True)
class Record:
    """What listing and opening a document need. `guided`: the guided search to open for it, or empty.

    `kind` is the source's own word (« Fiche d'information », « Démarche » for the City's); `date` is ISO or
    empty; theme, sub-theme and parent are identities.
    """

    id: str
    title: str
    subtitle: str
    kind: str
    authority: str
    source: str
    date: str
    theme: str
    subtheme: str
    parent: str
    guided: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: the document, its title and a line that tells it from the others, in the language asked
    for where there is one; `source` is « ville », « etat » or « partage »; `guided` as in `Record`."""

    id: str
    title: str
    hint: str
    source: str
    guided: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One tile or line of a menu: what it opens, under which heading, with how many documents below it."""

    id: str
    title: str
    part: str = ""
    documents: int = 0


class Index:
    """Read-only; one connection, for one thread."""

    def __init__(self, path: Path) -> None:
        try:
            self._database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        except sqlite3.Error as error:
            raise Unusable(f"{path}: not a usable index ({error}); run kiosk sync") from None
        try:
            self._database.executescript(f"PRAGMA query_only = 1; PRAGMA cache_size = -{CACHE_KIB};")
            found = self._database.execute("SELECT value FROM about WHERE name = 'version'").fetchone()
            if found is None or found[0] != VERSION:
                raise Unusable(f"{path}: made by another version of the terminal; run kiosk sync")
            self._priors = _priors(self._database)
        except sqlite3.Error as error:
            self._database.close()
            raise Unusable(f"{path}: not a usable index ({error}); run kiosk sync") from None
        except Unusable:
            self._database.close()
            raise
        self._answers = Answers()
        self._lexicon = Lexicon(self._database)
        self._recent = lru_cache(maxsize=64)(self._search)

    def search(self, words: str, language: str = "fr", limit: int = 10) -> list[Hit]:
        """The documents that answer best, the best first; the last word may be unfinished. Never raises."""
        return list(self._recent(words[:200], language, limit))

    def suggest(self, words: str, language: str = "fr", limit: int = 4) -> list[Suggestion]:
        """Whole words that the last one may go on to be, or that one was meant to be, the likeliest first."""
        return suggest(self._lexicon, words[:200], language, limit)

    def get(self, identity: str, language: str = "fr") -> Record | None:
        """One document's record, its title in this language or in French."""
        row = self._database.execute(
            "SELECT num, kind, authority, source, date, theme, subtheme, parent, guided"
            " FROM documents WHERE id = ?",
            (identity,),
        ).fetchone()
        if row is None:
            return None
        title, subtitle = self._title(row[0], language)
        return Record(identity, title, subtitle, *row[1:])

    def themes(self) -> list[Line]:
        """The State's themes, by name."""
        return sorted((self._counted(line) for line in self._below("")), key=lambda line: fold(line.title))

    def subthemes(self, theme: str) -> list[Line]:
        """The sub-themes of a theme, or the dossiers of a sub-theme."""
        return [self._counted(line) for line in self._below(theme) if not line.id.startswith(("F", "R"))]

    def documents(self, above: str) -> list[Line]:
        """What is read below a dossier or straight below a theme, in the order of the source."""
        return [line for line in self._below(above) if line.id.startswith(("F", "R"))]

    def newest(self) -> str:
        """When the newest of the State's documents was written (ISO), or empty; one in a hundred is left out,
        for some carry a date to come."""
        dated = "FROM documents WHERE authority = 'etat' AND date <> ''"
        found = self._database.execute(
            f"SELECT date {dated} ORDER BY date DESC LIMIT 1 OFFSET (SELECT count(*) / 100 {dated})"
        ).fetchone()
        return found[0] if found is not None else ""

    def close(self) -> None:
        self._recent.cache_clear()
        self._answers.clear()
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _search(self, words: str, language: str, limit: int) -> tuple[Hit, ...]:
        sense: Sense = make_sense(self._lexicon, words, language)
        found = rank(self._database, sense, self._priors, self._answers, limit)
        return tuple(self._hit(each, language) for each in found)

    def _hit(self, found: Found, language: str) -> Hit:
        title, subtitle = self._title(found.number, language)
        return Hit(found.id, title, subtitle if found.city else found.hint, found.authority, found.guided)

    def _title(self, number: int, language: str) -> tuple[str, str]:
        rows = self._database.execute(
            "SELECT language, title, subtitle FROM titles WHERE num = ?", (number,)
        ).fetchall()
        known = {each: (title, subtitle) for each, title, subtitle in rows}
        return known.get(language) or known.get("fr") or next(iter(known.values()))

    def _below(self, above: str) -> list[Line]:
        rows = self._database.execute(
            "SELECT contents.id, contents.title, part, documents.id FROM contents LEFT JOIN documents ON"
            " documents.id = contents.id WHERE above = ? ORDER BY rank",
            (above,),
        ).fetchall()
        return [
            Line(identity, title, part)
            for identity, title, part, known in rows
            if known or not identity.startswith(("F", "R"))
        ]

    def _counted(self, line: Line) -> Line:
        return Line(line.id, line.title, line.part, self._count(line.id, 4))

    def _count(self, above: str, deep: int) -> int:
        below = self._below(above) if deep else []
        return sum(1 if line.id.startswith(("F", "R")) else self._count(line.id, deep - 1) for line in below)


def _priors(database: sqlite3.Connection) -> array[float]:
    """What each document is worth whatever is asked, by its number; 0 for one that is not shown."""
    priors = array("f", [0.0])
    for number, value, shown in database.execute("SELECT num, prior, shown FROM documents ORDER BY num"):
        while len(priors) <= number:
            priors.append(0.0)
        priors[number] = value if shown else 0.0
    return priors
