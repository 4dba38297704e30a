"""A question answered by a whole number within bounds."""

from __future__ import annotations

import re

from kiosk.procedures.answers import Answer, Number
from kiosk.procedures.model import Question

MOST_DIGITS = 9
_WHOLE = re.compile(rf"-?[0-9]{{1,{MOST_DIGITS}}}")


def accepts(question: Question, answer: Answer) -> bool:
    """A number within the question's bounds, both included."""
    if not isinstance(answer, Number) or abs(answer.value) >= 10**MOST_DIGITS:
        return False
    least_good = question.least is None or answer.value >= question.least
    return least_good and (question.most is None or answer.value <= question.most)


def in_words(question: Question, answer: Answer) -> str:
    """The digits."""
    return str(answer.value) if isinstance(answer, Number) else ""


def parse(question: Question, words: str) -> Answer | None:
    """Digits, a sign before them allowed; nothing else, and never out of bounds."""
    digits = words.strip()
    if not _WHOLE.fullmatch(digits):
        return None
    answer = Number(int(digits))
    return answer if accepts(question, answer) else None


def samples(question: Question) -> tuple[Answer, ...]:
    """Every value of a short range; the bounds and some between of a long one."""
    least = question.least if question.least is not None else 0
    most = question.most if question.most is not None else least + 100
    step = max(1, (most - least) // 40)
    return tuple(Number(value) for value in dict.fromkeys([*range(least, most + 1, step), most]))
