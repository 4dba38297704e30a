"""Where a text comes from and how old it is: the source below it, and a warning before what may have changed.

Called by every page that shows a procedure’s own texts, and by what the citizen takes away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from kiosk.procedures.model import Procedure, Text
from kiosk.session.events import HelpPressed
from kiosk.views.dates import long_date
from kiosk.views.pages.draft import Context
from kiosk.views.perishable import may_change
from kiosk.views.sentences import sentence
from kiosk.views.view import Control, Part, Sentence

DILA = "Service-Public.gouv.fr / DILA"  # the attribution that the State’s licence asks for
ASK = "explain"
NOTICE = "stale"
PLACES = 3  # further up, that are looked at for the notice
STALE_FACT = "fact:stale"


def dated(procedure: Procedure) -> date | None:
    """The day on which somebody last stood by the text: its source’s, or its review’s at the town hall."""
    return max((day for day in (procedure.source_date, procedure.reviewed_on) if day), default=None)


def stale_lines(c: Context) -> tuple[Sentence, ...]:
    """What to say before amounts, forms and delays of an old text; nothing where it is recent enough."""
    _, procedure = c.say, c.here.procedure
    day = dated(procedure) if procedure is not None else None
    if day is None or (c.now.clock.date() - day).days <= c.hall.stale_after_days:
        return ()
    return (
        c.one(_("Cette page date du {date}.").format(date=long_date(day, c.language))),
        c.one(_("Les prix, les formulaires et les délais ont pu changer.")),
    )


def with_notice(c: Context, parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts of a page, with the notice before the first that may have changed, above its heading."""
    at = next((n for n, part in enumerate(parts) if _changes(part)), None)
    if at is None:
        return tuple(parts)
    while at and _together(parts[at - 1], parts[at]):
        at -= 1
    return (*parts[:at], *notice(c), *parts[at:])


def _changes(part: Part) -> bool:
    """A form is another one every year; what the directory or the town hall says of a place is of today."""
    return any(may_change(said.text) for said in part.sentences) if part.changes is None else part.changes


def _together(before: Part, part: Part) -> bool:
    """Whether a part stays with the one before it: its heading, its list, the rows of a table."""
    if before.kind == "heading" or part.group == before.group != "":
        return True
    listed = part.kind == before.kind == "item"
    return listed or (bool(before.sentences) and before.sentences[-1].text.endswith(":"))


def stale_fact(c: Context, parts: Sequence[Part]) -> tuple[Part, ...]:
    """The warning as the first fact of a card, where the card says what may have changed."""
    if not any(map(_changes, parts)):
        return ()
    return tuple(replace(part, id=STALE_FACT, kind="fact", group="facts", state="") for part in notice(c))


def notice(c: Context) -> tuple[Part, ...]:
    """The warning as a box; nothing where the text is recent enough."""
    lines = stale_lines(c)
    return (Part(NOTICE, "callout", lines, icon="clock-alert", state="keep"),) if lines else ()


def elsewhere(parts: Sequence[Part]) -> Iterator[tuple[Part, ...]]:
    """The parts with the notice where it may stand as well: further up, then in small letters.

    It is true of the whole text, and what it stands over may be too high to have it on the same page.
    """
    at = next((n for n, part in enumerate(parts) if part.id == NOTICE), None)
    if at is None:
        return
    told, rest = parts[at], (*parts[:at], *parts[at + 1 :])
    above = [place for place in range(at - 1, -1, -1) if _may_stand(rest, place)]
    for small in (False, True):
        for place in (at, *above[:PLACES]):
            if small or place != at:
                own = replace(told, state="keep small" if small else told.state)
                yield (*rest[:place], own, *rest[place:])


def _may_stand(parts: Sequence[Part], place: int) -> bool:
    """Whether the notice may stand before this part: not where it would part what goes together."""
    if not place:
        return parts[0].state != "keep" and parts[0].kind != "note"
    before = parts[place - 1]
    return before.state != "keep" and before.kind != "note" and not _together(before, parts[place])


def french_only(c: Context, *langs: str) -> tuple[Sentence, ...]:
    """Above a text that is not in the citizen’s language, where one of these is the text’s.

    Of a document that is not translated at all it is said once, on its first page; the others show how it
    begins.
    """
    if all(lang == c.language for lang in langs):
        return ()
    told = c.all(c.say("Ce texte existe seulement en français. Un agent peut vous l’expliquer."))
    heard = not untranslated(c) or _first_page(c)
    return told if heard else tuple(replace(one, silent=True) for one in told[:1])


def untranslated(c: Context) -> bool:
    """Whether the document on screen has nothing in the citizen’s language."""
    procedure = c.here.procedure
    return procedure is not None and procedure.title.lang != c.language


def _first_page(c: Context) -> bool:
    frame = c.here.frame
    return frame is not None and not frame.answers and not frame.pages


def asking(c: Context) -> tuple[Control, ...]:
    """On the first page of a document that is not translated: a person, who is told the language."""
    if not (untranslated(c) and _first_page(c)):
        return ()
    words = c.say("Appeler un agent")
    return (Control(ASK, words, HelpPressed(), look="quiet", icon="human-greeting", lang=c.language),)


def french_names(c: Context, langs: Iterable[str]) -> tuple[Sentence, ...]:
    """Above names to choose from, where some are not in the citizen’s language."""
    if all(lang == c.language for lang in langs):
        return ()
    return c.all(c.say("Ces titres existent seulement en français."))


def source_note(c: Context) -> tuple[Part, ...]:
    """Below the State’s texts: whose they are, their page’s number and date, as its licence asks."""
    _, procedure = c.say, c.here.procedure
    if procedure is None or procedure.authority != "etat" or not procedure.source:
        return ()
    address = procedure.source.partition("://")[2].removeprefix("www.").rstrip("/")
    site = address.partition("/")[0]
    said = [
        Sentence(f"{DILA},", _("Source : {address}.").format(address=sentence(Text(site)).said)),
        replace(c.one(f"{address.rpartition('/')[2]}."), silent=True),
    ]
    if procedure.source_date is not None:
        said.append(c.one(_("Page du {date}.").format(date=long_date(procedure.source_date, c.language))))
    return (Part("source", "note", tuple(said)),)
