"""What printing a ticket changes in a session; called by `step`.

The session knows that it may offer paper, that a ticket is on its way, and how it ended: never what is on it.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.session.effects import Count, Effect, Print, SayNotice
from kiosk.session.events import Event, PrintAsked, PrintChanged, PrinterChanged
from kiosk.session.state import Session

Result = tuple[Session, tuple[Effect, ...]]
PRINTING = "printing"
PAGE = "ticket"
_COUNTED = {"ok": "printed", "no_paper": "printer_no_paper", "no_printer": "printer_missing",
            "cut_off": "printer_cut_off", "busy": "printer_busy"}  # fmt: skip


def step(session: Session, event: Event) -> Result:
    """The session after a ticket was asked for, or after the printer has said something."""
    match event:
        case PrinterChanged(ready):
            return replace(session, printer=ready), ()
        case PrintAsked(large) if _something(session) and session.ticket != PRINTING:
            of = session.frame.procedure if session.frame is not None else ""
            turned = () if session.technician is not None else session.turned  # how it goes stands at the top
            asked = replace(session, ticket=PRINTING, ticket_large=large, ticket_of=of, turned=turned)
            return asked, (Print(large), Count("print", of))
        case PrintChanged(outcome) if session.ticket == PRINTING:
            counted = _COUNTED.get(outcome)
            if counted is None:
                return session, ()
            told = (SayNotice(),) if session.technician is not None else ()
            return replace(session, ticket=outcome), (Count(counted, session.ticket_of), *told)
    return session, ()


def opened(session: Session) -> Session:
    """The page of the ticket was opened: it asks anew, unless one is on its way."""
    return session if session.ticket == PRINTING else replace(session, ticket="")


def _something(session: Session) -> bool:
    """Whether there is a ticket to print: of a procedure, or the technician's sheet."""
    return session.frame is not None or session.technician is not None
