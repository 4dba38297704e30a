"""A procedure that this terminal does not have (any more): said plainly, with the way to a person."""

from __future__ import annotations

from kiosk.session.events import PageOpened
from kiosk.views.pages.draft import Context, Draft, action


def page(c: Context) -> Draft:
    """Nobody is blamed, and help is one touch away."""
    _ = c.say
    return Draft(
        title=c.one(_("Cette démarche n’est pas disponible ici.")),
        lead=c.all(_("Un agent peut vous renseigner. Touchez « Appeler un agent ».")),
        foot=(
            action(
                "home",
                _("Voir les autres démarches"),
                PageOpened("home"),
                icon="arrow-right",
                lang=c.language,
            ),
        ),
    )
