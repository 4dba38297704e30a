"""The ticket that a technician has printed: the signs which printers get wrong, a square code, both sizes."""

from __future__ import annotations

from kiosk import languages
from kiosk.services.ticket.content import Line, Section, Ticket
from kiosk.views.pages.draft import Context
from kiosk.views.pages.technician.printer import HEADING, LETTERS, SQUARE, TITLE

SIGNS = (
    "12,50\u00a0€, 1\u00a0234\u00a0€", "œuvre, cœur, Œuvre", "l’État, aujourd’hui",
    "«\u00a0guillemets\u00a0», tiret – et —", "é è ê ë à â ç î ï ô ù û ü ÿ",
    "É È Ê À Ç Î Ô Ù",
)  # fmt: skip


def trial_ticket(c: Context, large: bool = False) -> Ticket:
    """Nothing of anybody: the terminal's own name, the date, and what is to be read."""
    _, here, now = c.say, c.hall.installed, c.now.clock
    own = languages.of(c.language)
    names = tuple(Line(languages.of(code).name) for code in c.session.rules.languages)
    return Ticket(
        title=_(TITLE),
        hall=c.hall.name,
        when=f"{own.date(now.date())}{own.comma}{own.clock.format(hour=now.hour, minute=now.minute)}",
        sections=(Section(_(HEADING), tuple(map(Line, SIGNS))), Section(_(LETTERS), names)),
        qr_text=here.terminal,
        qr_words=_(SQUARE),
        language=c.language,
        large=large,
    )
