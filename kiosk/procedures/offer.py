"""Cases of which some apply: those that may, and those taken without asking; used by the engine."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.procedures.answers import Answer, Chosen, DontKnow
from kiosk.procedures.conditions import Known, Truth, evaluate
from kiosk.procedures.model import Case, Cases, Choice, Question
from kiosk.procedures.questions import accepts


@dataclass(frozen=True, slots=True)
class Offer:
    """What is known of the cases: those that may apply, and those that surely do."""

    possible: tuple[Case, ...]
    certain: tuple[Case, ...]

    @property
    def asks(self) -> bool:
        """Whether only the citizen can tell: one case left is not a question, a known-true one is none."""
        return len(self.possible) > 1 and not self.certain

    @property
    def taken(self) -> tuple[Case, ...]:
        """The cases taken without asking."""
        return () if self.asks else self.certain or self.possible


def offer(block: Cases, known: Known) -> Offer:
    """The cases in the light of what is known; a true one beside one without a condition is asked."""
    truths = {case.id: evaluate(case.when, known) for case in block.cases}
    possible = tuple(case for case in block.cases if truths[case.id] is not Truth.NO)
    if any(case.when is None for case in possible):
        return Offer(possible, ())
    return Offer(possible, tuple(case for case in possible if truths[case.id] is Truth.YES))


def asked(ask: Question, cases: tuple[Case, ...]) -> Question:
    """The question with these cases as its choices."""
    return replace(ask, choices=tuple(Choice(case.id, case.title) for case in cases))


def picked(question: Question, cases: tuple[Case, ...], answer: Answer | None) -> tuple[Case, ...] | None:
    """The cases an answer means, none of them for « je ne sais pas »; None where it is no answer to this."""
    if answer is None or not accepts(question, answer):
        return None
    if isinstance(answer, DontKnow):
        return ()
    return tuple(case for case in cases if isinstance(answer, Chosen) and case.id in answer.ids)
