"""The terminal's own key at the desk: a square code leads a telephone there, a code is typed here."""

from __future__ import annotations

from kiosk.session.commissioned import StepOpened, TryAsked
from kiosk.session.technician import Trial
from kiosk.views.pages.draft import Context, Draft, action
from kiosk.views.pages.technician.field import field_page
from kiosk.views.pages.technician.words import Step, ends, notice, result, technician
from kiosk.views.square import modules_across
from kiosk.views.texts import to_translate
from kiosk.views.view import Control, Part

TRY = "enrol"
LEAST = 10  # letters and digits of a code


def page(c: Context) -> Draft:
    """First where the code comes from, then the code, then how it went."""
    if c.here.detail == "code":
        return _code(c)
    _, trial = c.say, technician(c).trial(TRY)
    good = trial is not None and trial.outcome == "good"
    return Draft(
        title=c.one(_("Inscrire la borne au bureau")),
        lead=c.all(_lead(c, trial)),
        parts=(*result(c, trial), *(() if good else _square(c))),
        foot=(*(() if good else (_to_code(c, trial),)), *_ends(c, trial)),
        notice=notice(c, trial),
        more=_("Suite"),
    )


def _lead(c: Context, trial: Trial | None) -> str:
    if trial is not None:
        return c.say("La clé remplace le jeton que toutes les bornes partagent.")
    return c.say("Visez ce carré avec votre téléphone. Le bureau vous donne un code. Écrivez-le ici.")


def _square(c: Context) -> tuple[Part, ...]:
    address = c.hall.installed.enrolment
    if not address or modules_across(address) is None:
        return ()
    words = c.say("Sans téléphone, sur un autre écran : {address}")
    return (
        Part("qr", "qr", (c.one(c.say("Code carré vers la page du bureau")),), value=address),
        Part("address", "paragraph", (c.one(words.format(address=c.hall.installed.desk)),)),
    )


def _to_code(c: Context, trial: Trial | None) -> Control:
    label = c.say("Écrire le code") if trial is None else c.say("Écrire un autre code")
    event = StepOpened(STEP.name, "code")
    return action("write", label, event, icon="pencil", foot="foot_0", lang=c.language)


def _ends(c: Context, trial: Trial | None) -> tuple[Control, ...]:
    if trial is None or trial.outcome is None:
        return ends(c, STEP.name, bad=None)[:1]
    if trial.outcome == "good":
        return ends(c, STEP.name, trial.measured, label=c.say("Étape suivante"))[1:]
    return ends(c, STEP.name, bad=trial.measured)[:1]


def _code(c: Context) -> Draft:
    _, typed = c.say, technician(c).typed
    enough = sum(char.isalnum() for char in typed) >= LEAST
    send = action(
        "go_on",
        _("Inscrire"),
        TryAsked(TRY, (("code", typed),)) if enough else None,
        icon="arrow-right",
        foot="foot0",
        lang=c.language,
        state="" if enough else "disabled",
    )
    lead = _("Il a dix lettres et chiffres. Il sert une fois, pendant un quart d’heure.")
    return field_page(c, _("Quel code donne le bureau ?"), lead, (send,), digits=False)


STEP = Step("enrolment", to_translate("Clé de la borne au bureau"), "key", page)
