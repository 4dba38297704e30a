"""The menu of what one may want to know of a procedure: one answer a section."""

from __future__ import annotations

from kiosk.procedures.model import Section, Text
from kiosk.session.events import PageOpened, ProcedureOpened
from kiosk.views.pages import facts
from kiosk.views.pages.draft import Context, Draft, context_of
from kiosk.views.pages.links import opened_title, opens
from kiosk.views.view import Control

_ICONS = {
    "who": "account-multiple",
    "documents": "file-document",
    "where": "map-marker",
    "how": "format-list-bulleted",
    "cost": "currency-eur",
    "delay": "clock",
    "then": "arrow-right",
    "refused": "alert-circle",
    "other": "information",
}


def page(c: Context) -> Draft:
    """One answer a section; nothing has to be read."""
    _ = c.say
    controls = section_controls(c)
    links = tuple(
        Control(
            f"open:{link.target}",
            opened_title(c, link).text,
            ProcedureOpened(link.target),
            icon="arrow-right",
            hint=_("Une autre démarche"),
            lang=opened_title(c, link).lang,
        )
        for link in opens(c)
    )
    return Draft(
        title=c.one(_("Que voulez-vous savoir ?")),
        context=context_of(c),
        controls=(*controls, *links),
        lead=c.all(_("Rien n’est obligatoire à lire.")),
        more=_("Autres sujets"),
    )


def section_controls(c: Context) -> tuple[Control, ...]:
    """One answer a section of the procedure."""
    assert c.here.position is not None
    return tuple(
        Control(
            f"read:{section.id}",
            title_of(c, section).text,
            PageOpened("reading", section.id),
            icon=_ICONS[section.role],
            group="sections",
            lang=title_of(c, section).lang,
        )
        for section in facts.sections(c.here.position)
    )


def title_of(c: Context, section: Section) -> Text:
    """A section's title; what stands before the first has « En bref »."""
    return section.title or Text(c.say("En bref"), lang=c.language)
