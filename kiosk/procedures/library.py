"""What the core needs of a library of procedures; given by `kiosk.config` and `kiosk.content`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from kiosk.procedures.model import Procedure, Text


@dataclass(frozen=True, slots=True)
class Theme:
    """A family of procedures, shown as a tile; `procedures` are identities in the order to show them.

    `state` names the State's themes or sub-themes (`N…`) that it covers; one of the State's has no icon.
    """

    id: str
    title: Text
    icon: str
    procedures: tuple[str, ...]
    state: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a menu of the State: a sub-theme or dossier with so many `documents` below, or a document.

    `part` is the heading that it stands under, or "".
    """

    id: str
    title: Text
    part: str = ""
    documents: int = 0


class Library(Protocol):
    """Read-only procedures by identity, in a language (what is not translated stays French)."""

    def get(self, procedure_id: str, language: str = "fr") -> Procedure | None: ...

    def title(self, procedure_id: str, language: str = "fr") -> Text | None: ...

    def themes(self, language: str = "fr") -> tuple[Theme, ...]: ...

    def entries(self, above: str) -> tuple[Entry, ...]:
        """What the State has below a theme, of the town hall or its own, a sub-theme or a dossier."""
        ...

    def carried(self, facts: Mapping[str, bool], from_id: str, to_id: str) -> dict[str, bool]:
        """The facts known in one procedure that hold in another, which it opens."""
        ...
