"""The languages, each named in itself."""

from __future__ import annotations

from kiosk import languages
from kiosk.session.events import LanguageChosen
from kiosk.views.pages.draft import Context, Draft
from kiosk.views.pages.technician.words import TECHNICIANS
from kiosk.views.view import Control


def page(c: Context) -> Draft:
    """One answer a language; the one in use is marked."""
    _ = c.say
    controls = tuple(
        Control(
            f"language:{code}",
            languages.of(code).name,
            LanguageChosen(code),
            role="option",
            look="language",
            group="languages",
            state="selected" if code == c.language else "",
            lang=code,
        )
        for code in c.session.rules.languages
        if c.session.technician is None or code in TECHNICIANS
    )
    return Draft(
        title=c.one(_("Quelle langue voulez-vous ?")),
        controls=controls,
        more=_("Autres langues"),
        lead=c.all(_("Ce qui n’est pas encore traduit reste en français.")),
    )
