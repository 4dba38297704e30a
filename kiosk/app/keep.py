"""Keeps the parts of sessions ready as their files now are; made by `kiosk run`, asked by the supervisor."""

from __future__ import annotations

import os
import queue
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.app.assemble import assemble
from kiosk.app.handed import seal
from kiosk.app.indexing import InService, index_in_service
from kiosk.app.parts import LOCALE, Parts
from kiosk.app.state_content import state_documents
from kiosk.config.bundled import bundle_folder
from kiosk.config.chosen import FILE as CHOSEN
from kiosk.config.last_good import keep_good
from kiosk.config.settings import state_folder
from kiosk.config.settings_table import Settings
from kiosk.formats.problems import errors

Dates = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one reading brought: the parts and the bundle they are of, and how the files stood before it."""

    descriptor: int
    parts: Parts | None
    accepted: frozenset[tuple[str, str]]  # the mistakes that the parts were taken with
    bundle: Path | None
    index: InService | None
    seen: tuple[object, ...]


class KeptParts:
    """Reads the configuration once, and again beside the supervisor's loop when a file of it has changed.

    A change that brings a mistake changes nothing: sessions keep what was last good, and are told of the
    mistake, which the supervisor logs. `rebuild` is called, to return at once, where the index has not all
    that is in service; the sessions that start once it is made have it.
    """

    def __init__(self, config: Path, rebuild: Callable[[Path], None] = lambda wanted: None) -> None:
        self._config, self._rebuild = config, rebuild
        self._now: _Reading | None = None
        self._since = 0.0
        self.reading = False
        self._brought: queue.SimpleQueue[_Reading | Exception] = queue.SimpleQueue()

    def descriptor(self) -> int:
        """The parts for a session that starts now, for `handed.received`; ours until the next `look`.

        Only the first time it is waited for.
        """
        if self._now is None:
            self._take(self._read(None))
        assert self._now is not None
        return self._now.descriptor

    def look(self) -> bool:
        """Has read anew what has changed; whether sessions that start from now on are given something else.

        Waits for nothing. What no memory was left for is read again.
        """
        if self._now is None:
            return False
        if self.reading:
            return self._brought_something()
        index = self._now.index
        if self._seen(self._now.parts) != self._now.seen or self._made():
            self.reading = True
            threading.Thread(target=self._read_beside, args=(self._now,), name="read", daemon=True).start()
        elif index is not None:
            self._whole(index)
        return False

    @property
    def settings(self) -> Settings | None:
        """Those of the sessions that start now."""
        return self._now.parts.settings if self._now is not None and self._now.parts is not None else None

    def served(self) -> tuple[Path | None, float]:
        """The bundle that sessions have, if any, and from which start on (monotonic)."""
        return self._now.bundle if self._now is not None else None, self._since

    def healthy(self, started: float) -> None:
        """A session that started at this moment (monotonic) is well: its settings are kept as good ones."""
        if self.settings is not None and started >= self._since:
            keep_good(self.settings)

    # -- reading ---------------------------------------------------------------------------------------

    def _read_beside(self, before: _Reading) -> None:
        try:
            self._brought.put(self._read(before))
        except Exception as error:  # noqa: BLE001 raised where it is looked for
            self._brought.put(error)

    def _brought_something(self) -> bool:
        try:
            found = self._brought.get_nowait()
        except queue.Empty:
            return False
        self.reading = False
        if isinstance(found, OSError):
            return False
        if isinstance(found, Exception):
            raise found
        self._take(found)
        return True

    def _read(self, before: _Reading | None) -> _Reading:
        _, bundle = seen = self._written()  # a change from here on is read next time
        parts, problems = assemble(self._config, serving=True)
        wrong = frozenset((problem.file, problem.message) for problem in errors(problems))
        accepted, index = wrong, None
        if before is not None and before.parts is not None and not (parts and wrong <= before.accepted):
            parts, accepted, bundle = before.parts, before.accepted, before.bundle
        if parts is not None:
            index = index_in_service(parts.settings, self._config, parts.library.state is not None)
        told = [str(problem) for problem in problems]
        descriptor = seal(parts, told, _documents(parts), index.path if index is not None else None)
        return _Reading(descriptor, parts, accepted, bundle, index, (*seen, _source(parts)))

    def _take(self, fresh: _Reading) -> None:
        before, self._now = self._now, fresh
        if before is None or fresh.parts is not before.parts:
            self._since = time.monotonic()
        if before is not None:
            os.close(before.descriptor)
        if fresh.index is not None:
            self._whole(fresh.index)

    def _whole(self, index: InService) -> None:
        if not index.whole:
            with suppress(OSError):  # no memory or process left for it now
                self._rebuild(index.wanted)

    # -- what has changed ------------------------------------------------------------------------------

    def _seen(self, parts: Parts | None) -> tuple[object, ...]:
        return (*self._written(), _source(parts))

    def _written(self) -> tuple[Dates, Path | None]:
        """How the files of the configuration stand, and which bundle is in service."""
        state = state_folder(self._config)
        files = (*self._config.rglob("*"), state / CHOSEN, *LOCALE.rglob("*.mo"))
        return _dates(files), bundle_folder(state)

    def _made(self) -> bool:
        """Whether the index that was missing is there now; where it cannot be made nothing is read for it."""
        index = self._now.index if self._now is not None else None
        return index is not None and not index.whole and index.wanted.is_file()


def _documents(parts: Parts | None) -> Path | None:
    return state_documents(parts.settings) if parts is not None else None


def _source(parts: Parts | None) -> Dates:
    """What was read outside the configuration: the State's documents, the directory of places."""
    directory = parts.settings.directory if parts is not None else None
    inside = directory.glob("*.json") if directory is not None and directory.is_dir() else ()
    return _dates([path for path in (_documents(parts), directory, *inside) if path is not None])


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
