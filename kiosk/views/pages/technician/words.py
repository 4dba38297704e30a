"""What all the technician's steps share: how the list speaks of one, and the actions that end one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kiosk import languages
from kiosk.session.commissioned import StepDone, StepOpened, TryAsked
from kiosk.session.technician import Done, Outcome, Technician, Trial, Words, following
from kiosk.views.pages.draft import Context, Draft, action
from kiosk.views.texts import to_translate
from kiosk.views.view import Control, Part, Sentence

TECHNICIANS = ("fr", "en")  # the languages of the technician's catalogue
SIGNS: dict[str, str] = {
    "": "checkbox-blank-outline", "good": "check", "warning": "alert", "bad": "close-circle"
}  # fmt: skip
NAMES: dict[str, str] = {
    "": to_translate("Pas encore fait"),
    "good": to_translate("Bon"),
    "warning": to_translate("À voir"),
    "bad": to_translate("Ne va pas"),
}
SEEN = Words(to_translate("Vérifié sur place."))
FAILED = Words(to_translate("Refusé par le technicien."))


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its name, its title in French, the icon of its kind, and the page."""

    name: str
    title: str
    icon: str
    page: Callable[[Context], Draft]


def technician(c: Context) -> Technician:
    """What is known of the technician on screen."""
    assert c.session.technician is not None
    return c.session.technician


def told(c: Context, words: Words) -> str:
    """Words that were kept, in the language of the page."""
    return words.told(c.say, c.language)


def day_of(done: Done, language: str) -> str:
    """« 30 novembre 2026 »; "" for what was done a moment ago, and where the date cannot be read."""
    try:
        return languages.of(language).date(datetime.fromisoformat(done.at).date())
    except ValueError:
        return ""


def grouped(number: float, language: str) -> str:
    """A whole number, by thousands: « 1 220 », “1,220”."""
    return f"{number:,.0f}".replace(",", "," if language == "en" else "\u00a0")


def decimal(number: float, language: str) -> str:
    """With one digit after the point, which is a comma in French."""
    return f"{number:.1f}".replace(".", "." if language == "en" else ",")


def ends(
    c: Context,
    step: str,
    good: Words = SEEN,
    bad: Words | None = FAILED,
    *,
    label: str = "",
    outcome: Outcome = "good",
    ready: bool = True,
) -> tuple[Control, ...]:
    """The foot of a step: it is good, and the next one follows; or it is not.

    `ready`: whether it may be said to be good. Without `bad`, the second action leaves it for later.
    """
    _ = c.say
    yes = action(
        "step_good",
        label or _("C’est bon"),
        StepDone(step, outcome, good) if ready else None,
        icon="check",
        foot="foot0",
        lang=c.language,
        state="" if ready else "disabled",
    )
    if bad is not None:
        event, words, icon = StepDone(step, "bad", bad), _("Ça ne va pas"), "close"
        no = action("step_bad", words, event, look="second", icon=icon, foot="foot0", lang=c.language)
    else:
        no = action(
            "step_later", _("Plus tard"), StepOpened(following(step)), look="second", foot="foot0",
            lang=c.language,
        )  # fmt: skip
    return (no, yes)


def last(c: Context, step: str) -> tuple[Part, ...]:
    """What became of the step before, where it is opened again."""
    done, own = technician(c).of(step), languages.of(c.language)
    if done is None:
        return ()
    head = c.say("Dernier résultat, du {day}").format(day=day_of(done, c.language))
    head = head if done.at else c.say("Dernier résultat")
    outcome = c.say(NAMES[done.outcome])
    found = c.one(f"{outcome}{own.colon}{told(c, done.measured)}")
    return (Part("last", "callout", (c.one(head), found), icon=SIGNS[done.outcome], state=done.outcome),)


def not_yet(c: Context, step: str, bad: Words) -> tuple[Control, ...]:
    """The foot of a step that cannot be good yet: it is not, or it is left for later."""
    return ends(c, step, bad=bad)[0], ends(c, step, bad=None)[0]


def result(c: Context, trial: Trial | None) -> tuple[Part, ...]:
    """How something that was tried went, or that it is under way; nothing before."""
    if trial is None:
        return ()
    if trial.outcome is None:
        return (Part("trial", "callout", (c.one(c.say("Essai en cours…")),), icon="timer-sand"),)
    _ = c.say
    name = {"good": _("C’est bon."), "warning": _("À voir."), "bad": _("Ça ne va pas.")}[trial.outcome]
    said = c.all(told(c, trial.measured))
    return (
        Part("trial", "callout", (c.one(name), *said), icon=SIGNS[trial.outcome], state=trial.outcome),
        *(
            Part(f"trial:{number}", "step", c.all(told(c, line.measured)), icon=SIGNS[line.outcome],
                 state="done" if line.outcome == "good" else "now")
            for number, line in enumerate(trial.lines)
        ),
    )  # fmt: skip


def above(c: Context) -> str:
    """The row of actions over the last one; a small panel has room for one row."""
    return "foot0" if c.layout.form == "tablet" else "foot_0"


def tried_ends(
    c: Context, step: str, trial: Trial | None, label: str, event: TryAsked, icon: str
) -> tuple[Control, ...]:
    """The foot of a step that is tried: to try it, again where it did not go well, and to go on."""
    _ = c.say
    tried = trial is not None and trial.outcome is not None
    again = action(
        "try",
        _("Essayer encore") if tried else label,
        event if tried or trial is None else None,
        look="second" if tried else "action",
        icon="refresh" if tried else icon,
        foot=above(c),
        lang=c.language,
        state="" if tried or trial is None else "disabled",
    )
    if trial is None or trial.outcome is None:
        return again, ends(c, step, bad=None)[0]
    return again, *results_ends(c, step, trial.outcome, trial.measured)


def results_ends(
    c: Context, step: str, outcome: Outcome, measured: Words, look: str = "action"
) -> tuple[Control, ...]:
    """To go on with what was found, which is noted as it is."""
    label = c.say("Étape suivante") if outcome == "good" else c.say("Noter ce résultat")
    done = StepDone(step, outcome, measured)
    return (action("step_good", label, done, look=look, icon="check", foot="foot0", lang=c.language),)


def notice(c: Context, trial: Trial | None) -> Sentence | None:
    """The same as it is heard when it has come by itself."""
    if trial is None or trial.outcome is None:
        return None
    return c.one(told(c, trial.measured))
