"""What one reading of a procedure has met so far: questions, answers, facts; filled by the engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.procedures.answers import Answer, Chosen, DontKnow
from kiosk.procedures.conditions import Known
from kiosk.procedures.model import Block, Cases, Choice, Question, every_block
from kiosk.procedures.position import Step
from kiosk.procedures.questions import accepts


@dataclass
class Path:
    """One way through a procedure.

    `given` are the citizen's answers, `answers` those met on the way, `learned` the facts that they made
    known, among `facts`; `skipped` the questions that this way never asks. `quiet` is above 0 inside what
    may not apply: nothing is asked there, nothing learnt. `asking` are the questions that may stay open;
    None is all of them.
    """

    facts: dict[str, bool] = field(repr=False)
    given: Mapping[str, Answer] = field(repr=False)
    learned: dict[str, bool] = field(default_factory=dict, repr=False)
    answers: dict[str, Answer] = field(default_factory=dict, repr=False)
    skipped: set[str] = field(default_factory=set, repr=False)
    steps: list[Step] = field(default_factory=list, repr=False)
    taken: list[tuple[str, str]] = field(default_factory=list, repr=False)
    reached: set[str] = field(default_factory=set, repr=False)
    open: Question | None = None
    explaining: bool = False
    ahead: int = 0
    opens: str = field(default="", repr=False)
    quiet: int = 0
    asking: frozenset[str] | None = None

    def known(self) -> Known:
        return Known(self.facts, self.answers, frozenset(self.skipped))

    def own(self) -> Known:
        """What is known without the facts brought from elsewhere."""
        return Known(self.learned, self.answers, frozenset(self.skipped))

    def skip(self, blocks: tuple[Block, ...]) -> None:
        """Their questions are never asked on this way, which conditions may rely on."""
        for inside in every_block(blocks):
            if isinstance(inside, Question):
                self.skipped.add(inside.id)
            elif isinstance(inside, Cases) and inside.ask is not None:
                self.skipped.add(inside.ask.id)

    def may_ask(self, question: Question) -> bool:
        """Whether a question without an answer stays open."""
        return self.asking is None or question.id in self.asking

    def ask(self, question: Question) -> None:
        """The citizen's answer, else the one that facts give, else the question stays open if it matters."""
        given = self.given.get(question.id)
        if given is not None and accepts(question, given):
            self.take(question, given)
        elif (choice := _answered_by_facts(question, self.facts)) is not None:
            self.take_silently(question, Chosen((choice.id,)))
        elif self.may_ask(question):
            self.open = question
        else:
            self.pass_over(question)

    def take(self, question: Question, answer: Answer) -> None:
        """An answer of the citizen: it becomes a step, or keeps the question open with an explanation."""
        if isinstance(answer, DontKnow) and answer.times < 2 and question.dont_know != "show_all":
            self.open, self.explaining = question, True
            return
        self.steps.append(Step(question, answer))
        self.answers[question.id] = answer
        ids = answer.ids if isinstance(answer, Chosen) else ()
        known = dict(self.facts)
        for choice in question.choices:
            if choice.id not in ids and _made(choice, known):
                self.forget(dict(choice.sets))  # known before, and corrected here
        for choice in question.choices:
            if choice.id in ids:
                self.learn(dict(choice.sets))

    def take_silently(self, question: Question, answer: Answer) -> None:
        self.steps.append(Step(question, answer, silent=True))
        self.answers[question.id] = answer

    def pass_over(self, question: Question) -> None:
        """Not asked, inside what may not apply or because it does not matter here: nobody knows."""
        self.answers[question.id] = DontKnow(2)

    def learn(self, facts: Mapping[str, bool]) -> None:
        self.facts |= facts
        self.learned |= facts

    def forget(self, facts: Mapping[str, bool]) -> None:
        for name in facts:
            self.facts.pop(name, None)
            self.learned.pop(name, None)


def _made(choice: Choice, facts: Mapping[str, bool]) -> bool:
    """Whether facts already say what choosing this would make known."""
    return bool(choice.sets) and all(facts.get(name) is value for name, value in choice.sets)


def _answered_by_facts(question: Question, facts: Mapping[str, bool]) -> Choice | None:
    """The one choice that the facts already make, so that nothing is asked twice."""
    if question.kind not in ("one", "yes_no"):
        return None
    made = [choice for choice in question.choices if _made(choice, facts)]
    return made[0] if len(made) == 1 else None
