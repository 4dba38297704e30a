"""A question that takes several of its choices, or none of them."""

from __future__ import annotations

from kiosk.procedures.answers import Answer, Chosen
from kiosk.procedures.model import Question
from kiosk.procedures.questions.one import find_choice


def accepts(question: Question, answer: Answer) -> bool:
    """Identities among those offered, each once; none at all is an answer too."""
    if not isinstance(answer, Chosen):
        return False
    offered = {choice.id for choice in question.choices}
    return len(set(answer.ids)) == len(answer.ids) and set(answer.ids) <= offered


def in_words(question: Question, answer: Answer) -> str:
    """The words of the choices, in the question's order."""
    ids = answer.ids if isinstance(answer, Chosen) else ()
    return ", ".join(choice.text.text for choice in question.choices if choice.id in ids) or "—"


def parse(question: Question, words: str) -> Answer | None:
    """Choices separated by " + "; an empty text is none of them."""
    found = [find_choice(question, part) for part in words.split(" + ")] if words.strip() else []
    if any(choice is None for choice in found):
        return None
    wanted = {choice.id for choice in found if choice}
    return Chosen(tuple(choice.id for choice in question.choices if choice.id in wanted))


def samples(question: Question) -> tuple[Answer, ...]:
    """None, each alone, and all together."""
    ids = tuple(choice.id for choice in question.choices)
    return (Chosen(()), *(Chosen((one,)) for one in ids), Chosen(ids))
