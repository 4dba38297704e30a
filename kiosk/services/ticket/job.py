"""A ticket being printed by a child process, as the process that asked for it sees it; no call here waits.

The session starts one for a printer on this machine, the link for one on the network; without a ticket the
supervisor and the link only ask how the printer is.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import kiosk
from kiosk.services.ticket.content import Ticket
from kiosk.services.ticket.outcome import Outcome

LONGEST_S = 10.0  # without a ticket, or with one that has no line
LINE_S = 0.5  # a line in large letters takes 30 mm, and a slow printer a second for 60
_REAP_S = 1.0


def longest_s(ticket: Ticket | None) -> float:
    """How long a child may take; one whose printer takes nothing any more gives up within seconds."""
    if ticket is None:
        return LONGEST_S
    lines = sum(1 + len(section.lines) for section in (*ticket.sections, *ticket.ending))
    return LONGEST_S + LINE_S * lines


class PrintJob:
    """One ticket on its way. Once `fileno()` is readable or `deadline` (monotonic) past: `outcome`."""

    def __init__(
        self, ticket: Ticket | None, printer: str, answers: bool = True, within_s: float | None = None
    ) -> None:
        """Starts the child; OSError where no process can be started. `printer` as in `address`."""
        body = ticket.to_json() if ticket is not None else None
        request = {"printer": printer, "answers": answers, "ticket": body}
        reading = os.memfd_create("ticket")  # in memory: a pipe would make the session wait for the child
        try:
            os.write(reading, json.dumps(request).encode())
            os.lseek(reading, 0, os.SEEK_SET)
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "kiosk.services.ticket.child"],
                stdin=reading,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
            )
        finally:
            os.close(reading)
        self.deadline = time.monotonic() + (longest_s(ticket) if within_s is None else within_s)
        self._said = b""
        self._outcome: Outcome | None = None

    @property
    def pid(self) -> int:
        return self._process.pid

    def fileno(self) -> int:
        """Readable when `outcome` is due."""
        assert self._process.stdout is not None
        return self._process.stdout.fileno()

    def outcome(self) -> Outcome | None:
        """How it went, or None as long as that is not known; once past the deadline the child is ended."""
        if self._outcome is None:
            self._outcome = self._read()
            if self._outcome is None and time.monotonic() >= self.deadline:
                self._outcome = Outcome.CUT_OFF
            if self._outcome is not None:
                self.end()
        return self._outcome

    def wait(self) -> Outcome:
        """Waits, for the link, for commands and tests; until the deadline at the most."""
        while (outcome := self.outcome()) is None:
            select.select([self], [], [], max(0.0, self.deadline - time.monotonic()))
        return outcome

    def end(self) -> None:
        """Ends the child at once, whatever it does."""
        with suppress(ProcessLookupError):
            os.kill(self._process.pid, signal.SIGKILL)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_REAP_S)
        if self._process.stdout is not None and self._outcome is not None:
            self._process.stdout.close()

    def _read(self) -> Outcome | None:
        while select.select([self], [], [], 0)[0]:
            piece = os.read(self.fileno(), 4096)
            self._said += piece
            if piece:
                continue
            try:
                return Outcome(json.loads(self._said)["outcome"])
            except (ValueError, KeyError, TypeError):
                return Outcome.CUT_OFF  # the child died: how much was printed is not known
        return None


def _environment() -> dict[str, str]:
    """Ours without the terminal's settings and secrets, and with the place where this package stands."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KIOSK_")}
    kept |= {name: os.environ[name] for name in ("KIOSK_FONTS",) if name in os.environ}
    here = str(Path(kiosk.__file__).parents[1])
    kept["PYTHONPATH"] = os.pathsep.join(filter(None, [kept.get("PYTHONPATH"), here]))
    return kept
