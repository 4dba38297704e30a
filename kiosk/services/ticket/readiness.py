"""The readiness sheet on the ticket printer's paper; called by the session process for a technician."""

from __future__ import annotations

from kiosk import languages
from kiosk.services.ticket.content import Line, Mark, Section, Ticket, shortened
from kiosk.views.pages.draft import Context
from kiosk.views.pages.technician.readiness import REST, SIGNED, Row
from kiosk.views.pages.technician.sheet import here
from kiosk.views.pages.technician.words import NAMES

_MARKS: dict[str, Mark] = {"good": "have", "warning": "missing", "bad": "missing", "": "open"}


def readiness_ticket(c: Context, large: bool = False) -> Ticket:
    """The sheet that is on screen, with a line to sign on."""
    sheet, say = here(c), c.say
    told = (Section(say(heading), tuple(_line(c, row) for row in rows)) for heading, rows in sheet.sections())
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


def _line(c: Context, row: Row) -> Line:
    """A box, ticked where it is good; what is not good says so in words, for the face has no such signs."""
    clause = f" (EN\u00a0301\u00a0549, {row.clause})" if row.clause[:1].isdigit() else ""
    told = (c.say(NAMES[row.outcome]),) if row.outcome in ("warning", "bad") else ()
    tag = languages.of(c.language).colon.join((*told, *((row.found,) if row.found else ())))
    return Line(f"{row.name}{clause}", _MARKS[row.outcome], tag)
