"""A question with one answer among its choices."""

from __future__ import annotations

from kiosk.procedures.answers import Answer, Chosen
from kiosk.procedures.model import Choice, Question


def accepts(question: Question, answer: Answer) -> bool:
    """One identity, among those offered."""
    match answer:
        case Chosen((single,)):
            return any(choice.id == single for choice in question.choices)
    return False


def in_words(question: Question, answer: Answer) -> str:
    """The words of the choice."""
    ids = answer.ids if isinstance(answer, Chosen) else ()
    return ", ".join(choice.text.text for choice in question.choices if choice.id in ids)


def parse(question: Question, words: str) -> Answer | None:
    """The choice of that identity or of these words; words that begin one choice alone will do."""
    found = find_choice(question, words)
    return Chosen((found.id,)) if found else None


def samples(question: Question) -> tuple[Answer, ...]:
    """Every choice."""
    return tuple(Chosen((choice.id,)) for choice in question.choices)


def find_choice(question: Question, words: str) -> Choice | None:
    """The choice meant by an identity, by its words, or by the beginning of one choice's words alone."""
    wanted = _plain(words)
    for choice in question.choices:
        if wanted in (choice.id, _plain(choice.text.text)):
            return choice
    begun = [choice for choice in question.choices if wanted and _plain(choice.text.text).startswith(wanted)]
    return begun[0] if len(begun) == 1 else None


def _plain(words: str) -> str:
    return " ".join(words.replace("’", "'").replace("\u00a0", " ").casefold().split())
