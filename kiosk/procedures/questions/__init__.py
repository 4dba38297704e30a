"""One file per type of question: what it accepts, how its answer reads, what an automatic citizen says."""

from __future__ import annotations

from types import ModuleType

from kiosk.procedures.answers import Answer, DontKnow
from kiosk.procedures.model import Question
from kiosk.procedures.questions import number, one, several, text, yes_no

_KINDS: dict[str, ModuleType] = {
    "one": one,
    "yes_no": yes_no,
    "several": several,
    "number": number,
    "text": text,
}


def accepts(question: Question, answer: Answer) -> bool:
    """Whether this is an answer to that question; one that is not leaves the question open."""
    return isinstance(answer, DontKnow) or _KINDS[question.kind].accepts(question, answer)


def in_words(question: Question, answer: Answer, dont_know: str = "Je ne sais pas") -> str:
    """The answer as the citizen gave it, for the recap."""
    return dont_know if isinstance(answer, DontKnow) else _KINDS[question.kind].in_words(question, answer)


def parse(question: Question, words: str) -> Answer | None:
    """The answer meant by these words (a choice's words or identity, a number, a text), or None."""
    if words.strip().casefold() in ("?", "je ne sais pas", "i don’t know", "i don't know"):
        return DontKnow(2)
    return _KINDS[question.kind].parse(question, words)


def samples(question: Question) -> tuple[Answer, ...]:
    """Answers that together try all that this question can lead to, « je ne sais pas » left out."""
    return _KINDS[question.kind].samples(question)
