"""Keeps the parts of sessions ready as their files now are; made by `kiosk run`, asked by the supervisor."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from kiosk.app.assemble import assemble, state_documents
from kiosk.app.handed import seal
from kiosk.app.indexing import InService, index_in_service
from kiosk.app.parts import LOCALE, Parts
from kiosk.config.bundled import FOLDER as BUNDLES
from kiosk.config.bundled import SERVICE
from kiosk.config.chosen import FILE as CHOSEN
from kiosk.config.last_good import keep_good
from kiosk.config.layers import ENV_NAME
from kiosk.config.settings import FURTHER, TOML_NAME, state_folder
from kiosk.config.settings_table import Settings
from kiosk.formats.problems import errors

Dates = tuple[tuple[str, int, int], ...]


class KeptParts:
    """Reads the configuration once, and again when a file of it has changed.

    A change that brings a mistake changes nothing: sessions keep what was last good, and are told of the
    mistake, which the supervisor logs. `rebuild` is called, to return at once, where the index has not all
    that is in service; the sessions that start once it is made have it.
    """

    def __init__(self, config: Path, rebuild: Callable[[Path], None] = lambda wanted: None) -> None:
        self._config, self._rebuild = config, rebuild
        self._index: InService | None = None
        self._seen: tuple[Dates, Dates] | None = None
        self._parts: Parts | None = None
        self._accepted: frozenset[tuple[str, str]] = frozenset()
        self._fd = -1
        self._read_at = 0.0

    def descriptor(self) -> int:
        """The parts for a session that starts now, for `handed.received`; ours until the next call."""
        state = state_folder(self._config)
        own = (state / CHOSEN, state / BUNDLES / SERVICE)
        written = _dates((*self._config.rglob("*"), *own, *LOCALE.rglob("*.mo")))
        if (written, self._source()) != self._seen or self._made():
            self._read()
            self._seen = written, self._source()  # as they were before: a change meanwhile is read next time
        elif self._index is not None and not self._index.whole:
            self._rebuild(self._index.wanted)
        return self._fd

    def _source(self) -> Dates:
        """What was read outside the configuration: the State's documents, the directory of places."""
        directory = self._parts.settings.directory if self._parts is not None else None
        inside = directory.glob("*.json") if directory is not None and directory.is_dir() else ()
        return _dates([path for path in (self._documents(), directory, *inside) if path is not None])

    def _made(self) -> bool:
        """Whether the index that was missing is there now; where it cannot be made nothing is read for it."""
        return self._index is not None and not self._index.whole and self._index.wanted.is_file()

    def _documents(self) -> Path | None:
        return state_documents(self._parts.settings) if self._parts is not None else None

    @property
    def settings(self) -> Settings | None:
        """Those of the sessions that start now."""
        return self._parts.settings if self._parts is not None else None

    def marks(self) -> Dates:
        """Another value when a file of settings has changed, good or not."""
        own = state_folder(self._config) / CHOSEN
        return _dates((*(self._config / name for name in (TOML_NAME, *FURTHER, ENV_NAME)), own))

    def healthy(self, started: float) -> None:
        """A session that started at this moment (monotonic) is well: its settings are kept as good ones."""
        if self._parts is not None and started >= self._read_at:
            keep_good(self._parts.settings)

    def _read(self) -> None:
        parts, problems = assemble(self._config, serving=True)
        wrong = frozenset((problem.file, problem.message) for problem in errors(problems))
        if self._parts is None or (parts is not None and wrong <= self._accepted):
            self._parts, self._accepted, self._read_at = parts, wrong, time.monotonic()
        if self._parts is not None:
            there = self._parts.library.state is not None
            self._index = index_in_service(self._parts.settings, self._config, there)
            if not self._index.whole:
                self._rebuild(self._index.wanted)
        fresh = seal(
            self._parts,
            [str(problem) for problem in problems],
            self._documents(),
            self._index.path if self._index is not None else None,
        )
        if self._fd >= 0:
            os.close(self._fd)
        self._fd = fresh


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
