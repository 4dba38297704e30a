"""All procedures by theme: the town hall's themes first, then the State's, their parts, their documents."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace
from itertools import groupby

from kiosk.procedures.library import Entry, Theme
from kiosk.procedures.model import Procedure, Text
from kiosk.session.events import PageOpened, ProcedureOpened
from kiosk.views.arranging.body import UNDER
from kiosk.views.pages.dated import french_names
from kiosk.views.pages.draft import Context, Draft, authority_words, other_than
from kiosk.views.sentences import sentence
from kiosk.views.view import Control, Part

UNDER_CITY, UNDER_STATE = f"{UNDER}city", f"{UNDER}state"
# By the first word of its name, which outlives its number.
_ICONS = {
    "argent": "currency-eur",
    "etranger": "earth",
    "famille": "account-multiple",
    "justice": "scale-balance",
    "logement": "home",
    "loisirs": "bike",
    "papiers": "account-card-details",
    "social": "heart-pulse",
    "transports": "car",
    "travail": "briefcase",
}


def themes(c: Context) -> Draft:
    """All themes as tiles, the town hall's and the State's in one list."""
    _ = c.say
    found = c.library.themes(c.language)
    alone = not any(theme.state for theme in found)
    lead = city_alone(c) if alone else _("Choisissez un sujet.")
    return Draft(
        title=c.one(_("Toutes les démarches")),
        lead=c.all(lead),
        controls=tuple(_theme_tile(each) for each in found),
        more=_("Autres sujets"),
    )


def city_alone(c: Context) -> str:
    """What is said where the State's procedures are not on this terminal."""
    return c.say("Il n’y a ici que les démarches de la Ville. Pour les autres, appelez un agent.")


def theme(c: Context) -> Draft:
    """The town hall's procedures of one theme, each with whose it is, then what the State has below it."""
    _ = c.say
    found = _theme(c, c.here.detail)
    procedures = [c.library.get(p, c.language) for p in found.procedures] if found is not None else []
    here = tuple(_procedure(c, procedure) for procedure in procedures if procedure is not None)
    entries = c.library.entries(c.here.detail)
    title = c.one(_("Toutes les démarches")) if found is None else sentence(_neat(found.title))
    if here and entries:
        below = tuple(_entry(c, entry, "tile", UNDER_STATE) for entry in entries)
        parts = (
            _heading(c, UNDER_CITY, _("À la mairie")),
            _heading(c, UNDER_STATE, _("Démarches de l’État")),
        )
        controls = (*here, *below)
    else:
        parts, controls = (), here or tuple(_entry(c, entry, "tile", UNDER_STATE) for entry in entries)
    lead = c.all(_("Choisissez une démarche.") if here else _("Choisissez un sujet."))
    lead = (*lead, *french_names(c, (control.lang for control in controls)))
    return Draft(title=title, lead=lead, parts=parts, controls=controls, more=_("Autres démarches"))


def shelf(c: Context) -> Draft:
    """A sub-theme or a dossier of the State: its dossiers and documents, under their headings."""
    _ = c.say
    entries = c.library.entries(c.here.detail)
    titles = Counter(entry.title.text for entry in entries)
    parts, controls = [], []
    for number, (part, run) in enumerate(groupby(entries, key=lambda entry: _heading_of(c, entry))):
        group = f"{UNDER}{number}"
        if part:
            parts.append(Part(group, "heading", (sentence(_neat(Text(part))),), group=group))
        for entry in run:
            control = _entry(c, entry, "result", group)
            if part and titles[entry.title.text] > 1:  # heard alone, « Carte perdue » is told from the other
                control = replace(control, spoken=f"{control.said}. {part}")
            controls.append(control)
    return Draft(
        title=sentence(_neat(_title(c))),
        context=_above(c),
        lead=(
            *c.all(_("Choisissez une démarche.") if entries else _("Il n’y a rien ici pour le moment.")),
            *french_names(c, (control.lang for control in controls)),
        ),
        parts=tuple(parts),
        controls=tuple(controls),
        more=_("Autres démarches"),
    )


def _heading_of(c: Context, entry: Entry) -> str:
    """The heading of a line; online services and forms, which stand under none, have theirs."""
    return entry.part or (c.say("Services en ligne et formulaires") if entry.id.startswith("R") else "")


def _theme(c: Context, identity: str) -> Theme | None:
    return next((each for each in c.library.themes(c.language) if each.id == identity), None)


def _theme_tile(each: Theme) -> Control:
    title = _neat(each.title)
    return Control(
        f"theme:{each.id}",
        title.text,
        PageOpened("theme", each.id),
        look="tile",
        icon=each.icon or _ICONS.get(_first_word(title.text), "bank"),
        group="themes",
        lang=title.lang,
    )


def _procedure(c: Context, procedure: Procedure) -> Control:
    return Control(
        f"open:{procedure.id}",
        procedure.title.text,
        ProcedureOpened(procedure.id),
        look="answer",
        icon=procedure.icon or "file-document",
        hint=authority_words(c, procedure),
        group=UNDER_CITY,
        lang=procedure.title.lang,
        hint_lang=other_than(procedure.title.lang, c.language),
    )


def _entry(c: Context, entry: Entry, look: str, group: str) -> Control:
    """A line of the State's: a sub-theme or dossier with how many documents it has, or a document."""
    title = _neat(entry.title)
    if not entry.documents:
        hint = "" if title.lang == c.language else c.say("Cette page existe seulement en français")
        event: ProcedureOpened | PageOpened = ProcedureOpened(entry.id)
        return Control(
            f"open:{entry.id}", title.text, event, look=look, hint=hint, group=group, lang=title.lang,
            hint_lang=other_than(title.lang, c.language) if hint else "",
        )  # fmt: skip
    count = c.say("Une démarche")
    if entry.documents > 1:
        count = c.say("{n} démarches").format(n=entry.documents)
    return Control(
        f"shelf:{entry.id}",
        title.text,
        PageOpened("shelf", entry.id),
        look=look,
        hint=count,
        value=str(entry.documents) if look == "result" else "",
        group=group,
        lang=title.lang,
        hint_lang=other_than(title.lang, c.language),
    )


def _heading(c: Context, group: str, text: str) -> Part:
    return Part(f"heading_{group}", "heading", (c.one(text),), group=group)


def _title(c: Context) -> Text:
    """What a sub-theme or dossier is called: as in the menu that it was opened from."""
    above = c.session.trail[-2].detail if len(c.session.trail) > 1 else ""
    found = next((entry for entry in c.library.entries(above) if entry.id == c.here.detail), None)
    return found.title if found is not None else Text(c.say("Toutes les démarches"), lang=c.language)


def _above(c: Context):
    """The theme that one is in."""
    first = next((menu.detail for menu in c.session.trail if menu.screen == "theme"), "")
    found = _theme(c, first)
    return sentence(_neat(found.title)) if found is not None else None


def _neat(text: Text) -> Text:
    """« Papiers - Citoyenneté » as it is printed."""
    return Text(text.text.replace(" - ", "\u00a0– "), lang=text.lang)


def _first_word(title: str) -> str:
    plain = unicodedata.normalize("NFD", title.split()[0].lower()) if title else ""
    return "".join(char for char in plain if char.isalpha())
