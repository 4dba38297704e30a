"""Searching and browsing: the index in service, opened when first asked; `JoinedLibrary` has one.

Nothing here raises: where there is no index, or it cannot be used, nothing is found.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from kiosk.content.search.index import Hit, Index, Line, Record
    from kiosk.content.search.suggesting import Suggestion

T = TypeVar("T")
Where = Path | Callable[[], Path | None]


class SearchIndex:
    """The index of everything that can be opened, read-only, for one thread.

    `where` is its file, or a function that finds it (and may have to make it) at the first question.
    """

    def __init__(self, where: Where) -> None:
        self._where = where

    @property
    def usable(self) -> bool:
        """Whether there is an index at all."""
        return self._index is not None

    def search(self, words: str, language: str = "fr", limit: int = 10) -> list[Hit]:
        """The documents that answer best, the best first; the last word may be unfinished."""
        return self._asked(lambda index: index.search(words, language, limit), [])

    def suggest(self, words: str, language: str = "fr", limit: int = 4) -> list[Suggestion]:
        """Whole words that what is typed may go on to be, or was meant to be, the likeliest first."""
        return self._asked(lambda index: index.suggest(words, language, limit), [])

    def get(self, identity: str, language: str = "fr") -> Record | None:
        """What the index knows of one document, its title in this language or in French."""
        return self._asked(lambda index: index.get(identity, language), None)

    def themes(self) -> list[Line]:
        """The State's themes, by name; none where there are only the City's procedures."""
        return self._asked(lambda index: index.themes(), [])

    def subthemes(self, theme: str) -> list[Line]:
        """The sub-themes of a theme, or the dossiers of a sub-theme."""
        return self._asked(lambda index: index.subthemes(theme), [])

    def documents(self, above: str) -> list[Line]:
        """What is read below a dossier or straight below a theme, in the order of the source."""
        return self._asked(lambda index: index.documents(above), [])

    def newest(self) -> str:
        """When the newest of the State's documents was written (ISO), or empty."""
        return self._asked(lambda index: index.newest(), "")

    def _asked(self, ask: Callable[[Index], T], nothing: T) -> T:
        import sqlite3

        if self._index is None:
            return nothing
        try:
            return ask(self._index)
        except sqlite3.Error:  # the disk under it fails: what is on screen stays, nothing is found
            return nothing

    @cached_property
    def _index(self) -> Index | None:
        from kiosk.content.search.index import Index, Unusable

        path = self._where() if callable(self._where) else self._where
        try:
            return Index(path) if path is not None else None
        except Unusable:
            return None
