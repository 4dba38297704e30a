"""Everything that the terminal examines of itself, as `kiosk doctor` does."""

from __future__ import annotations

from kiosk.session.technician import Words
from kiosk.views.pages.draft import Context, Draft
from kiosk.views.pages.technician.examined import draft, examined
from kiosk.views.pages.technician.words import Step
from kiosk.views.texts import to_translate

FOUND = to_translate("En faute : {bad}. À voir : {warning}. Bons : {good}.")


def page(c: Context) -> Draft:
    """Each part with what was measured and the command or act that mends it."""
    _, found = c.say, examined(c)
    counts = {level: sum(one.level == level for one in found or ()) for level in ("bad", "warning", "good")}
    words = Words(FOUND, tuple((level, str(n)) for level, n in counts.items()))
    lead = _("La borne regarde chacune de ses parties, et dit ce qui la répare.")
    return draft(c, STEP.name, _("La borne va-t-elle bien ?"), lead, found, words)


STEP = Step("doctor", to_translate("Examen de la borne"), "stethoscope", page)
