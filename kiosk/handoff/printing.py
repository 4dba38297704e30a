"""The link's part in printing: it starts what prints on the network, and reads nothing of a ticket.

Used by `link`. A thread waits for each. What the link has is the end of a line through which the printing
child asks the session for the ticket: no byte of it comes into this process, which lasts for ever.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from socket import socket
from typing import Any, Protocol


class RemotePrinter(Protocol):
    """A printer on the network; each call waits, and gives one word."""

    def check(self) -> str: ...
    def print(self, ticket: socket) -> str: ...


class Printing:
    """One thing at a time at one printer; `tell` sends a message to the supervisor."""

    def __init__(self, printer: RemotePrinter | None, tell: Callable[[str, dict[str, Any]], None]) -> None:
        self._printer, self._tell = printer, tell
        self._busy = threading.Lock()

    def check(self) -> None:
        """Tells how the printer is; while it prints, that follows from the ticket."""
        self._start("PrinterFound", lambda printer: printer.check())

    def print(self, ticket: socket | None) -> None:
        """Has a ticket printed and tells how it went; None: the line to it was lost on the way."""
        if ticket is None:
            self._tell("PrintChanged", {"outcome": "no_printer"})
            return
        self._start("PrintChanged", lambda printer: _printed(printer, ticket))

    def _start(self, kind: str, work: Callable[[RemotePrinter], str]) -> None:
        printer = self._printer
        if printer is None:
            self._tell(kind, {"outcome": "no_printer"})
        elif not self._busy.acquire(blocking=False):
            self._tell(kind, {"outcome": "busy"})
        else:
            threading.Thread(target=self._work, args=(kind, work, printer), name="print", daemon=True).start()

    def _work(self, kind: str, work: Callable[[RemotePrinter], str], printer: RemotePrinter) -> None:
        try:
            outcome = work(printer)
        finally:
            self._busy.release()
        self._tell(kind, {"outcome": outcome})


def _printed(printer: RemotePrinter, ticket: socket) -> str:
    with ticket:
        return printer.print(ticket)
