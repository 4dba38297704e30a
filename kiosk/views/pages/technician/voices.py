"""The voice of each language that is offered: a sentence of it, and whether it was heard."""

from __future__ import annotations

from kiosk import languages
from kiosk.session.commissioned import Adjusted, SampleAsked, StepOpened, TryAsked
from kiosk.session.preferences import Preferences
from kiosk.session.technician import SAMPLED, Outcome, Trial, Words
from kiosk.views.pages.draft import Context, Draft, action
from kiosk.views.pages.technician.sound import volume
from kiosk.views.pages.technician.words import SIGNS, Step, above, ends, last, results_ends, technician, told
from kiosk.views.texts import to_translate
from kiosk.views.view import Control, Part, Sentence

TRY = "voice:"  # before a language's code: why it is not heard
VOICE = "voice/"
HEARD = "heard"
SAMPLE = "Vous pouvez continuer, ou appeler de nouveau."  # of the page of the call, in every language
ALL_HEARD = to_translate("Toutes les langues s’entendent : {heard}.")
SOME_UNHEARD = to_translate("Langues qui ne s’entendent pas : {unheard}.")


def page(c: Context) -> Draft:
    """Each language with what was heard of it; a page inside for each."""
    if c.here.detail.startswith(VOICE):
        code = c.here.detail.removeprefix(VOICE)
        return _one(c, code if code in spoken(c) else spoken(c)[0])
    _, (outcome, words) = c.say, judged(c)
    foot = ends(c, STEP.name, bad=None)[:1]
    if outcome is not None:
        foot = results_ends(c, STEP.name, outcome, words)
    return Draft(
        title=c.one(_("Chaque langue s’entend-elle ?")),
        lead=c.all(told(c, words)) if outcome is not None else (),
        parts=tuple(part for code in spoken(c) for part in _why(c, code)) or _before(c),
        controls=tuple(_entry(c, code) for code in spoken(c)),
        foot=foot,
        more=_("Suite"),
    )


def _before(c: Context) -> tuple[Part, ...]:
    """What was found last, until one is tried again."""
    return last(c, STEP.name) if all(_state(c, code) == "" for code in spoken(c)) else ()


def spoken(c: Context) -> tuple[str, ...]:
    """The languages with a voice of their own: that of another one is not tried twice."""
    return tuple(dict.fromkeys(languages.voice_of(code) for code in c.session.rules.languages))


def judged(c: Context) -> tuple[Outcome | None, Words]:
    """No outcome before every language was listened to; they are named by their codes."""
    states = {code: _state(c, code) for code in spoken(c)}
    if "" in states.values():
        return None, Words()
    unheard = [code for code, state in states.items() if state != HEARD]
    if unheard:
        return "bad", Words(SOME_UNHEARD, (("unheard", ", ".join(unheard)),))
    return "good", Words(ALL_HEARD, (("heard", ", ".join(states)),))


def _trial(c: Context, code: str) -> Trial | None:
    return technician(c).trial(f"{TRY}{code}")


def _state(c: Context, code: str) -> str:
    """What was said of it last: heard, or the sign of what was found; "" as long as nothing was."""
    if technician(c).set(f"{TRY}{code}") == HEARD:
        return HEARD
    return "bad" if _trial(c, code) is not None else ""


def _entry(c: Context, code: str) -> Control:
    _, name, trial = c.say, languages.of(code).name, _trial(c, code)
    state = _state(c, code)
    hint = {"": _("Pas encore écouté"), HEARD: _("Entendu")}.get(state, _("Pas entendu"))
    icon = SIGNS[{HEARD: "good"}.get(state, state)]
    if state == "bad" and trial is not None and trial.outcome is None:
        hint, icon = _("Essai en cours…"), "timer-sand"
    return Control(
        f"voice:{code}",
        name,
        StepOpened(STEP.name, f"{VOICE}{code}"),
        hint=hint,
        icon=icon,
        lang=c.language,
        spoken=name,
        spoken_lang=code,
        kept=hint,
    )


def _why(c: Context, code: str) -> tuple[Part, ...]:
    """What was found where a language is not heard."""
    trial = _trial(c, code)
    if trial is None or trial.outcome is None or _state(c, code) == HEARD:
        return ()
    said = (Sentence(languages.of(code).name, lang=code), *c.all(told(c, trial.measured)))
    return (Part(f"why:{code}", "callout", said, icon=SIGNS["bad"], state="bad"),)


def _one(c: Context, code: str) -> Draft:
    _ = c.say
    name = Sentence(languages.of(code).name, lang=code)
    sample = SampleAsked(c.texts.of(code)(SAMPLE), code, Preferences().volume, volume(c))
    hear = action("hear", _("Écouter"), sample, icon="volume-high", foot=above(c), lang=c.language)
    asked = bool(technician(c).set(f"{SAMPLED}{code}"))
    said = asked and not c.session.voice_problem
    look_into = TryAsked(f"{TRY}{code}", (("language", code),))
    no = action("unheard", _("Pas entendu"), look_into if asked else None, look="second", icon="close",
                foot="foot0", lang=c.language, state="" if asked else "disabled")  # fmt: skip
    yes = action("heard", _("Entendu"), Adjusted(f"{TRY}{code}", HEARD, "") if said else None, look="second",
                 icon="check", foot="foot0", lang=c.language, state="" if said else "disabled")  # fmt: skip
    return Draft(
        title=c.one(_("Écoutez, puis dites ce qui s’entend.")),
        parts=(Part("language", "callout", (name,), icon="translate"),),
        foot=(hear, no, yes),
        more=_("Suite"),
    )


STEP = Step("voices", to_translate("Voix de chaque langue"), "translate", page)
