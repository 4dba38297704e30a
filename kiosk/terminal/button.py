"""The technician's button as the supervisor watches it; a device that comes later is found too."""

from __future__ import annotations

import os
import select
from pathlib import Path

from kiosk.inputs.buttons import DESCRIBED, DEVICES, devices_with, presses


class Button:
    """The devices that have the key; looked at anew when the folder of devices has changed."""

    def __init__(self, code: int, folder: Path = DEVICES, described: Path = DESCRIBED) -> None:
        self._code, self._folder, self._described = code, folder, described
        self._open: dict[str, int] = {}
        self._seen: frozenset[str] | None = None

    def pressed(self) -> bool:
        """Whether it went down since the last time this was asked; never waits."""
        self._look()
        read = [self._read(name, fd) for name, fd in list(self._open.items())]  # all of them, each time
        return any(read)

    def close(self) -> None:
        for fd in self._open.values():
            os.close(fd)
        self._open = {}

    def _look(self) -> None:
        try:
            present = frozenset(name for name in os.listdir(self._folder) if name.startswith("event"))
        except OSError:
            present = frozenset()
        if present == self._seen:
            return
        self._seen = present
        self.close()
        self._open = dict(devices_with(self._code, self._folder, self._described))

    def _read(self, name: str, fd: int) -> bool:
        try:
            return presses(os.read(fd, 4096), self._code) > 0
        except BlockingIOError:
            return False
        except OSError:  # gone: the folder says so at the next look
            os.close(self._open.pop(name))
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

    def close(self) -> None:
        os.close(self._fd)
