"""A printer on the network, for the link, the only process that has one; each call waits for its child."""

from __future__ import annotations

from socket import socket

from kiosk.services.ticket.job import LONGEST_S, MOST_S, PrintJob
from kiosk.services.ticket.outcome import Outcome


class RemotePrinter:
    """The printer at the address of the settings, whatever a message says; a call waits for its job."""

    def __init__(self, address: str, answers: bool = True) -> None:
        self._address, self._answers = address, answers

    def check(self) -> str:
        """How it is, in the word of an `Outcome`."""
        return self._wait(LONGEST_S, None)

    def print(self, ticket: socket) -> str:
        """How printing went; the child asks the session for its ticket through this end of a line."""
        return self._wait(MOST_S, ticket)

    def _wait(self, within_s: float, ticket: socket | None) -> str:
        try:
            return str(PrintJob(self._address, self._answers, within_s, ticket).wait())
        except OSError:
            return str(Outcome.NO_PRINTER)
