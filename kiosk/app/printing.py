"""The ticket in the session process: a child prints it here, or the link on the network; used by `window`.

What is printed stands in memory only, in this process and its child, and goes with them.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from kiosk.app.core import Core
from kiosk.session.effects import Effect, Print
from kiosk.session.events import Event, PrintChanged
from kiosk.ui.loop import Loop, Timer

LINK_S = 5.0  # more than its job may take: after this a printer on the network has not printed


class Printing:
    """One ticket at a time. `send` takes the outcome, `tell` a message to the supervisor."""

    def __init__(
        self,
        address: str,
        answers: bool,
        loop: Loop,
        send: Callable[[Event], None],
        tell: Callable[[str, dict], None],
    ) -> None:
        self._address, self._answers = address, answers
        self._loop, self._send, self._tell = loop, send, tell
        self._job = None
        self._late: Timer | None = None
        self._when_done: Callable[[], None] | None = None

    @property
    def busy(self) -> bool:
        """Whether a ticket is on its way."""
        return self._late is not None

    def do(self, effect: Effect, core: Core) -> None:
        """One effect; all but printing is nobody's business here."""
        if isinstance(effect, Print) and not self.busy:
            self._start(core, effect.large)

    def heard(self, outcome: str) -> None:
        """The link says how it went; what comes too late is nothing any more.

        A word that is none leaves nobody waiting: how much was printed is not known.
        """
        from kiosk.services.ticket.outcome import Outcome

        if self.busy and self._job is None:
            self._done(outcome if outcome in set(Outcome) else Outcome.CUT_OFF)

    def when_done(self, call: Callable[[], None]) -> None:
        """Runs a call once no ticket is on its way: a ticket that was begun is not torn off half-way."""
        if self.busy:
            self._when_done = call
        else:
            call()

    def close(self) -> None:
        """Ends a child that still prints."""
        if self._job is not None:
            self._job.end()

    def _start(self, core: Core, large: bool) -> None:
        from kiosk.services.ticket.address import PrinterAddressError, parse_address
        from kiosk.services.ticket.build import ticket_here
        from kiosk.services.ticket.job import PrintJob, longest_s

        try:
            where = parse_address(self._address)
            ticket = ticket_here(core.context(), large)
            if where.network:
                self._tell("Print", {"ticket": ticket.to_json()})
                late = longest_s(ticket) + LINK_S
                self._late = self._loop.after(late, lambda: self._done("no_printer"))
                return
            self._job = PrintJob(ticket, self._address, self._answers)
        except (PrinterAddressError, OSError):
            self._late = self._loop.after(0, lambda: self._done("no_printer"))
            return
        self._loop.watch(self._job.fileno(), self._look)
        left = self._job.deadline - time.monotonic()
        self._late = self._loop.after(left + 0.01, self._look)

    def _look(self) -> None:
        """The child has said something, or its time is over."""
        job = self._job
        if job is None:
            return
        fd = job.fileno()
        outcome = job.outcome()
        if outcome is None:
            return
        self._loop.unwatch(fd)
        self._job = None
        self._done(str(outcome))

    def _done(self, outcome: str) -> None:
        if self._late is not None:
            self._late.cancel()
        self._late = None
        self._tell("Printed", {"outcome": outcome})
        after, self._when_done = self._when_done, None
        if after is not None:
            after()
        else:
            self._send(PrintChanged(outcome))
