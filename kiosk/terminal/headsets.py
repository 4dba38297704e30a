"""The headset jacks as the supervisor watches them; one of several being in is enough."""

from __future__ import annotations

import os
import selectors
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from kiosk.inputs.headset import FOLDER, changes, jacks, plugged

AGAIN_S = 1.0  # a device that is new may not be read before its rights are set

Find = Callable[[Path, frozenset[str]], Mapping[str, int]]


class Headsets:
    """The jacks of the machine, also those that come later, or those given (the simulated one of the tests).

    `find` is given a folder of devices and the names that are known, and opens the other jacks there.
    """

    def __init__(
        self, descriptors: Sequence[int] | None = None, folder: Path = FOLDER, find: Find = jacks
    ) -> None:
        self._folder, self._find = folder if descriptors is None else None, find
        self._names = {fd: f"given{fd}" for fd in descriptors or ()}
        self._in = {fd: bool(plugged(fd)) for fd in self._names}
        self._watched: set[int] = set()
        self._seen: frozenset[str] | None = None
        self._looked_at = float("-inf")

    @property
    def plugged(self) -> bool:
        return any(self._in.values())

    def look(self, selector: selectors.BaseSelector, data: object) -> Iterator[bool]:
        """Has `selector` watch the jacks that there are, as `data`; what that changes. Never waits."""
        before = self.plugged
        self._find_more()
        for fd in self._in.keys() - self._watched:
            selector.register(fd, selectors.EVENT_READ, data)
            self._watched.add(fd)
        if self.plugged is not before:
            yield self.plugged

    def read(self, fd: int, selector: selectors.BaseSelector) -> Iterator[bool]:
        """What changed, after a descriptor became readable; a jack that is gone is watched no more."""
        before = self.plugged
        try:
            piece = os.read(fd, 4096)
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        for state in changes(piece):
            self._in[fd] = state
            if self.plugged is not before:
                before = self.plugged
                yield before
        if not piece:
            self._forget(fd, selector)
            if self.plugged is not before:
                yield self.plugged

    def _forget(self, fd: int, selector: selectors.BaseSelector) -> None:
        selector.unregister(fd)
        self._watched.discard(fd)
        del self._in[fd], self._names[fd]
        self._seen = None
        with suppress(OSError):
            os.close(fd)

    def _find_more(self) -> None:
        if self._folder is None:
            return
        try:
            present = frozenset(name for name in os.listdir(self._folder) if name.startswith("event"))
        except OSError:
            present = frozenset()
        now = time.monotonic()
        if present == self._seen or (self._seen is None and now - self._looked_at < AGAIN_S):
            return
        self._looked_at = now
        for name, fd in self._find(self._folder, frozenset(self._names.values())).items():
            self._names[fd], self._in[fd] = name, bool(plugged(fd))
        readable = all(os.access(self._folder / name, os.R_OK) for name in present)
        self._seen = present if readable else None
