"""A real call to the agents, marked as a trial: the whole way that a citizen's call takes."""

from __future__ import annotations

from kiosk.session.call import OpenCall
from kiosk.session.commissioned import StepDone
from kiosk.session.events import CallCancelled, HelpPressed
from kiosk.session.technician import Outcome, Words
from kiosk.views.pages.draft import Context, Draft, action
from kiosk.views.pages.technician.words import SIGNS, Step, above, ends, last, told
from kiosk.views.texts import to_translate
from kiosk.views.view import Control, Part
from kiosk.wire.calls import TEST, CallState

TRIAL = to_translate("Appel d’essai")  # both are said on the page of the call
TO_SETTINGS = to_translate("Revenir aux réglages")
ANSWERED = to_translate("Un agent a pris l’appel en {n} secondes.")
NOBODY = to_translate("Le bureau a l’appel. Aucun agent n’est à son poste.")
RINGS = to_translate("Le bureau a l’appel et le fait sonner. Personne ne l’a encore pris.")
EXPIRED = to_translate("Personne n’a pris l’appel avant qu’il expire.")
UNREACHED = to_translate("L’appel est gardé ici, mais aucun bureau ne répond.")
TAKEN_UP = to_translate("L’appel d’une personne est encore ouvert. Essayez quand il est terminé.")
UNKEPT = to_translate("La borne ne peut pas garder l’appel : la partie qui a le réseau ne répond pas.")


def page(c: Context) -> Draft:
    """What the agents see, then how far the call has come, and what mends it where it stays."""
    _, call = c.say, _own(c)
    return Draft(
        title=c.one(_("Appeler pour essayer")),
        lead=c.all(_("Les agents voient que c’est un essai. Quelqu’un l’accepte sur sa page.")),
        parts=_how_far(c, call),
        foot=_foot(c, call),
        more=_("Suite"),
    )


def _own(c: Context) -> OpenCall | None:
    """The technician's call; one that a citizen has left open is none."""
    call = c.session.call
    return call if call is not None and call.request.source == TEST else None


def _waits(c: Context) -> bool:
    """Whether a citizen's call is open at this terminal: it is neither shown here nor called off."""
    return c.session.call is not None and c.session.call.of_citizen


def outcome(call: OpenCall) -> tuple[Outcome | None, Words]:
    """How far it has come; no outcome while it is on its way, or once it was called off before that."""
    if call.answered_s is not None:
        return "good", Words(ANSWERED, (("n", f"{call.answered_s:.0f}"),))
    match call.state:
        case CallState.RINGING if call.reached:
            return "warning", Words(NOBODY if call.nobody else RINGS)
        case CallState.EXPIRED:
            return "bad", Words(EXPIRED)
        case CallState.QUEUED if not call.reached:
            return "bad", Words(UNREACHED)
        case CallState.PLACING if not call.stored:
            return "bad", Words(UNKEPT)
    return None, Words()


REMEDIES = {
    NOBODY: to_translate("Ouvrez la page des agents, prenez le service, puis acceptez l’appel."),
    RINGS: to_translate("Sur la page des agents, acceptez l’appel."),
    EXPIRED: to_translate("Demandez à un agent de prendre son service, puis appelez de nouveau."),
    UNREACHED: to_translate("Revenez à l’étape du réseau et du bureau."),
    UNKEPT: to_translate("Redémarrez la borne. Si cela dure, regardez le disque."),
}


def _how_far(c: Context, call: OpenCall | None) -> tuple[Part, ...]:
    if _waits(c):
        return (Part("far", "callout", c.all(c.say(TAKEN_UP)), icon="alert", state="warning"),)
    if call is None:
        return last(c, STEP.name)
    how, words = outcome(call)
    if how is None:
        if not call.live:
            return (Part("far", "callout", (c.one(c.say("L’appel est annulé.")),), icon="close-circle"),)
        return (Part("far", "callout", (c.one(c.say("L’appel part…")),), icon="timer-sand"),)
    remedy = REMEDIES.get(words.text, "")
    said = (*c.all(told(c, words)), *(c.all(c.say(remedy)) if remedy else ()))
    return (Part("far", "callout", said, icon=SIGNS[how], state=how),)


def _foot(c: Context, call: OpenCall | None) -> tuple[Control, ...]:
    """To call, to call off, to go on with what has come of it."""
    _ = c.say
    how, words = outcome(call) if call is not None else (None, Words())
    live, waits = call is not None and call.live, _waits(c)
    off = action("call_off", _("Annuler l’appel"), CallCancelled(), look="second", icon="close",
                 foot=above(c), lang=c.language)  # fmt: skip
    on = action("test_call", _("Appeler, pour essayer"), None if waits else HelpPressed(),
                icon="human-greeting", look="second" if how else "action", foot=above(c),
                lang=c.language, state="disabled" if waits else "")  # fmt: skip
    beside = call is not None and call.state is CallState.ARRIVED  # nobody calls off who stands there
    first = () if beside else (off,) if live else (on,)
    if how is None:
        return (*first, ends(c, STEP.name, bad=None)[0])
    done = StepDone(STEP.name, how, words)
    label = _("Étape suivante") if how == "good" else _("Noter ce résultat")
    return (*first, action("step_good", label, done, icon="check", foot="foot0", lang=c.language))


STEP = Step("test_call", to_translate("Appel d’essai à un agent"), "human-greeting", page)
