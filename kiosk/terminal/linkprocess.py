"""The link's process where the terminal starts it: kept alive, ended with it; used by the supervisor."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Sequence

from kiosk.terminal.restarts import Restarts

END_S = 5.0


class LinkProcess:
    """At most one process of this command; with no command the link is another unit's affair."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = tuple(command)
        self._process: subprocess.Popen[bytes] | None = None
        self._restarts = Restarts()
        self._started = 0.0

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process is not None else None

    def keep(self) -> None:
        """Starts it where it does not run and is not to be left alone for a moment."""
        if not self._command:
            return
        if self._process is not None and self._process.poll() is not None:
            self._process = None
            self._restarts.died(time.monotonic() - self._started)
        if self._process is None and self._restarts.due:
            self._started = time.monotonic()
            try:
                self._process = subprocess.Popen(
                    self._command, stdin=subprocess.DEVNULL, start_new_session=True
                )
            except OSError:  # no memory, process or descriptor left: later
                self._restarts.died(0.0)

    def kill(self) -> None:
        """Ends one that no longer answers; `keep` starts another."""
        if self._process is not None:
            self._process.kill()

    def end(self) -> None:
        """Ends it in order, or else at once."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(END_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None
