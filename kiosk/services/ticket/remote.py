"""A printer on the network, for the link, the only process that has one; each call waits for its child."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.services.ticket.content import Ticket
from kiosk.services.ticket.job import PrintJob
from kiosk.services.ticket.outcome import Outcome


class RemotePrinter:
    """The printer at the address of the settings, whatever a message says; a call waits for its job."""

    def __init__(self, address: str, answers: bool = True) -> None:
        self._address, self._answers = address, answers

    def check(self) -> str:
        """How it is, in the word of an `Outcome`."""
        return self._wait(None)

    def print(self, ticket: Mapping[str, Any]) -> str:
        """How printing this ticket went; one that is none is printed by nobody."""
        try:
            return self._wait(Ticket.from_json(ticket))
        except ValueError:
            return str(Outcome.NO_PRINTER)

    def _wait(self, ticket: Ticket | None) -> str:
        try:
            return str(PrintJob(ticket, self._address, self._answers).wait())
        except OSError:
            return str(Outcome.NO_PRINTER)
