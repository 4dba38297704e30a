"""What only a person on the spot can see of the norm: each is looked at, and ticked."""

from __future__ import annotations

from kiosk.session.commissioned import Adjusted, StepDone
from kiosk.session.technician import Technician, Words
from kiosk.views.pages.draft import Context, Draft, action
from kiosk.views.pages.technician.words import Step, technician
from kiosk.views.texts import to_translate
from kiosk.views.view import Control

# the clauses that `kiosk conformity` leaves to whoever installs the terminal, in the words of what is done;
# other steps see to 5.1.3.2 and 5.1.3.13
CHECKS = {
    "8.3.2": to_translate("Tout ce qui se touche est entre 900 et 1 220 mm du sol"),
    "8.3.5": to_translate("Les yeux à 1 015 mm du sol, tout se lit, lampes allumées"),
    "FR-1": to_translate("La borne est à plus de 400 mm d’un angle, et un fauteuil passe dessous"),
}
ALL = to_translate("Les {n} vérifications du lieu sont bonnes")
SOME = to_translate("{k} vérifications du lieu sur {n} sont bonnes")
ONE = to_translate("Une vérification du lieu sur {n} est bonne")
NONE = to_translate("Aucune vérification du lieu n’est bonne")


def page(c: Context) -> Draft:
    """A box a check; what is not ticked stands on the sheet as not met."""
    _, here = c.say, technician(c)
    done = action(
        "step_done", _("Continuer"), result(here), icon="arrow-right", foot="foot0", lang=c.language
    )
    return Draft(
        title=c.one(_("Que voyez-vous sur place ?")),
        lead=c.all(_("Cochez ce qui est vrai. Le reste sera écrit sur la fiche.")),
        controls=tuple(_check(c, here, clause) for clause in CHECKS),
        foot=(done,),
        more=_("Suite"),
    )


def ticked(here: Technician) -> tuple[str, ...]:
    """The clauses that are ticked: on this page, or else when the step was done before."""
    done = here.of(STEP.name)
    before = dict(done.measured.values) if done is not None else {}
    return tuple(clause for clause in CHECKS if here.set(clause, before.get(clause, "")) == "yes")


def result(here: Technician) -> StepDone:
    """What is kept of it: each clause with its answer, and how many hold."""
    yes = ticked(here)
    counts = {"k": str(len(yes)), "n": str(len(CHECKS))}
    answers = {clause: "yes" if clause in yes else "no" for clause in CHECKS}
    good = len(yes) == len(CHECKS)
    text = ALL if good else {0: NONE, 1: ONE}.get(len(yes), SOME)
    words = Words(text, tuple((counts | answers).items()))
    return StepDone(STEP.name, "good" if good else "bad", words)


def _check(c: Context, here: Technician, clause: str) -> Control:
    on = clause in ticked(here)
    return Control(
        f"check:{clause}",
        c.say(CHECKS[clause]),
        Adjusted(clause, "no" if on else "yes"),
        role="checkbox",
        icon="checkbox-marked" if on else "checkbox-blank-outline",
        state="on" if on else "off",
        lang=c.language,
    )


STEP = Step("site", to_translate("Vérifications sur place"), "wheelchair-accessibility", page)
