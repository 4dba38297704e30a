"""The State's procedures by identity, read when asked for; called by `kiosk.app` and `kiosk.cli`.

Nothing is written, and little is kept: the last few documents read, and the titles asked for.
"""

from __future__ import annotations

import gc
import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from html import unescape
from pathlib import Path

from kiosk.content.carry import carried
from kiosk.content.reader import Report, read_document
from kiosk.content.reader.inline import clean_title
from kiosk.content.reader.overriding import Override, overridden
from kiosk.content.source import Source, SourceError, open_source
from kiosk.formats.problems import Problem, in_order
from kiosk.formats.suggest import suggest
from kiosk.procedures.library import Entry, Theme
from kiosk.procedures.model import Procedure, Text

KEPT = 8                  # documents; going back and forth among a few is what a citizen does
TITLES_KEPT = 2000

_TITLE = re.compile(rb"<dc:title>([^<]*)</dc:title>")

Read = tuple[Procedure | None, Report]


def open_library(path: Path, overrides: Mapping[str, Override] | None = None) -> StateLibrary:
    """The library of a zip or folder (the setting `content.source`); SourceError if it is no use."""
    return StateLibrary(open_source(path), overrides)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Reading makes much that lasts and no cycles; looking for those meanwhile takes a third of its time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class StateLibrary:
    """Read-only procedures of the State. They are in French, whatever language is asked for.

    A document that cannot be read is absent; `report` says why. `overrides` are the town hall's better words
    for documents (`config/fiches.yaml`); those that do not fit are not applied, and told by `misfits`.
    """

    def __init__(self, source: Source, overrides: Mapping[str, Override] | None = None) -> None:
        self._source = source
        self.overrides = dict(overrides or {})
        self._read: OrderedDict[str, Read] = OrderedDict()
        self._titles: dict[str, Text | None] = {}

    def get(self, procedure_id: str, language: str = "fr") -> Procedure | None:
        """The procedure, or None if there is no such document or it cannot be read."""
        return self._document(procedure_id)[0]

    def report(self, procedure_id: str) -> Report:
        """What reading this document found: problems, links, questions without wording."""
        return self._document(procedure_id)[1]

    def title(self, procedure_id: str, language: str = "fr") -> Text | None:
        """The title alone, without reading the document."""
        if procedure_id not in self._titles:
            if len(self._titles) >= TITLES_KEPT:
                self._titles.clear()
            self._titles[procedure_id] = self._find_title(procedure_id)
        return self._titles[procedure_id]

    def themes(self, language: str = "fr") -> tuple[Theme, ...]:
        """None yet: the State's themes are documents (`N…`), opened like the others."""
        return ()

    def entries(self, above: str) -> tuple[Entry, ...]:
        """None: they are found by the index."""
        return ()

    def carried(self, facts: Mapping[str, bool], from_id: str, to_id: str) -> dict[str, bool]:
        """Those that were reviewed to mean the same in both, and the town hall's own."""
        return carried(facts, from_id, to_id)

    def warm(self) -> None:
        """Reads one document, whichever, so that the first one asked for is quick."""
        next(self.documents(), None)

    def with_overrides(self, overrides: Mapping[str, Override]) -> StateLibrary:
        """The same documents in these words; closing one closes both."""
        return StateLibrary(self._source, overrides)

    def misfits(self) -> tuple[Problem, ...]:
        """The overrides that do not fit: of unknown documents, or written for another edition."""
        found: list[Problem] = []
        for override in self.overrides.values():
            procedure, report = self._as_published(override.document)
            if procedure is None:
                message = f"La fiche {override.document} n’existe pas dans ce contenu."
                hint = suggest(override.document, self._source.identities())
                found.append(Problem(override.file, *override.place, message, hint, "warning"))
            else:
                found += overridden(procedure, report, override)[2]
        return in_order(found)

    def identities(self) -> Iterator[str]:
        """Every document of the source, in no order."""
        return self._source.identities()

    def get_bytes(self, identity: str) -> bytes | None:
        """A document as published, for the index; None if it is not there or cannot be unpacked."""
        try:
            return self._source.get_bytes(identity)
        except SourceError:
            return None

    def documents(self, ids: Iterable[str] | None = None) -> Iterator[Procedure]:
        """The readable ones of these documents (of all), one at a time; they are not kept."""
        for procedure, _ in self.readings(ids):
            if procedure is not None:
                yield procedure

    def readings(self, ids: Iterable[str] | None = None) -> Iterator[Read]:
        """Each of these documents (of all), or None, with what reading it found; they are not kept."""
        for identity in self.identities() if ids is None else ids:
            yield self._fresh(identity)

    def reachable(self, procedure_id: str) -> tuple[str, ...]:
        """What a guided search's leaves open, and what those open at once in turn; each once, in order."""
        found: dict[str, None] = {}
        waiting = [procedure_id]
        while waiting:
            for leaf in self.report(waiting.pop(0)).leaves:
                if leaf not in found and leaf != procedure_id and leaf in self._source:
                    found[leaf] = None
                    waiting.append(leaf)
        return tuple(found)

    def __contains__(self, procedure_id: str) -> bool:
        return procedure_id in self._source

    def close(self) -> None:
        self._source.close()

    def _document(self, identity: str) -> Read:
        known = self._read.get(identity)
        if known is None:
            known = self._fresh(identity)
            self._read[identity] = known
            if len(self._read) > KEPT:
                self._read.popitem(last=False)
        self._read.move_to_end(identity)
        return known

    def _fresh(self, identity: str) -> Read:
        procedure, report = self._as_published(identity)
        override = self.overrides.get(identity)
        if procedure is None or override is None:
            return procedure, report
        return overridden(procedure, report, override)[:2]

    def _as_published(self, identity: str) -> Read:
        try:
            written = self._source.get_bytes(identity)
        except SourceError as error:
            return None, Report(identity, problems=(str(error),))
        if written is None:
            return None, Report(identity, problems=("no such document in this content",))
        with _no_collection():
            return read_document(written, identity)

    def _find_title(self, identity: str) -> Text | None:
        override = self.overrides.get(identity)
        if override is not None and override.title and identity in self._source:
            return Text(override.title)
        known = self._read.get(identity)
        if known is not None:
            return known[0].title if known[0] else None
        try:
            written = self._source.get_bytes(identity)
        except SourceError:
            return None
        found = _TITLE.search(written[:20_000]) if written else None
        return Text(clean_title(unescape(found.group(1).decode("utf-8", "replace")))) if found else None
