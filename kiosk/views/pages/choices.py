"""Choices whose explanation is long: its first words stand with the choice, all of it on a page of its own.

`question` shows the choices; the page is opened by the control that stands below them.
"""

from __future__ import annotations

import re

from kiosk.procedures.model import Choice, Question
from kiosk.session.events import PageClosed, PageOpened
from kiosk.views.pages.draft import Context, Draft, action, context_of, pause
from kiosk.views.pages.fitting import fitted
from kiosk.views.sentences import sentence, sentences
from kiosk.views.view import Control, Part

LONG = 18  # words: an explanation is shown whole up to here
SHOWN = 12  # … and so many of a longer one
AROUND = 5  # words that make a sentence of a choice, and no more
_WORD = re.compile(r"\w+")


def brief(choice: Choice) -> str:
    """What is shown of a choice's explanation beside it; one that only repeats the choice is not."""
    if _repeats(choice):
        return ""
    words = choice.detail.text.split(" ")
    return choice.detail.text if len(words) <= LONG else f"{' '.join(words[:SHOWN]).rstrip(' ,;:.(')}…"


def _repeats(choice: Choice) -> bool:
    """« Vous êtes locataire » says of « Locataire » nothing more."""
    said, more = (set(_WORD.findall(text.text.casefold())) for text in (choice.text, choice.detail))
    return said <= more and len(more) - len(said) <= AROUND


def explain(c: Context, question: Question) -> tuple[Control, ...]:
    """The way to the whole explanations, where some are cut."""
    if not _long(question) or (c.here.frame is not None and c.here.frame.changing):
        return ()
    label, event = c.say("Que veulent dire ces réponses ?"), PageOpened("choices")
    return (Control("choices", label, event, look="quiet", icon="information", lang=c.language),)


def page(c: Context) -> Draft:
    """Each choice that has a long explanation, and all of it."""
    question = c.here.position.open if c.here.position is not None else None
    parts: list[Part] = []
    for choice in _long(question) if question is not None else ():
        parts.append(Part(f"choice:{choice.id}", "heading", (sentence(choice.text),)))
        parts.append(Part(f"detail:{choice.id}", "paragraph", fitted(c, sentences(choice.detail))))
    done = action("go_on", c.say("C’est lu"), PageClosed(), icon="check", foot="foot0", lang=c.language)
    return Draft(
        title=c.one(c.say("Que veulent dire ces réponses ?")),
        parts=tuple(parts),
        context=context_of(c),
        foot=(*pause(c), done),
        more=c.say("Suite"),
    )


def _long(question: Question) -> tuple[Choice, ...]:
    return tuple(choice for choice in question.choices if brief(choice) != choice.detail.text)
