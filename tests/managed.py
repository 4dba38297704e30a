"""The service manager's ear (sd_notify(3)): what a process says of itself, as systemd would hear it."""

from __future__ import annotations

import itertools
import os
import socket
from contextlib import suppress

NUMBERS = itertools.count()
ON_ITS_WAY = 4  # what was told before a process hung may still be unread


class ServiceManager:
    """Hears whoever is started with `environment`; `watchdog_s`, if any, is the unit's WatchdogSec=."""

    def __init__(self, watchdog_s: float | None = None) -> None:
        name = f"kiosk-manager-{os.getpid()}-{next(NUMBERS)}"
        self._ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._ear.bind(f"\0{name}")
        self.environment = {"NOTIFY_SOCKET": f"@{name}"}
        if watchdog_s is not None:
            self.environment["WATCHDOG_USEC"] = str(round(watchdog_s * 1e6))

    def __enter__(self) -> ServiceManager:
        return self

    def __exit__(self, *_: object) -> None:
        self._ear.close()

    def hears(self, deadline_s: float = 30) -> str:
        """The next thing that is told; TimeoutError where nothing is."""
        self._ear.settimeout(deadline_s)
        return self._ear.recv(4096).decode()

    def falls_silent(self, for_s: float) -> bool:
        """Whether nothing more is told for so long, but for what was on its way."""
        with suppress(TimeoutError):
            for _ in range(ON_ITS_WAY):
                self.hears(for_s)
            return False
        return True
