"""Keeps the parts of sessions ready as their files now are; made by `kiosk run`, asked by the supervisor."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from kiosk.app.assemble import assemble, state_documents
from kiosk.app.handed import seal
from kiosk.app.parts import LOCALE, Parts
from kiosk.formats.problems import errors

Dates = tuple[tuple[str, int, int], ...]


class KeptParts:
    """Reads the configuration once, and again when a file of it has changed.

    A change that brings a mistake changes nothing: sessions keep what was last good, and are told of the
    mistake, which the supervisor logs.
    """

    def __init__(self, config: Path) -> None:
        self._config = config
        self._seen: tuple[Dates, Dates] | None = None
        self._parts: Parts | None = None
        self._accepted: frozenset[tuple[str, str]] = frozenset()
        self._fd = -1

    def descriptor(self) -> int:
        """The parts for a session that starts now, for `handed.received`; ours until the next call."""
        written = _dates((*self._config.rglob("*"), *LOCALE.rglob("*.mo")))
        if (written, self._source()) != self._seen:
            self._read()
            self._seen = written, self._source()  # as they were before: a change meanwhile is read next time
        return self._fd

    def _source(self) -> Dates:
        documents = self._documents()
        return _dates([documents] if documents is not None else [])

    def _documents(self) -> Path | None:
        return state_documents(self._parts.settings) if self._parts is not None else None

    def _read(self) -> None:
        parts, problems = assemble(self._config)
        wrong = frozenset((problem.file, problem.message) for problem in errors(problems))
        if self._parts is None or (parts is not None and wrong <= self._accepted):
            self._parts, self._accepted = parts, wrong
        if self._fd >= 0:
            os.close(self._fd)
        self._fd = seal(self._parts, [str(problem) for problem in problems], self._documents())


def _dates(paths: Iterable[Path]) -> Dates:
    """Each file and folder with its date and size."""
    found = []
    for path in sorted(paths):
        try:
            about = path.stat()
        except OSError:  # gone in between: the next session sees it
            continue
        found.append((str(path), about.st_mtime_ns, about.st_size))
    return tuple(found)
