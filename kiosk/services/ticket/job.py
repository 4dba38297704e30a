"""A child process at the printer, as the process that started it sees it; only `wait` waits.

The session starts one for a ticket on this machine, the link for one on the network; without a ticket the
supervisor and the link only ask how the printer is.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from socket import socket

import kiosk
from kiosk.services.ticket.content import MOST_LINES, Ticket
from kiosk.services.ticket.outcome import Outcome

LONGEST_S = 10.0  # without a ticket, or with one that has no line
LINE_S = 0.5  # a line in large letters takes 30 mm, and a slow printer a second for 60
MOST_S = LONGEST_S + LINE_S * MOST_LINES  # for a ticket of which nothing is known
_REAP_S = 1.0


def longest_s(ticket: Ticket | None) -> float:
    """How long a child may take; one whose printer takes nothing any more gives up within seconds."""
    if ticket is None:
        return LONGEST_S
    lines = sum(1 + len(section.lines) for section in (*ticket.sections, *ticket.ending))
    return LONGEST_S + LINE_S * lines


class PrintJob:
    """A child at a printer, with a ticket or without. Once `fileno()` is readable or `deadline` (monotonic)
    past: `outcome`; the caller gives the ticket meanwhile, or holds nothing of it.
    """

    def __init__(
        self, printer: str, answers: bool = True, within_s: float = LONGEST_S, ticket: socket | None = None
    ) -> None:
        """Starts the child; OSError where no process can be started. `printer` as in `address`.

        `ticket` is the end of a line through which the child asks for one; without, it only asks the printer.
        """
        _reap()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "kiosk.services.ticket.child",
             "ask" if ticket is None else "print", printer, "yes" if answers else "no"],
            stdin=subprocess.DEVNULL if ticket is None else ticket,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )  # fmt: skip
        self.deadline = time.monotonic() + within_s
        self._said = b""
        self._outcome: Outcome | None = None

    @property
    def pid(self) -> int:
        return self._process.pid

    def fileno(self) -> int:
        """Readable when `outcome` is due; closed once that is known."""
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
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_REAP_S)
        return outcome

    def end(self) -> None:
        """Ends the child at once, whatever it does; it is not waited for, but collected later."""
        self._process.kill()
        if self._process.poll() is None and self._process not in _ended:
            _ended.append(self._process)
        self._outcome = self._outcome or Outcome.CUT_OFF
        if self._process.stdout is not None:
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


_ended: list[subprocess.Popen[bytes]] = []  # killed, and perhaps still in a call to their device


def _reap() -> None:
    """Collects children that have ended since they were killed."""
    _ended[:] = [process for process in _ended if process.poll() is None]


def _environment() -> dict[str, str]:
    """Ours without the terminal's settings and secrets, and with the place where this package stands."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KIOSK_")}
    kept |= {name: os.environ[name] for name in ("KIOSK_FONTS",) if name in os.environ}
    here = str(Path(kiosk.__file__).parents[1])
    kept["PYTHONPATH"] = os.pathsep.join(filter(None, [kept.get("PYTHONPATH"), here]))
    return kept
