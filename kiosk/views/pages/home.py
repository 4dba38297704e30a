"""What can be done here: the most asked procedures, the themes, and the procedures of one theme."""

from __future__ import annotations

from kiosk.procedures.model import Procedure
from kiosk.session.events import Finished, PageOpened, ProcedureOpened
from kiosk.views.pages.draft import Context, Draft, authority_words
from kiosk.views.view import Control


def home(c: Context) -> Draft:
    """The town hall's most asked procedures, and the way to all the others."""
    _ = c.say
    tiles = []
    for procedure_id in c.session.rules.home:
        procedure = c.library.get(procedure_id, c.language)
        if procedure is not None:
            tiles.append(
                Control(
                    f"open:{procedure.id}",
                    procedure.title.text,
                    ProcedureOpened(procedure.id),
                    look="tile",
                    icon=procedure.icon or "file-document",
                    hint=procedure.subtitle.text,
                    group="home",
                    lang=procedure.title.lang,
                )
            )
    everything = Control(
        "themes",
        _("Toutes les démarches"),
        PageOpened("themes"),
        look="second",
        icon="format-list-bulleted",
        group="foot1",
        lang=c.language,
    )
    finish = Control(
        "finish", _("J’ai fini"), Finished(), look="second", icon="check", group="foot1", lang=c.language
    )
    return Draft(
        title=c.one(_("Que voulez-vous faire ?")),
        lead=c.all(
            _("Voici les demandes les plus fréquentes. Vous hésitez ? Appelez un agent, c’est notre métier.")
        ),
        controls=tuple(tiles),
        foot=(everything, finish),
        more=_("Autres démarches"),
    )


def themes(c: Context) -> Draft:
    """All themes as tiles."""
    _ = c.say
    tiles = tuple(
        Control(
            f"theme:{theme.id}",
            theme.title.text,
            PageOpened("theme", theme.id),
            look="tile",
            icon=theme.icon,
            group="themes",
            lang=theme.title.lang,
        )
        for theme in c.library.themes(c.language)
    )
    return Draft(
        title=c.one(_("Toutes les démarches")),
        lead=c.all(_("Choisissez un sujet.")),
        controls=tiles,
        more=_("Autres sujets"),
    )


def theme(c: Context) -> Draft:
    """The procedures of one theme, each with whose it is."""
    _ = c.say
    found = next((t for t in c.library.themes(c.language) if t.id == c.here.detail), None)
    procedures = [c.library.get(p, c.language) for p in found.procedures] if found is not None else []
    answers = tuple(_entry(c, procedure) for procedure in procedures if procedure is not None)
    title = c.one(_("Toutes les démarches")) if found is None else c.one(found.title.text)
    return Draft(
        title=title, lead=c.all(_("Choisissez une démarche.")), controls=answers, more=_("Autres démarches")
    )


def _entry(c: Context, procedure: Procedure) -> Control:
    return Control(
        f"open:{procedure.id}",
        procedure.title.text,
        ProcedureOpened(procedure.id),
        look="answer",
        icon=procedure.icon or "file-document",
        hint=authority_words(c, procedure),
        lang=procedure.title.lang,
    )
