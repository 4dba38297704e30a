"""The parts of a session, read once by the supervisor and handed to each session in a sealed descriptor.

A session opens them with `received` and so imports no reader of files; `keep` makes them with `seal`.
Procedures stand in them one by one, and are unpacked when first asked for.
"""

from __future__ import annotations

import fcntl
import mmap
import os
import pickle
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.app.found import SearchIndex
from kiosk.app.library import GUIDED, JoinedLibrary
from kiosk.app.parts import Parts, load_texts
from kiosk.config.settings_table import Settings, without_secrets
from kiosk.languages import LANGUAGES
from kiosk.procedures.library import Entry, Theme
from kiosk.procedures.model import Procedure, Text
from kiosk.session.state import Rules
from kiosk.views.hall import Hall

if TYPE_CHECKING:
    from kiosk.config.library import Library as WholeLibrary
    from kiosk.content.library import StateLibrary

_SEALS = fcntl.F_SEAL_SEAL | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_WRITE


class HandedCity:
    """The City's procedures in every language they are written in; a `kiosk.procedures.library.Library`."""

    def __init__(
        self,
        packed: Mapping[tuple[str, str], bytes],
        titles: Mapping[tuple[str, str], Text],
        themed: Mapping[str, tuple[Theme, ...]],
    ) -> None:
        self._packed, self._titles, self._themed = packed, titles, themed
        self._opened: dict[tuple[str, str], Procedure] = {}

    def get(self, procedure_id: str, language: str = "fr") -> Procedure | None:
        key = (procedure_id, language)
        if key not in self._packed:
            key = (procedure_id, "fr")
        if key not in self._opened and key in self._packed:
            self._opened[key] = pickle.loads(self._packed[key])
        return self._opened.get(key)

    def title(self, procedure_id: str, language: str = "fr") -> Text | None:
        return self._titles.get((procedure_id, language)) or self._titles.get((procedure_id, "fr"))

    def themes(self, language: str = "fr") -> tuple[Theme, ...]:
        return self._themed.get(language) or self._themed["fr"]

    def entries(self, above: str) -> tuple[Entry, ...]:
        return ()

    def carried(self, facts: Mapping[str, bool], from_id: str, to_id: str) -> dict[str, bool]:
        """All of them: the town hall's facts have one meaning throughout."""
        return dict(facts)


class LateState:
    """The State's procedures, whose source is opened when one is first asked for; a library too.

    `overrides`, pickled, are the town hall's words for them.
    """

    def __init__(self, path: Path, titles: Mapping[str, Text | None], overrides: bytes) -> None:
        self._path, self._titles, self._overrides = path, titles, overrides

    def get(self, procedure_id: str, language: str = "fr") -> Procedure | None:
        return self._source.get(procedure_id, language) if self._source is not None else None

    def title(self, procedure_id: str, language: str = "fr") -> Text | None:
        if procedure_id in self._titles:
            return self._titles[procedure_id]
        return self._source.title(procedure_id, language) if self._source is not None else None

    def themes(self, language: str = "fr") -> tuple[Theme, ...]:
        return ()

    def entries(self, above: str) -> tuple[Entry, ...]:
        return ()

    def carried(self, facts: Mapping[str, bool], from_id: str, to_id: str) -> dict[str, bool]:
        from kiosk.content.carry import carried

        return carried(facts, from_id, to_id)

    def warm(self) -> None:
        """Opens the source and reads one document, whichever, so that the first one asked for is quick."""
        if self._source is not None:
            self._source.warm()

    @cached_property
    def _source(self) -> StateLibrary | None:
        """None where it has gone since the parts were read: the City's procedures still serve."""
        from kiosk.content.library import open_library
        from kiosk.content.source import SourceError

        try:
            return open_library(self._path, pickle.loads(self._overrides))
        except (OSError, ValueError, SourceError):
            return None


@dataclass(frozen=True, slots=True)
class _Handed:
    """What is in the descriptor; the interface's texts are not, because they read faster as they are."""

    settings: Settings
    city: HandedCity
    state: LateState | None
    index: Path | None
    hall: Hall
    rules: Rules


def seal(
    parts: Parts | None, problems: Iterable[str], documents: Path | None = None, index: Path | None = None
) -> int:
    """A descriptor that a session reads the parts from, and that nothing can change; the caller closes it.

    `documents` is where the parts' own State library reads from, and `index` what finds its procedures and
    the City's; a session opens them for itself.
    The secrets of the settings are left out: a session calls no desk.
    """
    packed = pickle.dumps((None if parts is None else _handed(parts, documents, index), tuple(problems)), 5)
    fd = os.memfd_create("parts", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    try:
        with os.fdopen(os.dup(fd), "wb") as file:
            file.write(packed)
        fcntl.fcntl(fd, fcntl.F_ADD_SEALS, _SEALS)
    except OSError:  # no memory for it: none of it is kept
        os.close(fd)
        raise
    return fd


def received(fd: int) -> tuple[Parts | None, tuple[str, ...]]:
    """The parts and the problems found in reading them, from the supervisor's descriptor, which is closed."""
    with mmap.mmap(fd, 0, prot=mmap.PROT_READ) as whole:
        os.close(fd)
        given, problems = pickle.loads(whole)
    if given is None:
        return None, problems
    index = SearchIndex(given.index) if given.index is not None else None
    library = JoinedLibrary(given.city, given.state, index)
    return Parts(given.settings, library, load_texts(), given.hall, given.rules), problems


def _handed(parts: Parts, documents: Path | None, index: Path | None) -> _Handed:
    settings, library = parts.settings, parts.library
    state = None
    if library.state is not None and documents is not None:
        guided = [identity for identities in GUIDED.values() for identity in identities]
        titles = {identity: library.state.title(identity) for identity in guided}
        overrides = pickle.dumps(library.state.overrides, 5)
        state = LateState(documents.resolve(), titles, overrides)
    where = index.resolve() if index is not None else None
    return _Handed(without_secrets(settings), _city(library.city), state, where, parts.hall, parts.rules)


def _city(city: WholeLibrary) -> HandedCity:
    written = {(one.id, language) for one in city.all() for language in city.languages(one.id)}
    procedures = {key: city.get(*key) for key in sorted(written)}
    return HandedCity(
        {key: pickle.dumps(procedure, 5) for key, procedure in procedures.items()},
        {key: procedure.title for key, procedure in procedures.items()},
        {language: city.themes(language) for language in LANGUAGES},
    )
