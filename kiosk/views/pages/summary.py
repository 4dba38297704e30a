"""The summary: what the answers come to, all that is useful to know, and what can be done next."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.session.events import Event, Finished, PageOpened, ProcedureOpened
from kiosk.views.pages import facts
from kiosk.views.pages.dated import french_only, stale_fact
from kiosk.views.pages.draft import KEPT, Context, Draft, action, authority_words, context_of
from kiosk.views.pages.links import opened_title, opens
from kiosk.views.pages.menu import section_controls
from kiosk.views.pages.summary_facts import fact_parts, source_part
from kiosk.views.pages.ticket import print_controls
from kiosk.views.sentences import sentence, sentences
from kiosk.views.view import Control, Part

_TOLD = ("paper:", "fact:case", "fact:cost", "fact:delay", "fact:payment", "fact:check", "fact:without")


def page(c: Context) -> Draft:
    """Everything the citizen came for, from their answers."""
    _, position, procedure = c.say, c.here.position, c.here.procedure
    assert position is not None
    assert procedure is not None
    outcome = facts.outcome(position)
    parts = fact_parts(c)
    parts = (*stale_fact(c, parts), *parts)
    lead = ()
    if outcome is not None and outcome.todo:
        lead = (c.one(_("À faire :")), *sentences(outcome.todo))
    elif outcome is None and any(part.id.startswith("fact:case") for part in parts):
        lead = c.all(_("Plusieurs cas sont possibles. Un agent peut chercher avec vous."))
    by_sections = outcome is None and procedure.authority == "etat" and not c.here.outlined
    menu = section_controls(c) if by_sections else ()
    if menu:  # the State's sheets are read by their sections: these come first
        parts = (
            Part("sections", "heading", (c.one(_("Que voulez-vous savoir ?")),), group="sections"),
            *parts,
        )
    return Draft(
        title=sentence(outcome.title if outcome is not None else procedure.title),
        context=context_of(c) if outcome is not None else c.one(authority_words(c, procedure)),
        progress=c.one(_("D’après vos réponses")) if position.steps else None,
        lead=(*lead, *french_only(c, *_langs(parts, procedure.title.lang))),
        bold_lead=outcome is not None and bool(lead),
        parts=(*parts, source_part(c)),
        controls=menu,
        foot=_actions(c, bool(menu)),
        more=_("Suite"),
        optional=("fact:without",),  # the control of that name says it, on every part of the page
    )


def _langs(parts: Iterable[Part], title: str) -> set[str]:
    """The languages of what the card says; places and addresses have names, which are not translated."""
    told = (part for part in parts if part.id.startswith(_TOLD))
    return {title, *(said.lang for part in told for said in part.sentences)}


def _actions(c: Context, menu_shown: bool) -> tuple[Control, ...]:
    """What can be done from here; the other way stands beside the telephone, in plain sight."""
    _, position, procedure = c.say, c.here.position, c.here.procedure
    assert position is not None
    assert procedure is not None
    lang = c.language
    controls: list[Control] = []
    others = opens(c)
    for link in others[: 0 if c.layout.low or c.layout.big else 1]:
        known = opened_title(c, link)
        controls.append(
            action(
                f"open:{link.target}",
                known.text,
                ProcedureOpened(link.target),
                look="second",
                icon="arrow-right",
                foot="foot_open",
                lang=known.lang,
            )
        )
    sections = bool(facts.sections(position)) and not menu_shown
    more_to_read = sections or len(others) > len(controls)
    offered: list[tuple[str, str, Event, str, str]] = [
        ("other_way", _("Sans ordinateur"), PageOpened("other_way"), "account-multiple", KEPT),
        ("phone", _("Sur mon téléphone"), PageOpened("phone"), "qrcode", KEPT),
    ]
    if position.steps:
        row = KEPT if more_to_read and not c.session.printer else "foot9"
        offered.append(("recap", _("Mes réponses"), PageOpened("recap"), "format-list-bulleted", row))
    if more_to_read:
        offered.append(("menu", _("En savoir plus"), PageOpened("menu"), "information", "foot9"))
    controls += print_controls(c, KEPT)
    for name, label, event, icon, row in offered:
        controls.append(action(name, label, event, look="second", icon=icon, foot=row, lang=lang))
    controls.append(
        action("finish", _("J’ai fini : tout effacer"), Finished(), icon="check", foot="foot9", lang=lang)
    )
    return tuple(controls)
