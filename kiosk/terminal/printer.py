"""Whether a ticket can be printed, found while nobody is at the terminal; used by the supervisor.

A printer on this machine is asked by a child that has no network, one on the network by the link. Sessions
are told the last answer: paper is promised nowhere else.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.services.ticket.address import PrinterAddressError, parse_address
from kiosk.services.ticket.job import PrintJob
from kiosk.services.ticket.outcome import Outcome

WELL_S, ILL_S = 120.0, 15.0  # how long an answer is believed
ANSWER_S = 15.0  # a link that has said nothing by then is asked again


@dataclass(frozen=True, slots=True)
class PrinterOptions:
    """The printer of the settings; no address, no printer."""

    address: str = ""
    answers: bool = True

    @property
    def network(self) -> bool:
        """Whether only the link may speak to it."""
        try:
            return bool(self.address) and parse_address(self.address).network
        except PrinterAddressError:
            return False


class PrinterWatch:
    """The printer as it was last found. `ask_link` sends a message, and says whether it could."""

    def __init__(self, options: PrinterOptions, ask_link: Callable[[str, dict], bool]) -> None:
        self._options, self._ask_link = options, ask_link
        self._job: PrintJob | None = None
        self._asked_at: float | None = None
        self._due = 0.0
        self.outcome = Outcome.NO_PRINTER

    @property
    def ready(self) -> bool:
        return bool(self._options.address) and self.outcome is Outcome.OK

    def look(self, may_ask: bool = True) -> Outcome | None:
        """Asks where that is due, and gives what has been found since; to be called often, waits never."""
        now = time.monotonic()
        if not self._options.address:
            return None
        if self._job is not None:
            found = self._job.outcome()
            if found is None:
                return None
            self._job = None
            return self.found(found)
        if self._asked_at is not None and now - self._asked_at >= ANSWER_S:
            return self.found(Outcome.NO_PRINTER)
        if may_ask and self._asked_at is None and now >= self._due:
            self._ask()
        return None

    def found(self, outcome: Outcome) -> Outcome:
        """An answer, wherever it comes from: a question, or a ticket that was printed or not."""
        self._asked_at = None
        self.outcome = outcome
        self._due = time.monotonic() + (WELL_S if outcome is Outcome.OK else ILL_S)
        return outcome

    def changed(self, options: PrinterOptions) -> None:
        """Another printer, or none: it is asked anew."""
        self.close()
        self._options, self._job, self._asked_at, self._due = options, None, None, 0.0
        self.outcome = Outcome.NO_PRINTER

    def soon(self) -> None:
        """To be asked at the next occasion: somebody has just left."""
        self._due = 0.0

    def lost(self) -> None:
        """The link is gone: so is its printer, until the link is back and has found it."""
        if self._options.network:
            self.found(Outcome.NO_PRINTER)
            self._due = 0.0

    def close(self) -> None:
        if self._job is not None:
            self._job.end()

    def _ask(self) -> None:
        if self._options.network:
            if self._ask_link("CheckPrinter", {}):
                self._asked_at = time.monotonic()
            else:
                self.found(Outcome.NO_PRINTER)
            return
        try:
            self._job = PrintJob(self._options.address, self._options.answers)
        except OSError:
            self.found(Outcome.NO_PRINTER)
