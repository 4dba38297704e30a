"""The search that comes with SQLite (FTS5, accents folded, bm25), over the same documents; beside ours.

What somebody would put together in an afternoon: titles and texts as they are, every word must be there, the
last may be unfinished; where that finds nothing, any of the words will do.
"""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterable
from pathlib import Path

from kiosk.config.library import load_library
from kiosk.content.library import StateLibrary
from kiosk.content.search.entry import city_entry, state_entry

MOST = 10


def build(path: Path, config: Path, state: StateLibrary) -> float:
    """Indexes the town hall's procedures and the State's documents; the seconds it took."""
    began = time.monotonic()
    library, _ = load_library(config)
    with sqlite3.connect(path) as database:
        database.execute(
            "CREATE VIRTUAL TABLE found USING fts5(id UNINDEXED, title, body,"
            " tokenize='unicode61 remove_diacritics 2')"
        )
        for entry in map(city_entry, library.all()):
            _insert(database, entry.id, entry.title, [*entry.words["keys"], *entry.words["body"]])
        for identity in state.identities():
            read = state_entry(state.get_bytes(identity) or b"", identity)
            if read is not None and not read.internal:
                _insert(database, read.id, read.title, [*read.words["intro"], *read.words["body"]])
    database.close()
    return time.monotonic() - began


def _insert(database: sqlite3.Connection, identity: str, title: str, body: Iterable[str]) -> None:
    database.execute("INSERT INTO found VALUES (?, ?, ?)", (identity, title, " ".join(body)))


class StockIndex:
    """Answers as `kiosk.content.search.index.Index.search` does, with identities alone."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)

    def search(self, words: str) -> list[str]:
        split = re.findall(r"\w+", words)
        if not split:
            return []
        terms = [f'"{word}"' for word in split[:-1]] + [f'"{split[-1]}"*']
        return self._found(" AND ".join(terms)) or self._found(" OR ".join(terms))

    def close(self) -> None:
        self._database.close()

    def _found(self, query: str) -> list[str]:
        rows = self._database.execute(
            "SELECT id FROM found WHERE found MATCH ? ORDER BY bm25(found, 0, 10, 1) LIMIT ?", (query, MOST)
        )
        return [row[0] for row in rows]
