"""What can be done here: the most asked procedures, the search, and the way to all the others."""

from __future__ import annotations

from kiosk.session.events import Finished, PageOpened, ProcedureOpened
from kiosk.views.pages.draft import Context, Draft
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
    search = _search(c)
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
        controls=(search, *tiles) if search.look == "tile" else tuple(tiles),
        foot=(everything, finish) if search.look == "tile" else (search, everything, finish),
        more=_("Autres démarches"),
        optional=("why",),  # no page without a procedure on it
    )


def _search(c: Context) -> Control:
    """The way to the search: the field that it leads to, an action, or the first tile, as there is room."""
    _, layout = c.say, c.layout
    tile = layout.big or layout.low or (layout.form == "tablet" and layout.text_size > 2)
    look = "tile" if tile else "second" if layout.form == "tablet" else "search"
    return Control(
        "search",
        _("Chercher"),
        PageOpened("search"),
        look=look,
        icon="magnify",
        hint="" if look == "second" else _("papiers, carte grise, déménager…"),
        group={"tile": "home", "second": "foot1", "search": "foot0"}[look],
        lang=c.language,
    )
