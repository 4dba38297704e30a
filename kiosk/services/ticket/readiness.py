"""The readiness sheet on the ticket printer's paper; called by the session process for a technician."""

from __future__ import annotations

from kiosk.services.ticket.content import Line, Section, Ticket, shortened
from kiosk.views.pages.draft import Context
from kiosk.views.pages.technician.readiness import REST, SIGNED, SIGNS, Row
from kiosk.views.pages.technician.sheet import here


def readiness_ticket(c: Context, large: bool = False) -> Ticket:
    """The sheet that is on screen, with a line to sign on."""
    sheet, say = here(c), c.say
    told = (Section(say(heading), tuple(map(_line, rows))) for heading, rows in sheet.sections())
    signed = Section(say(SIGNED), (Line("\u00a0"), Line("…" * 20)))
    ticket = Ticket(
        title=sheet.title,
        hall=f"{sheet.hall}, {sheet.place} ({sheet.terminal})",
        when=sheet.day,
        sections=(Section(sheet.summary), *told),
        ending=(signed,),
        language=c.language,
        large=large,
    )
    return shortened(ticket, say(REST))


def _line(row: Row) -> Line:
    clause = f" (EN 301 549, {row.clause})" if row.clause[:1].isdigit() else ""
    return Line(f"{SIGNS[row.outcome]} {row.name}{clause}", tag=row.found)
