"""The list of the technician's steps, each with how it went; one leads to the next."""

from __future__ import annotations

from kiosk.session.commissioned import StepOpened
from kiosk.session.events import Finished
from kiosk.session.technician import SHEET, STEPS
from kiosk.views.pages.draft import Context, Draft, action
from kiosk.views.pages.technician.steps import STEPS as PAGES
from kiosk.views.pages.technician.words import SIGNS, Step, technician, went
from kiosk.views.view import Control


def page(c: Context) -> Draft:
    """Every step may be opened at any time; what is left to do is counted."""
    _, here = c.say, technician(c)
    left = sum(here.of(name) is None for name in STEPS)
    lead = (
        _("Il reste des étapes : {n}. Chacune mène à la suivante.").format(n=left)
        if left
        else _("Tout a été fait. Vous pouvez recommencer une étape.")
    )
    done = action("leave", _("Terminer"), Finished(), icon="check", foot="foot0", lang=c.language)
    sheet = action("sheet", _("Voir la fiche"), StepOpened(SHEET), look="second", icon="clipboard-check",
                   foot="foot0", lang=c.language)  # fmt: skip
    return Draft(
        title=c.one(_("Mise en service")),
        lead=c.all(lead),
        controls=tuple(_entry(c, PAGES[name]) for name in STEPS),
        foot=(sheet, done),
        more=_("Suite"),
        badge="wrench",
    )


def _entry(c: Context, step: Step) -> Control:
    done = technician(c).of(step.name)
    return Control(
        f"step:{step.name}",
        c.say(step.title),
        StepOpened(step.name),
        hint=went(c, done),
        icon=SIGNS[done.outcome if done is not None else ""],
        lang=c.language,
    )
