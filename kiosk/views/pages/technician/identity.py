"""Which terminal this is and where it stands, as the desk and its agents know it."""

from __future__ import annotations

from kiosk.views.pages.draft import Context, Draft
from kiosk.views.pages.technician.words import Step, ends
from kiosk.views.texts import to_translate
from kiosk.views.view import Part

COMPARE = to_translate(
    "Comparez avec l’étiquette de la borne. Un nom faux se corrige dans le fichier terminal.toml, "
    "à la ligne « id » de [terminal]."
)


def page(c: Context) -> Draft:
    """Its name, its place, its town hall: to be compared with the label on the housing."""
    _ = c.say
    here = c.hall.installed
    parts = (
        Part("hall", "fact", (c.one(_("Mairie")), c.one(c.hall.name)), "facts", "city"),
        Part("terminal", "fact", (c.one(_("Nom de la borne")), c.one(here.terminal)), "facts", "monitor"),
        Part("where", "fact", (c.one(_("Où elle est")), c.one(here.place)), "facts", "map-marker"),
    )
    return Draft(
        title=c.one(_("Quelle borne est-ce ?")),
        lead=c.all(_(COMPARE)),
        parts=parts,
        foot=ends(c, STEP.name),
        more=_("Suite"),
    )


STEP = Step("identity", to_translate("Nom et place de la borne"), "home-map-marker", page)
