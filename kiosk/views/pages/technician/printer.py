"""The ticket printer, tried with the signs that printers get wrong; no printer is no fault."""

from __future__ import annotations

from kiosk.session.commissioned import StepDone
from kiosk.session.events import PrintAsked
from kiosk.session.printing import PRINTING
from kiosk.session.technician import Words
from kiosk.views.pages.draft import Context, Draft, action
from kiosk.views.pages.technician.words import SIGNS, Step, above, ends, results_ends
from kiosk.views.texts import to_translate
from kiosk.views.view import Control, Part

NONE = to_translate("Pas d’imprimante.")
GOOD = to_translate("Le ticket d’essai est sorti et se lit bien.")
BAD = to_translate(
    "Le ticket n’est pas sorti, ou se lit mal. Vérifiez le rouleau, de 80 mm, et son sens."
)
WRONG = {
    "no_paper": to_translate("L’imprimante n’a plus de papier. Mettez un rouleau de 80 mm."),
    "no_printer": to_translate(
        "L’imprimante ne répond pas. Branchez-la, allumez-la, vérifiez son adresse dans terminal.toml."
    ),
    "cut_off": to_translate("L’impression s’est arrêtée. Éteignez l’imprimante, rallumez-la."),
    "busy": to_translate("L’imprimante n’est pas prête. Fermez son capot, regardez ses voyants."),
}
NO_ADDRESS = to_translate("Aucune adresse d’imprimante n’est écrite dans terminal.toml.")
HEADING = to_translate("Signes à lire")
LETTERS = to_translate("Autres écritures")
SQUARE = to_translate("Visez ce carré avec un téléphone : il donne le nom de la borne.")
TITLE = to_translate("Imprimer un ticket d’essai")
LOOK = to_translate("Lisez le ticket : €, œ, ’, les accents et le carré.")


def page(c: Context) -> Draft:
    """A ticket to ask for; then whether it came out and can be read, or why it did not."""
    _, ticket = c.say, c.session.ticket
    address = c.hall.installed.printer
    if not address:
        title, lead = _("Y a-t-il une imprimante ?"), _(NO_ADDRESS)
    elif ticket == "ok":
        title, lead = _("Le ticket est-il sorti ?"), _(LOOK)
    else:
        title, lead = _(TITLE), _("Il porte les signes qui s’impriment souvent mal.")
    said = _how(c)
    return Draft(
        title=c.one(title),
        lead=c.all(lead),
        parts=(said,) if said is not None else (),
        foot=_foot(c, address),
        notice=said.sentences[0] if said is not None else c.one(title),
        more=_("Suite"),
    )


def _how(c: Context) -> Part | None:
    ticket = c.session.ticket
    if ticket == PRINTING:
        return Part("printed", "callout", (c.one(c.say("L’impression est en cours…")),), icon="timer-sand")
    if ticket in WRONG:
        return Part("printed", "callout", c.all(c.say(WRONG[ticket])), icon=SIGNS["bad"], state="bad")
    return None


def _foot(c: Context, address: str) -> tuple[Control, ...]:
    _, ticket = c.say, c.session.ticket
    none = action("step_none", _("Pas d’imprimante"), StepDone(STEP.name, "good", Words(NONE)), look="second",
                  icon="close", foot="foot0", lang=c.language)  # fmt: skip
    if not address:
        return none, ends(c, STEP.name, bad=None)[0]
    again, busy = bool(ticket) and ticket != PRINTING, ticket == PRINTING
    print_ = action(
        "print",
        _("Imprimer encore") if again else _("Imprimer"),
        None if busy else PrintAsked(),
        look="second" if again else "action",
        icon="printer",
        foot=above(c),
        lang=c.language,
        state="disabled" if busy else "",
    )
    if ticket == "ok":
        return print_, *ends(c, STEP.name, Words(GOOD), Words(BAD))
    if ticket in WRONG:
        return print_, *results_ends(c, STEP.name, "bad", Words(WRONG[ticket]))
    return print_, none


STEP = Step("printer", to_translate("Imprimante de tickets"), "printer", page)
