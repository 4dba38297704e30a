"""The keys of a keypad and the switches, learnt by pressing each; also what `kiosk keys` shows."""

from __future__ import annotations

from kiosk.session.commissioned import KeepAsked, KeyPassed, StepDone, StepOpened
from kiosk.session.lesson import WAIT_S, Lesson
from kiosk.session.technician import LEARNING, Words
from kiosk.views.focus import Key
from kiosk.views.keymap import usable
from kiosk.views.pages.draft import Context, Draft, action
from kiosk.views.pages.technician.words import SIGNS, Step, above, results_ends, technician, told
from kiosk.views.texts import to_translate
from kiosk.views.view import Control, Part

MEANINGS: dict[Key, str] = {
    Key.NEXT: to_translate("Suivant"),
    Key.PREVIOUS: to_translate("Précédent"),
    Key.SELECT: to_translate("Valider"),
    Key.BACK: to_translate("Retour"),
    Key.HELP: to_translate("Aide"),
    Key.REPEAT: to_translate("Réécouter"),
    Key.WHERE_AM_I: to_translate("Où suis-je ?"),
    Key.PAUSE: to_translate("Pause"),
    Key.LOUDER: to_translate("Plus fort"),
    Key.QUIETER: to_translate("Moins fort"),
    Key.FASTER: to_translate("Plus vite"),
    Key.SLOWER: to_translate("Moins vite"),
    Key.CALL_AGENT: to_translate("Appeler un agent"),
    Key.NEXT_SENTENCE: to_translate("Phrase suivante"),
    Key.PREVIOUS_SENTENCE: to_translate("Phrase d’avant"),
    Key.REPEAT_SENTENCE: to_translate("Répéter la phrase"),
    Key.SPELL: to_translate("Épeler"),
    Key.SWITCH_1: to_translate("Contacteur qui choisit"),
    Key.SWITCH_2: to_translate("Contacteur qui avance"),
}
PRESS = to_translate("Appuyez sur la touche pour : {meaning}")
KNOWN = to_translate("Cette touche sert déjà pour : {meaning}. La même encore une fois passe à la suite.")
NONE = to_translate("Ni clavier, ni contacteur.")
SHOWN = 4  # of what was learnt last

LEARNT = to_translate("{n} touches apprises, dont de quoi se déplacer et choisir.")
FEW = to_translate("Ces touches ne suffisent pas : il faut Suivant et Valider, ou un contacteur.")


def named(meant: str) -> str:
    """The French name of a meaning."""
    return MEANINGS[Key[meant]]


def page(c: Context) -> Draft:
    """To begin; each key in turn; then what was learnt, which is kept or learnt anew."""
    lesson = technician(c).lesson
    if lesson is None:
        return _before(c)
    return _pressing(c, lesson) if technician(c).learning else _after(c, lesson)


def _before(c: Context) -> Draft:
    _ = c.say
    lead = _(
        "La borne demande chaque touche. Vous appuyez dessus. "
        "Un clavier branché après le démarrage est refusé : redémarrez la machine."
    )
    learn = action("learn", _("Apprendre les touches"), StepOpened(STEP.name, LEARNING), icon="keyboard",
                   foot=above(c), lang=c.language)  # fmt: skip
    none = action("step_none", _("Il n’y en a pas"), StepDone(STEP.name, "good", Words(NONE)), look="second",
                  icon="close", foot="foot0", lang=c.language)  # fmt: skip
    return Draft(
        title=c.one(_("Y a-t-il un clavier, ou des contacteurs ?")),
        lead=c.all(lead),
        foot=(learn, none),
        more=_("Suite"),
    )


def _pressing(c: Context, lesson: Lesson) -> Draft:
    _ = c.say
    ask = _(PRESS).format(meaning=_(named(lesson.asked)))
    wait = _("Sans touche pour cela, attendez {n} secondes.").format(n=round(WAIT_S))
    wrong = _(KNOWN).format(meaning=_(named(lesson.known))) if lesson.known else ""
    skip = action("skip", _("Passer"), KeyPassed(), icon="arrow-right", foot="foot0", lang=c.language)
    end = action("end", _("Terminer"), KeyPassed(all=True), look="second", icon="check", foot="foot0",
                 lang=c.language)  # fmt: skip
    return Draft(
        title=c.one(ask),
        lead=c.all(wrong or wait),
        parts=_learnt(c, lesson, lesson.learnt[-SHOWN:]),
        foot=(end, skip),
        notice=c.one(f"{wrong} {ask}".strip()),
        optional=("learnt:0", "learnt:1", "learnt:2", "learnt:3"),
        more=_("Suite"),
    )


def _learnt(c: Context, lesson: Lesson, shown: tuple[tuple[str, str], ...]) -> tuple[Part, ...]:
    return tuple(
        Part(
            f"learnt:{number}",
            "fact",
            (c.one(c.say(named(meant))), c.one(name)),
            "facts",
            "keyboard",
        )
        for number, (name, meant) in enumerate(shown)
    )


def _after(c: Context, lesson: Lesson) -> Draft:
    """Nothing is kept that leads nowhere: who cannot use the glass would be shut out."""
    _, kept = c.say, technician(c).kept
    enough = usable(lesson.learnt, lesson.lines)
    verdict = Words(LEARNT, (("n", str(len(lesson.learnt))),)) if enough else Words(FEW)
    problems = kept[1] if kept is not None else ()
    said = (*c.all(verdict.told(_)), *(one for problem in problems for one in c.all(told(c, problem))))
    how = "good" if enough and not (kept and not kept[0]) else "bad"
    part = Part("verdict", "callout", said, icon=SIGNS[how], state=how)
    return Draft(
        title=c.one(_("Ce qui a été appris")),
        parts=(part, *_learnt(c, lesson, lesson.learnt)),
        foot=_foot(c, verdict, enough),
        notice=said[0],
        more=_("Suite"),
    )


def _foot(c: Context, verdict: Words, enough: bool) -> tuple[Control, ...]:
    _, kept, lesson = c.say, technician(c).kept, technician(c).lesson
    assert lesson is not None
    again = action("learn", _("Recommencer"), StepOpened(STEP.name, LEARNING), look="second", icon="refresh",
                   foot="foot0", lang=c.language)  # fmt: skip
    if not enough:
        return again, *results_ends(c, STEP.name, "bad", verdict)
    if kept is not None and kept[0]:
        return again, *results_ends(c, STEP.name, "good", verdict)
    keep = action("keep", _("Garder ces touches"), KeepAsked((("inputs", "keys", lesson.lines),)),
                  icon="content-save", foot="foot0", lang=c.language)  # fmt: skip
    return again, keep


STEP = Step("keys", to_translate("Clavier et contacteurs"), "keyboard", page)
