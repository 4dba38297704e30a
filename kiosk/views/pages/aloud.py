"""What is the citizen's own is not said on the loudspeaker without their yes; called by `compose`.

EN 301 549 5.1.3.9: to a headset it is said, and by explicit choice, which the page asks for. Their own are
answers given to questions that are not open, all answers of the recap, and what is typed. Which papers they
have is said: nobody could use that list by ear without it.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk import languages
from kiosk.session.events import Answered, AnswerReopened, ChoiceToggled, PreferenceSet
from kiosk.views.arranging.key_rows import is_keyboard
from kiosk.views.pages.draft import Context, Draft
from kiosk.views.pages.listening import aloud_label
from kiosk.views.spoken import spoken
from kiosk.views.view import Control, Part, Sentence


def kept_quiet(c: Context, draft: Draft) -> Draft:
    """The page with other words, for the voice alone, in place of what is the citizen's own."""
    if c.session.headset or c.session.preferences.aloud:
        return draft
    quiet = replace(
        draft,
        parts=tuple(_part(c, part) for part in draft.parts),
        unmarked=tuple(_part(c, part) for part in draft.unmarked),
        controls=tuple(_control(c, control) for control in draft.controls),
        foot=tuple(_control(c, control) for control in draft.foot),
        query=_sentence(c, draft.query) if draft.query is not None else None,
    )
    typed = is_keyboard(draft.foot) or any(control.look == "key" for control in draft.controls)
    if quiet == draft or typed or not c.session.preferences.voice:
        return quiet
    return replace(quiet, controls=(*quiet.controls, _yes(c)))


def _part(c: Context, part: Part) -> Part:
    typed = part.kind in ("field", "typed")
    return replace(part, sentences=tuple(_sentence(c, said) for said in part.sentences)) if typed else part


def _sentence(c: Context, said: Sentence) -> Sentence:
    if not said.private or not said.text:
        return said
    kept = c.say("Votre réponse est à l’écran. Elle n’est pas dite tout haut.")
    count = c.say("Caractères écrits : {n}").format(n=len(said.text))  # EN 301 549 5.1.3.8
    words = f"{kept} {count}"
    return replace(said, spoken=spoken(words, c.language) or words, spoken_lang=c.language)


def _control(c: Context, control: Control) -> Control:
    """Its words are the page's; an answer beside them, and whether it is chosen, are the citizen's."""
    if not control.private or not isinstance(control.event, Answered | AnswerReopened | ChoiceToggled):
        return control
    if control.own:
        kept = c.say("Votre réponse est à l’écran.")
        if languages.voice_of(control.lang) != languages.voice_of(c.language):
            return replace(control, spoken=control.label, kept=kept, hint_lang="", untold=True)
        return replace(control, spoken=f"{control.label} {kept}", hint_lang="", untold=True)
    return replace(control, untold=True)


def _yes(c: Context) -> Control:
    return Control(
        "aloud",
        aloud_label(c),
        PreferenceSet("aloud", "on"),
        look="quiet",
        icon="microphone",
        hint=c.say("Sans cela, vos réponses sont à l’écran, et la voix ne les dit pas."),
        lang=c.language,
    )
