"""The way from this terminal to its desks, looked at by the part that has the network."""

from __future__ import annotations

from kiosk.session.commissioned import TryAsked
from kiosk.views.pages.draft import Context, Draft
from kiosk.views.pages.technician.words import Step, last, notice, result, technician, tried_ends
from kiosk.views.texts import to_translate

TRY = "line"
WHAT = to_translate("La borne cherche chaque bureau, puis lui envoie un appel d’essai qui ne sonne pas.")


def page(c: Context) -> Draft:
    """To try, then what was found of each desk."""
    _, trial = c.say, technician(c).trial(TRY)
    return Draft(
        title=c.one(_("La borne joint-elle le bureau ?")),
        lead=c.all(_(WHAT)) if trial is None or trial.outcome is None else (),
        parts=result(c, trial) or last(c, STEP.name),
        foot=tried_ends(c, STEP.name, trial, _("Essayer la liaison"), TryAsked(TRY), icon="lan"),
        notice=notice(c, trial),
        more=_("Suite"),
    )


STEP = Step("line", to_translate("Réseau et bureau"), "lan", page)
