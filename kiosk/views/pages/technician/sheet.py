"""The readiness sheet on the screen: what was found, the norm's figures, what failed; printed and kept."""

from __future__ import annotations

from kiosk import languages
from kiosk.session.commissioned import StepOpened, TryAsked
from kiosk.session.events import PrintAsked
from kiosk.session.printing import PRINTING
from kiosk.views.pages.draft import Context, Draft, action
from kiosk.views.pages.technician.kept import installed
from kiosk.views.pages.technician.readiness import Row, Sheet, sheet_of
from kiosk.views.pages.technician.steps import STEPS
from kiosk.views.pages.technician.words import NAMES, SIGNS, notice, result, technician
from kiosk.views.spoken import spoken
from kiosk.views.view import Control, Part, Sentence

TRY = "sheet"


def here(c: Context) -> Sheet:
    """The sheet of the commissioning on screen."""
    done = dict(technician(c).done)
    return sheet_of(installed(c), c.hall.name, done, STEPS, c.now.clock, c.say, c.language)


def page(c: Context) -> Draft:
    """First what failed, then every step, then the installation data of EN 301 549."""
    sheet = here(c)
    parts = (
        *_printed(c),
        *result(c, technician(c).trial(TRY)),
        *(part for n, (heading, rows) in enumerate(sheet.sections()) for part in _rows(c, heading, rows, n)),
    )
    return Draft(
        title=c.one(sheet.title),
        context=c.one(f"{sheet.terminal}{languages.of(c.language).comma}{sheet.day}"),
        lead=c.all(sheet.summary),
        parts=parts,
        foot=_foot(c),
        notice=notice(c, technician(c).trial(TRY)),
        more=c.say("Suite"),
        badge=SIGNS[sheet.outcome],
    )


def _rows(c: Context, heading: str, rows: tuple[Row, ...], number: int) -> tuple[Part, ...]:
    group = f"rows{number}"
    head = Part(f"{group}:head", "heading", (c.one(c.say(heading)),))
    return (head, *(_row(c, f"{group}:{n}", row, group) for n, row in enumerate(rows)))


def _row(c: Context, name: str, row: Row, group: str) -> Part:
    """How it is stands in words too: its sign is not heard (EN 301 549 5.1.3.6)."""
    how, own = c.say(NAMES[row.outcome]), languages.of(c.language)
    found = c.one(f"{how}{own.colon}{row.found}" if row.found else how)
    clause = (_clause(c, row.clause),) if row.clause[:1].isdigit() else ()
    return Part(name, "fact", (*c.all(row.name), found, *clause), group, SIGNS[row.outcome], row.outcome)


def _clause(c: Context, number: str) -> Sentence:
    """Written as it is cited, said as it is read."""
    said = c.say("Article {n} de la norme").format(n=number)
    return Sentence(f"EN 301 549, {number}", spoken(said, c.language) or said, c.language)


def _printed(c: Context) -> tuple[Part, ...]:
    """How printing it went."""
    _ = c.say
    words = {
        PRINTING: _("L’impression est en cours…"),
        "ok": _("C’est imprimé."),
        "no_paper": _("L’imprimante n’a plus de papier."),
        "no_printer": _("L’imprimante ne répond pas."),
        "cut_off": _("L’impression s’est arrêtée. Vérifiez l’imprimante."),
        "busy": _("L’imprimante est occupée. Réessayez."),
    }.get(c.session.ticket)
    return (Part("printed", "callout", (c.one(words),), icon="printer"),) if words else ()


def _foot(c: Context) -> tuple[Control, ...]:
    _ = c.say
    keep = action("keep", _("Garder la fiche"), TryAsked(TRY), look="second", icon="content-save",
                  foot="foot_0", lang=c.language)  # fmt: skip
    paper = action("print", _("Imprimer"), PrintAsked(), look="second", icon="printer", foot="foot_0",
                   lang=c.language)  # fmt: skip
    done = action(
        "done", _("Revenir aux étapes"), StepOpened(""), icon="check", foot="foot1", lang=c.language
    )
    offered = c.session.printer and c.session.ticket != PRINTING
    return (*((paper,) if offered else ()), keep, done)
