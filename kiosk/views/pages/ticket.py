"""The printed ticket: in which letters, that it is on its way, how it ended; and how one gets to it."""

from __future__ import annotations

from kiosk.session.events import PageOpened, PrintAsked, WentBack
from kiosk.views.pages.draft import Context, Draft, action, context_of
from kiosk.views.texts import to_translate
from kiosk.views.view import Control

LARGE_FROM = 3  # text size from which large letters come first

_TOLD = {
    "no_paper": (
        to_translate("Il n’y a plus de papier."),
        to_translate("Rien n’est perdu : prenez le carré, ou demandez à un agent."),
    ),
    "no_printer": (
        to_translate("L’imprimante ne répond pas."),
        to_translate("Rien n’est perdu : prenez le carré, ou demandez à un agent."),
    ),
    "busy": (
        to_translate("L’imprimante n’est pas prête."),
        to_translate("Attendez un instant, puis recommencez. Rien n’est perdu."),
    ),
    "cut_off": (
        to_translate("Le ticket n’est pas complet."),
        to_translate("Vous pouvez recommencer. Ou prenez le carré, ou demandez à un agent."),
    ),
}


def print_controls(c: Context, foot: str) -> tuple[Control, ...]:
    """« Imprimer », where the printer was found well; nothing promises paper elsewhere."""
    if not c.session.printer:
        return ()
    opened = PageOpened("ticket")
    return (
        action("print", c.say("Imprimer"), opened, look="second", icon="printer", foot=foot, lang=c.language),
    )


def page(c: Context) -> Draft:
    """One of four pages: a question, a wait, a ticket to take, or what went wrong and what can be done."""
    match c.session.ticket:
        case "":
            return _asked(c)
        case "printing":
            return Draft(
                title=c.one(c.say("Votre ticket s’imprime…")),
                context=context_of(c),
                lead=c.all(c.say("Cela prend quelques secondes.")),
                badge="printer",
            )
        case "ok":
            return _printed(c)
        case outcome:
            return _failed(c, outcome)


def _asked(c: Context) -> Draft:
    """The letters of the citizen's own text size first."""
    _ = c.say
    answers = [
        Control("print:normal", _("Caractères normaux"), PrintAsked(False), icon="printer", lang=c.language),
        Control(
            "print:large",
            _("Gros caractères"),
            PrintAsked(True),
            icon="format-size",
            hint=_("Le ticket est plus long"),
            lang=c.language,
        ),
    ]
    if c.session.preferences.text_size >= LARGE_FROM:
        answers.reverse()
    return Draft(
        title=c.one(_("Quelle taille pour votre ticket ?")),
        context=context_of(c),
        lead=c.all(_("Il dit ce qui est à l’écran. Votre nom n’y est pas.")),
        controls=tuple(answers),
    )


def _printed(c: Context) -> Draft:
    _, where = c.say, c.hall.takes_ticket
    take = _("Prenez votre ticket, {where}.").format(where=where) if where else _("Prenez votre ticket.")
    again = action(
        "print_again", _("Imprimer encore"), PageOpened("ticket"), look="second", icon="printer",
        foot="foot0", lang=c.language,
    )  # fmt: skip
    done = action("go_on", _("C’est fait"), WentBack(), icon="check", foot="foot0", lang=c.language)
    return Draft(
        title=c.one(_("C’est imprimé.")),
        context=context_of(c),
        lead=c.all(take),
        foot=(again, done),
        badge="check",
    )


def _failed(c: Context, outcome: str) -> Draft:
    title, lead = (c.say(text) for text in _TOLD[outcome])
    again = PrintAsked(c.session.ticket_large)
    return Draft(
        title=c.one(title),
        context=context_of(c),
        lead=c.all(lead),
        badge="printer-alert",
        controls=(
            Control(
                "phone", c.say("Sur mon téléphone"), PageOpened("phone"), icon="qrcode", lang=c.language,
                hint=c.say("Un carré à photographier"),
            ),
            Control("print_again", c.say("Recommencer"), again, icon="printer", lang=c.language),
        ),
    )  # fmt: skip
