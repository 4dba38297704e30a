"""A question answered by a few typed words."""

from __future__ import annotations

from kiosk.procedures.answers import Answer, Typed
from kiosk.procedures.model import Question

LONGEST = 60  # characters


def accepts(question: Question, answer: Answer) -> bool:
    """Words that are not blank, of at most 60 characters, on one line."""
    if not isinstance(answer, Typed):
        return False
    return bool(answer.text.strip()) and len(answer.text) <= LONGEST and answer.text.isprintable()


def in_words(question: Question, answer: Answer) -> str:
    """The words, or, of a secret, that some were typed."""
    if not isinstance(answer, Typed):
        return ""
    return "•" * len(answer.text) if question.privacy == "secret" else answer.text


def parse(question: Question, words: str) -> Answer | None:
    """The words themselves."""
    answer = Typed(words.strip())
    return answer if accepts(question, answer) else None


def samples(question: Question) -> tuple[Answer, ...]:
    """One text: words lead nowhere else than another word would."""
    return (Typed("exemple"),)
