"""The technician's button as the supervisor watches it; a device that comes later is found too."""

from __future__ import annotations

import os
import select
import time
from pathlib import Path

from kiosk.inputs.buttons import DESCRIBED, DEVICES, found, opened, presses

AGAIN_S = 1.0  # a device that is new may not be read before its rights are set


class Button:
    """The devices that have the key (None: no key); looked at anew when the folder of devices has changed."""

    def __init__(self, code: int | None, folder: Path = DEVICES, described: Path = DESCRIBED) -> None:
        self._code, self._folder, self._described = code, folder, described
        self._open: dict[str, int] = {}
        self._seen: frozenset[str] | None = None
        self._missing: frozenset[str] = frozenset()  # those that could not be opened yet
        self._looked_at = float("-inf")

    def pressed(self) -> bool:
        """Whether it went down since the last time this was asked; never waits."""
        self._look()
        read = [self._read(name, fd) for name, fd in list(self._open.items())]  # all of them, each time
        return any(read)

    def changed(self, code: int | None) -> None:
        """It is another key from now on."""
        self._code, self._seen = code, None

    def close(self) -> None:
        for fd in self._open.values():
            os.close(fd)
        self._open = {}

    def _look(self) -> None:
        try:
            present = frozenset(name for name in os.listdir(self._folder) if name.startswith("event"))
        except OSError:
            present = frozenset()
        now = time.monotonic()
        if present != self._seen:
            self.close()
            named = found(self._code, self._described) if self._code is not None else ()
            self._missing = frozenset(name for name, _ in named)
        elif not self._missing or now - self._looked_at < AGAIN_S:
            return
        self._seen, self._looked_at = present, now
        for name in self._missing:
            if (fd := opened(self._folder / name)) is not None:
                self._open[name] = fd
        self._missing -= self._open.keys()

    def _read(self, name: str, fd: int) -> bool:
        try:
            return self._code is not None and presses(os.read(fd, 4096), self._code) > 0
        except BlockingIOError:
            return False
        except OSError:  # gone, or another is there by its name already
            os.close(self._open.pop(name))
            self._missing |= {name}
            return False


class PretendedButton:
    """Pressed by whatever is written to a descriptor; the demonstration's and the tests'."""

    def __init__(self, fd: int) -> None:
        self._fd = fd

    def pressed(self) -> bool:
        try:
            return bool(select.select([self._fd], [], [], 0)[0] and os.read(self._fd, 4096))
        except OSError:
            return False

    def changed(self, code: int | None) -> None:
        """It is none of a machine's keys."""

    def close(self) -> None:
        os.close(self._fd)
