"""The headset's jack: that a headset is noticed as it goes in, and that speech goes there alone."""

from __future__ import annotations

from kiosk.session.commissioned import SampleAsked
from kiosk.session.preferences import Preferences
from kiosk.session.technician import Words
from kiosk.views.pages.draft import Context, Draft, action
from kiosk.views.pages.technician.sound import volume
from kiosk.views.pages.technician.unheard import unheard
from kiosk.views.pages.technician.words import Step, above, ends, not_yet
from kiosk.views.texts import to_translate
from kiosk.views.view import Part

SAMPLE = to_translate("Cette phrase doit venir du casque, et du casque seul.")
GOOD = to_translate("Le casque est vu quand on le branche, et la voix y va seule.")
SEEN = to_translate("Refusé par le technicien. La borne voit le casque.")
UNSEEN = to_translate("Refusé par le technicien. La borne ne voit pas de casque.")


def page(c: Context) -> Draft:
    """Whether a headset is in, as the jack says (EN 301 549 5.1.3.2); a sentence, and where it came out."""
    _, in_ = c.say, c.session.headset
    state = _("La borne voit le casque.") if in_ else _("La borne ne voit pas de casque.")
    hear = action(
        "hear",
        _("Écouter"),
        SampleAsked(_(SAMPLE), c.language, Preferences().volume, volume(c)),
        look="second",
        icon="headphones",
        foot=above(c),
        lang=c.language,
    )
    bad = Words(SEEN if in_ else UNSEEN)  # what the terminal knows of it; the technician says the rest
    return Draft(
        title=c.one(_("Branchez un casque.")),
        lead=c.all(_("Écoutez : la voix vient-elle du casque seul ?")),
        parts=(Part("jack", "callout", (c.one(state),), icon="check" if in_ else "headphones"), *unheard(c)),
        foot=(hear, *(ends(c, STEP.name, Words(GOOD), bad) if in_ else not_yet(c, STEP.name, bad))),
        more=_("Suite"),
    )


STEP = Step("headset", to_translate("Prise casque"), "headphones", page)
