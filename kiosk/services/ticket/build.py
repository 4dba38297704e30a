"""The ticket of a summary: the parts that are shown and spoken, printed; called by the session process.

Nothing is composed a second time, so that paper, screen and voice cannot differ. The recap of the
answers is no part of a summary's card, and is left out wherever it comes from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from kiosk import languages
from kiosk.services.opening_words import day_name, hour
from kiosk.services.ticket.content import Line, Mark, Section, Ticket, shortened
from kiosk.services.ticket.need import need_sections
from kiosk.services.ticket.payload import MOST_BYTES
from kiosk.views.dates import long_date
from kiosk.views.hall import Hall
from kiosk.views.pages import summary, takeaway
from kiosk.views.pages.dated import STALE_FACT, stale_lines
from kiosk.views.pages.draft import Context
from kiosk.views.pages.places import NOW
from kiosk.views.pages.services import written_out
from kiosk.views.view import Part, Sentence

NB = "\u00a0"
_MARKS: dict[str, Mark] = {"check": "have", "close": "missing", "circle-medium": "open"}
# what is printed with one thing asked for
BESIDES = ("fact:place", "fact:named", "fact:cost", "fact:delay", "source")
SHOWN = ("fact", "entry")  # the card; `note` is the source, after the code


def ticket_here(c: Context, large: bool = False) -> Ticket:
    """The ticket of the procedure that the session is in; its code holds the official address."""
    draft, procedure = summary.page(c), c.here.procedure
    assert procedure is not None
    outcome = (draft.title.text,) if draft.title.text != procedure.title.text else ()
    address, first = takeaway.official_address(c), need_sections(c)
    parts = [part for part in draft.parts if part.id != STALE_FACT]
    parts = [part for part in parts if not first or part.id.startswith(BESIDES)]
    return ticket_of(
        procedure.title.text,
        draft.lead,
        parts,
        c.hall,
        c.now.clock,
        c.say,
        language=c.language,
        outcome=outcome,
        first=(*_old(c), *first),
        qr_text=address if len(address.encode()) <= MOST_BYTES else "",
        page=written_out(procedure.source),
        large=large,
    )


def ticket_of(
    title: str,
    lead: Sequence[Sentence],
    parts: Sequence[Part],
    hall: Hall,
    clock: datetime,
    say: Callable[[str], str],
    *,
    language: str = "fr",
    outcome: Sequence[str] = (),
    first: Sequence[Section] = (),
    qr_text: str = "",
    page: str = "",
    large: bool = False,
) -> Ticket:
    """The ticket of a procedure's title and of its summary's outcome, lead and parts, uncut.

    `first` is what the citizen asked for, before all that the summary tells besides; `page` the address of
    the source, for who has no telephone to read the code. `say` translates as on the page.
    """
    _ = say
    told = {line.text for section in first for line in section.lines}
    besides = (s for s in _card(parts) if not s.lines or any(line.text not in told for line in s.lines))
    sections = [*_lead(lead, outcome), *first, *besides]
    help_lines = [_("Appelez le {phone}.").format(phone=hall.phone)] if hall.phone else []
    help_lines += [_("Demandez à un agent."), _("Votre nom n’est pas sur ce ticket.")]
    sources = [line for part in parts if part.kind == "note" for line in _lines(part.sentences)]
    if page and not any(page in line.text for line in sources):  # the screen names only its site
        sources.append(Line(page))
    ending = [Section(_("Besoin d’aide\u00a0?"), tuple(Line(text) for text in help_lines))]
    if sources:
        ending.append(Section(_("Source"), tuple(sources)))
    whole = Ticket(
        title=title,
        hall=hall.name,
        when=when_words(clock, language),
        sections=tuple(sections),
        qr_text=qr_text,
        qr_words=_("Pour tout revoir sur votre téléphone, visez ce carré.") if qr_text else "",
        ending=tuple(ending),
        language=language,
        large=large,
    )
    return shortened(whole, _("La suite est sur la page officielle."))


def _old(c: Context) -> Iterable[Section]:
    """That the text is old, before its amounts and delays, where it is."""
    lines = stale_lines(c)
    return (Section(lines[0].text, tuple(_lines(lines[1:]))),) if lines else ()


def when_words(clock: datetime, language: str) -> str:
    """« Mardi 14 octobre 2025, 10 h 46 »."""
    own, minute = languages.of(language), clock.hour * 60 + clock.minute
    day = day_name(clock.weekday(), language)
    date = long_date(clock.date(), language)
    said = own.moment.format(day=day, date=date, time=hour(minute, language))
    return f"{said[:1].upper()}{said[1:]}"


def _lead(lead: Sequence[Sentence], outcome: Sequence[str]) -> Iterable[Section]:
    """The outcome and what to do; a first sentence that ends with a colon is the heading."""
    texts = [one.text for one in lead if one.text]
    headed = bool(texts) and texts[0].rstrip().endswith(":")
    heading = texts.pop(0).rstrip(f" {NB}:") if headed else ""
    if texts or outcome:
        yield Section(heading, tuple(Line(text) for text in (*outcome, *texts)))


def _card(parts: Sequence[Part]) -> Iterable[Section]:
    """A fact begins a section with its first sentence; papers go into the section before them.

    What holds at this moment only (« ouvert maintenant ») would be wrong on paper tomorrow.
    """
    heading, lines, half = "", [], False
    for part in (one for one in parts if one.kind in SHOWN and one.sentences):
        if part.kind == "entry" and part.icon not in _MARKS:
            lines += [] if NOW in part.state.split() else list(_lines(part.sentences))
            continue
        if part.kind == "entry":
            tag = f"{part.value[:1].upper()}{part.value[1:]}." if part.value else ""
            lines.append(Line(part.sentences[0].text, _MARKS[part.icon], tag))
            continue
        if heading or lines:
            yield Section(heading, tuple(lines), half)
        heading, lines, half = part.sentences[0].text, list(_lines(part.sentences[1:])), part.state == "half"
    if heading or lines:
        yield Section(heading, tuple(lines), half)


def _lines(sentences: Iterable[Sentence]) -> Iterable[Line]:
    return (Line(one.text) for one in sentences if one.text)
