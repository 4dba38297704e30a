"""The City's and the State's procedures as the one library that the core reads; made once by `assemble`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Protocol

from kiosk.app.found import SearchIndex
from kiosk.procedures.library import Entry, Library, Theme
from kiosk.procedures.model import Procedure, Text

# the State's guided searches that stand in the town hall's own themes
GUIDED = {"elections": ("F34852",)}


class State(Library, Protocol):
    """The State's, of which the first document takes longer than the others."""

    def warm(self) -> None: ...


class JoinedLibrary:
    """The City's procedures first, then the State's by their identity; `index` finds both."""

    def __init__(self, city: Library, state: State | None = None, index: SearchIndex | None = None) -> None:
        self.city = city
        self.state = state
        self.index = index

    def get(self, procedure_id: str, language: str = "fr") -> Procedure | None:
        found = self.city.get(procedure_id, language)
        return found if found is not None or self.state is None else self.state.get(procedure_id, language)

    def title(self, procedure_id: str, language: str = "fr") -> Text | None:
        found = self.city.title(procedure_id, language)
        return found if found is not None or self.state is None else self.state.title(procedure_id, language)

    def themes(self, language: str = "fr") -> tuple[Theme, ...]:
        """The town hall's, then the State's that none of them covers."""
        themes = tuple(
            replace(
                theme, procedures=(*theme.procedures, *(g for g in GUIDED.get(theme.id, ()) if self._has(g)))
            )
            for theme in self.city.themes(language)
        )
        if self.state is None:  # what they cover is not here
            return tuple(replace(theme, state=()) for theme in themes)
        covered = {identity for theme in themes for identity in theme.state}
        rest = (Theme(each.id, each.title, "", (), (each.id,)) for each in self._state_themes)
        return (*themes, *(theme for theme in rest if theme.id not in covered))

    def entries(self, above: str) -> tuple[Entry, ...]:
        """What the State has below a theme, of the town hall or its own, a sub-theme or a dossier."""
        for theme in self.city.themes():
            if theme.id == above:
                return tuple(entry for identity in theme.state for entry in self.covered(identity))
        if self.index is None:
            return ()
        documents = sorted(self.index.documents(above), key=lambda line: line.id.startswith("R"))
        lines = (*self.index.subthemes(above), *documents)
        entries = (Entry(self._first(line.id), Text(line.title), line.part, line.documents) for line in lines)
        return tuple(entry for entry in entries if entry.documents or not entry.id.startswith("N"))

    def _first(self, identity: str) -> str:
        """What opens for a document: the guided search that leads to it, if any, as in a search."""
        record = self.index.get(identity) if self.index is not None else None
        return record.guided if record is not None and record.guided else identity

    @cached_property
    def _state_themes(self) -> tuple[Entry, ...]:
        lines = self.index.themes() if self.index is not None else ()
        return tuple(Entry(line.id, Text(line.title), "", line.documents) for line in lines if line.documents)

    def covered(self, identity: str) -> tuple[Entry, ...]:
        """A theme of the State as its sub-themes; a sub-theme, as itself; nothing for what is neither."""
        if any(theme.id == identity for theme in self._state_themes):
            return self.entries(identity)
        return tuple(
            entry for theme in self._state_themes for entry in self.entries(theme.id) if entry.id == identity
        )

    def carried(self, facts: Mapping[str, bool], from_id: str, to_id: str) -> dict[str, bool]:
        """As the State's table says, unless both are the City's."""
        own = all(self.city.title(identity) is not None for identity in (from_id, to_id))
        which = self.city if own or self.state is None else self.state
        return which.carried(facts, from_id, to_id)

    def warm(self) -> None:
        """What takes long once, done while nobody waits: opens the State’s documents and the index."""
        if self.state is not None:
            self.state.warm()
        if self.index is not None:
            self.index.search("a")

    def _has(self, procedure_id: str) -> bool:
        return self.state is not None and self.state.title(procedure_id) is not None
