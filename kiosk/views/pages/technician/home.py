"""The list of the technician's steps, each with how it went; one leads to the next."""

from __future__ import annotations

from kiosk.session.commissioned import StepOpened
from kiosk.session.events import Finished
from kiosk.session.technician import SHEET, STEPS, Done
from kiosk.views.pages.draft import Context, Draft, action
from kiosk.views.pages.technician.kept import installed
from kiosk.views.pages.technician.posed import outdated
from kiosk.views.pages.technician.steps import STEPS as PAGES
from kiosk.views.pages.technician.words import NAMES, SIGNS, Step, technician
from kiosk.views.texts import to_translate
from kiosk.views.view import Control

TOOLS = to_translate(
    "À avoir sous la main : une carte bancaire, un mètre, un sonomètre, un casque, un téléphone, "
    "et un collègue au bureau des agents."
)


def page(c: Context) -> Draft:
    """Every step may be opened at any time; what is left to do is counted."""
    _ = c.say
    left = [name for name in STEPS if _done(c, name) is None]
    lead = _("Tout a été fait. Vous pouvez recommencer une étape.")
    if len(left) == 1:
        lead = _("Il reste une étape.")
    elif left:
        lead = _("Il reste {n} étapes. Chacune mène à la suivante.").format(n=len(left))
    tools = _(TOOLS) if len(left) == len(STEPS) else ""
    return Draft(
        title=c.one(_("Mise en service")),
        lead=c.all(f"{lead} {tools}".strip()),
        controls=tuple(_entry(c, PAGES[name]) for name in STEPS),
        foot=_foot(c, left),
        more=_("Suite"),
        badge="wrench",
    )


def _foot(c: Context, left: list[str]) -> tuple[Control, ...]:
    """To go on with what is not done yet, to see the sheet, to leave."""
    _, lang = c.say, c.language
    sheet = action("sheet", _("Voir la fiche"), StepOpened(SHEET), look="second", icon="clipboard-check",
                   foot="foot0", lang=lang)  # fmt: skip
    leave = action("leave", _("Terminer"), Finished(), look="second" if left else "action", icon="check",
                   foot="foot0", lang=lang)  # fmt: skip
    if not left:
        return sheet, leave
    label = _("Étape suivante")
    go_on = action("go_on", label, StepOpened(left[0]), icon="arrow-right", foot="foot0", lang=lang)
    return sheet, leave, go_on


def _done(c: Context, name: str) -> Done | None:
    """What became of a step; a panel that was measured again is to be confirmed again."""
    done = technician(c).of(name)
    return None if name == "panel" and outdated(done, installed(c).pose) else done


def _entry(c: Context, step: Step) -> Control:
    """How it went in a word: what was measured is on its page and on the sheet."""
    done = _done(c, step.name)
    outcome = done.outcome if done is not None else ""
    return Control(
        f"step:{step.name}",
        c.say(step.title),
        StepOpened(step.name),
        look="tile",
        group="steps",
        hint=c.say(NAMES[outcome]),
        icon=SIGNS[outcome],
        state=outcome if outcome in ("bad", "warning") else "",
        untold=True,  # the hint says it in words
        lang=c.language,
    )
