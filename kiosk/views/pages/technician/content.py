"""What citizens are shown: how many procedures, of which date, and what of it is too old."""

from __future__ import annotations

from kiosk.session.technician import Words
from kiosk.views.pages.draft import Context, Draft
from kiosk.views.pages.technician.examined import draft, examined, measured
from kiosk.views.pages.technician.words import Step
from kiosk.views.texts import to_translate

PARTS = ("démarches", "fiches de l’État", "annuaire des lieux")  # of the doctor's findings
FOUND = to_translate("Contenu : {found}.")


def page(c: Context) -> Draft:
    """The town hall's procedures, the State's, the directory of places."""
    _, found = c.say, examined(c, PARTS)
    here = "\u00a0; ".join(measured(c, one) for one in found or ())
    words = Words(FOUND, (("found", here),))
    lead = _("La borne compte les démarches de la Ville et de l’État, et regarde leur date.")
    return draft(c, STEP.name, _("Le contenu est-il à jour ?"), lead, found, words, listed=True)


STEP = Step("content", to_translate("Contenu et sa date"), "file-document", page)
