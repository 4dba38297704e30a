"""The ticket in the session process: a child prints it here, or the link on the network; used by `window`.

What is printed stands in memory only, in this process and in the child that prints, and goes with them: the
supervisor and the link carry the line through which the child asks for it, and read nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.app.core import Core
from kiosk.session.effects import Effect, Print
from kiosk.session.events import Event, PrintChanged

if TYPE_CHECKING:  # the loop is a window's: what prints can be had without one
    from kiosk.services.ticket.content import Ticket
    from kiosk.services.ticket.handing import Handing
    from kiosk.services.ticket.job import PrintJob
    from kiosk.ui.loop import Loop, Timer
    from kiosk.views.pages.draft import Context

LINK_S = 5.0  # more than its job may take: after this a printer on the network has not printed


class Printing:
    """One ticket at a time. `send` takes the outcome, `tell` a message to the supervisor, or with it a
    descriptor.
    """

    def __init__(
        self,
        address: str,
        answers: bool,
        loop: Loop,
        send: Callable[[Event], None],
        tell: Callable[..., None],
    ) -> None:
        self._address, self._answers = address, answers
        self._loop, self._send, self._tell = loop, send, tell
        self._handing: Handing | None = None
        self._job: PrintJob | None = None
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
        self._give_up()

    def _start(self, core: Core, large: bool) -> None:
        from kiosk.services.ticket.address import PrinterAddressError

        try:
            self._begin(core, large)
        except (PrinterAddressError, OSError):
            self._soon("no_printer")
        except Exception as fault:  # noqa: BLE001 nobody waits for ever; its words could be the citizen's
            print(f"session: no ticket: {type(fault).__name__}", file=sys.stderr, flush=True)
            self._soon("cut_off")

    def _begin(self, core: Core, large: bool) -> None:
        from kiosk.services.ticket.address import parse_address
        from kiosk.services.ticket.handing import Handing
        from kiosk.services.ticket.job import PrintJob, longest_s

        where = parse_address(self._address)
        ticket = _ticket(core.context(), large)
        self._handing, within = Handing(ticket), longest_s(ticket)
        if where.network:
            self._tell("Print", {}, self._handing.theirs.fileno())
            self._late = self._loop.after(within + LINK_S, lambda: self._done("no_printer"))
        else:
            self._job = PrintJob(self._address, self._answers, within, self._handing.theirs)
            self._loop.watch(self._job.fileno(), self._look)
            self._late = self._loop.after(within + 0.01, self._look)
        self._loop.watch(self._handing.fileno(), self._give)

    def _soon(self, outcome: str) -> None:
        """Told at the next turn: who asked has not yet been shown that it prints."""
        self._give_up()
        self._late = self._loop.after(0, lambda: self._done(outcome))

    def _give(self) -> None:
        """The child asks for the ticket, or is gone."""
        if self._handing is not None and self._handing.look():
            self._keep()

    def _keep(self) -> None:
        """The ticket is nobody's to ask for any more."""
        handing, self._handing = self._handing, None
        if handing is not None:
            self._loop.unwatch(handing.fileno())
            handing.close()

    def _give_up(self) -> None:
        """Neither a ticket nor a child is left."""
        self._keep()
        job, self._job = self._job, None
        if job is not None:
            self._loop.unwatch(job.fileno())
            job.end()

    def _look(self) -> None:
        """The child has said something, or its time is over."""
        job = self._job
        if job is None:
            return
        self._loop.unwatch(job.fileno())  # closed once the outcome is known, and another's number then
        outcome = job.outcome()
        if outcome is None:
            self._loop.watch(job.fileno(), self._look)
            return
        self._job = None
        self._done(str(outcome))

    def _done(self, outcome: str) -> None:
        self._keep()
        if self._late is not None:
            self._late.cancel()
        self._late = None
        self._tell("Printed", {"outcome": outcome})
        after, self._when_done = self._when_done, None
        if after is not None:
            after()
        else:
            self._send(PrintChanged(outcome))


def _ticket(c: Context, large: bool) -> Ticket:
    """Of the procedure, the technician's trial or the technician's sheet, whichever is on screen."""
    if c.session.technician is not None and c.session.technician.step == "printer":
        from kiosk.services.ticket.trial import trial_ticket

        return trial_ticket(c, large)
    if c.session.technician is not None:
        from kiosk.services.ticket.readiness import readiness_ticket

        return readiness_ticket(c, large)
    from kiosk.services.ticket.build import ticket_here

    return ticket_here(c, large)
