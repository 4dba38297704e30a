"""The City's and the State's procedures as the one library that the core reads; made once by `assemble`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kiosk.app.found import SearchIndex
from kiosk.procedures.library import Library, Theme
from kiosk.procedures.model import Procedure, Text

# the State's guided searches that stand in the town hall's own themes
GUIDED = {"elections": ("F34852",)}


class JoinedLibrary:
    """The City's procedures first, then the State's by their identity; `index` finds both."""

    def __init__(self, city: Library, state: Library | None = None, index: SearchIndex | None = None) -> None:
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
        themes = self.city.themes(language)
        if self.state is None:
            return themes
        return tuple(
            replace(
                theme, procedures=(*theme.procedures, *(g for g in GUIDED.get(theme.id, ()) if self._has(g)))
            )
            for theme in themes
        )

    def carried(self, facts: Mapping[str, bool], from_id: str, to_id: str) -> dict[str, bool]:
        """As the State's table says, unless both are the City's."""
        own = all(self.city.title(identity) is not None for identity in (from_id, to_id))
        which = self.city if own or self.state is None else self.state
        return which.carried(facts, from_id, to_id)

    def _has(self, procedure_id: str) -> bool:
        return self.state is not None and self.state.title(procedure_id) is not None
