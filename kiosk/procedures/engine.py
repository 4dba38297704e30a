"""Where a reader stands in a procedure, replayed from the answers; called by `step`, `compose` and the walk.

Nothing is stored but the answers: going back drops the last one, and nothing can disagree with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kiosk.procedures.answers import Answer, Chosen, DontKnow
from kiosk.procedures.conditions import Known, Truth, evaluate, literals, questions_of
from kiosk.procedures.model import (
    Block,
    CallOut,
    Case,
    Cases,
    Checklist,
    Choice,
    Listing,
    OpenProcedure,
    Procedure,
    Question,
    Section,
    Text,
    every_block,
)
from kiosk.procedures.questions import accepts


@dataclass(frozen=True, slots=True)
class Alternative:
    """A case that may apply, nobody knows: shown under its title."""

    id: str
    title: Text
    blocks: tuple[Resolved, ...]


Resolved = Block | Alternative


@dataclass(frozen=True, slots=True)
class Step:
    """One question of the path with its answer; `silent` where facts answered it."""

    question: Question
    answer: Answer = field(repr=False)
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """Where the reader stands.

    `open` is the first question without an answer, its choices being those still possible, or None;
    `explaining` says that « je ne sais pas » was touched once and the author explains or offers an agent.
    `blocks` is all that applies, cases resolved; a block that keeps its `when` may not apply.
    `facts` are those known now, `taken` the cases taken without asking, `ahead` about how many more
    questions come, `opens` the procedure to open at once, `reached` the cases that apply or may apply.
    """

    steps: tuple[Step, ...]
    open: Question | None
    explaining: bool
    blocks: tuple[Resolved, ...]
    facts: Mapping[str, bool] = field(repr=False)
    taken: tuple[tuple[str, str], ...]
    ahead: int
    opens: str = ""
    reached: frozenset[str] = frozenset()

    @property
    def complete(self) -> bool:
        return self.open is None


def replay(procedure: Procedure, facts: Mapping[str, bool], answers: Mapping[str, Answer]) -> Position:
    """The position that these answers lead to; answers that do not apply are passed over."""
    reader = _Reader(facts, answers)
    blocks = reader.read(procedure.blocks)
    return Position(
        steps=tuple(reader.steps),
        open=reader.open,
        explaining=reader.explaining,
        blocks=blocks,
        facts=reader.facts,
        taken=tuple(reader.taken),
        ahead=reader.ahead,
        opens=reader.opens,
        reached=frozenset(reader.reached),
    )


def applicable(
    procedure: Procedure, facts: Mapping[str, bool], answers: Mapping[str, Answer]
) -> dict[str, Answer]:
    """The answers that still stand on the path, in its order; what the others said is forgotten."""
    position = replay(procedure, facts, answers)
    kept = {step.question.id: step.answer for step in position.steps if not step.silent}
    if position.explaining and position.open is not None:
        kept[position.open.id] = answers[position.open.id]
    return kept


class _Reader:
    """One reading of a procedure; `quiet` inside what may not apply, where nothing is asked."""

    def __init__(self, facts: Mapping[str, bool], answers: Mapping[str, Answer]) -> None:
        self.facts = dict(facts)
        self.given = answers
        self.answers: dict[str, Answer] = {}  # those met on the path
        self.skipped: set[str] = set()
        self.steps: list[Step] = []
        self.taken: list[tuple[str, str]] = []
        self.open: Question | None = None
        self.explaining = False
        self.ahead = 0
        self.opens = ""
        self.reached: set[str] = set()
        self.quiet = 0

    def known(self) -> Known:
        return Known(self.facts, self.answers, frozenset(self.skipped))

    def truth(self, block: Block | Case) -> Truth:
        return evaluate(block.when, self.known())

    def read(self, blocks: tuple[Block, ...]) -> tuple[Resolved, ...]:
        """What applies of these blocks, up to the first open question; beyond it questions are counted."""
        resolved: list[Resolved] = []
        for index, block in enumerate(blocks):
            if self.open is not None:
                self.ahead += _count(blocks[index:], self.known())
                break
            truth = self.truth(block)
            if truth is Truth.NO:
                self.skip(block)
            else:
                resolved += self.resolve(block, truth)
        return tuple(resolved)

    def skip(self, block: Block) -> None:
        for inside in every_block((block,)):
            if isinstance(inside, Question):
                self.skipped.add(inside.id)
            elif isinstance(inside, Cases) and inside.ask is not None:
                self.skipped.add(inside.ask.id)

    def resolve(self, block: Block, truth: Truth) -> list[Resolved]:
        match block:
            case Question():
                self.ask(block, truth)
                return []
            case Cases():
                return self.cases(block)
            case Section() | CallOut():
                return self.container(block, truth)
            case Listing():
                return self.listing(block, truth)
            case Checklist():
                kept = tuple(
                    _marked(document, here)
                    for document in block.documents
                    if (here := evaluate(document.when, self.known())) is not Truth.NO
                )
                return [_marked(replace(block, documents=kept), truth)] if kept else []
            case OpenProcedure():
                if block.at_once and truth is Truth.YES and not self.quiet and not self.opens:
                    self.opens = block.target
                return [_marked(block, truth)]
        return [_marked(block, truth)]

    def container(self, block: Section | CallOut, truth: Truth) -> list[Resolved]:
        inside = self.unsure(block.blocks) if truth is Truth.UNKNOWN else self.read(block.blocks)
        return [_marked(replace(block, blocks=inside), truth)] if inside else []

    def listing(self, block: Listing, truth: Truth) -> list[Resolved]:
        items = []
        for item in block.items:
            here = evaluate(item.when, self.known())
            if here is Truth.NO:
                for inside in item.blocks:
                    self.skip(inside)
                continue
            inside = self.unsure(item.blocks) if here is Truth.UNKNOWN else self.read(item.blocks)
            if inside:
                items.append(_marked(replace(item, blocks=inside), here))
            if self.open is not None:
                break
        return [_marked(replace(block, items=tuple(items)), truth)] if items else []

    def unsure(self, blocks: tuple[Block, ...]) -> tuple[Resolved, ...]:
        """Blocks that may not apply: read without asking anything or learning any fact."""
        facts, self.facts = self.facts, dict(self.facts)
        self.quiet += 1
        try:
            return self.read(blocks)
        finally:
            self.quiet -= 1
            self.facts = facts

    def ask(self, question: Question, truth: Truth) -> None:
        if self.quiet or (truth is Truth.UNKNOWN and self._in_doubt(question)):
            return  # not asked: its answer stays unknown
        given = self.given.get(question.id)
        if given is not None and accepts(question, given):
            self.take(question, given)
        elif (choice := _answered_by_facts(question, self.facts)) is not None:
            self.steps.append(Step(question, Chosen((choice.id,)), silent=True))
            self.answers[question.id] = Chosen((choice.id,))
        else:
            self.open = question

    def _in_doubt(self, question: Question) -> bool:
        return any(isinstance(self.answers.get(q), DontKnow) for q in questions_of(question.when))

    def take(self, question: Question, answer: Answer) -> None:
        """An answer of the citizen: it becomes a step, or keeps the question open with an explanation."""
        if isinstance(answer, DontKnow) and answer.times < 2 and question.dont_know != "show_all":
            self.open, self.explaining = question, True
            return
        self.steps.append(Step(question, answer))
        self.answers[question.id] = answer
        if isinstance(answer, Chosen):
            for choice in question.choices:
                if choice.id in answer.ids:
                    self.facts |= dict(choice.sets)

    def cases(self, block: Cases) -> list[Resolved]:
        if block.ask is not None:
            return self.asked_cases(block, block.ask)
        resolved: list[Resolved] = []
        for case in block.cases:
            truth = self.truth(case)
            if truth is Truth.NO:
                self.skip_case(case)
            elif self.open is not None:
                self.ahead += _count(case.blocks, self.known())
            elif truth is Truth.YES:
                self.reached.add(case.id)
                resolved += self.read(case.blocks)
            else:
                resolved += self.alternative(case)
        return resolved

    def alternative(self, case: Case) -> list[Resolved]:
        self.reached.add(case.id)
        inside = self.unsure(case.blocks)
        return [Alternative(case.id, case.title, inside)] if inside or case.title else []

    def skip_case(self, case: Case) -> None:
        for inside in case.blocks:
            self.skip(inside)

    def asked_cases(self, block: Cases, ask: Question) -> list[Resolved]:
        truths = {case.id: self.truth(case) for case in block.cases}
        possible = [case for case in block.cases if truths[case.id] is not Truth.NO]
        certain = [c for c in possible if c.when is not None and truths[c.id] is Truth.YES]
        question = replace(ask, choices=tuple(_as_choice(case) for case in possible))
        given = self.given.get(ask.id)
        chosen: list[Case] = []
        if self.quiet:
            pass
        elif given is not None and accepts(question, given) and len(possible) > 1:
            self.take(question, given)
            if self.open is not None:
                return []
            chosen = [c for c in possible if isinstance(given, Chosen) and c.id in given.ids]
        elif certain and all(case.when is not None for case in possible):
            chosen = certain
            self.taken += [(block.id, case.title.text) for case in certain]
        elif len(possible) == 1:
            chosen = possible
            self.taken.append((block.id, possible[0].title.text))
        elif possible:
            self.open = question
            self.ahead += max(_count(case.blocks, self.known()) for case in possible)
            return []
        if not chosen:
            return [part for case in possible for part in self.alternative(case)]
        for case in block.cases:
            if case not in chosen:
                self.skip_case(case)
        resolved: list[Resolved] = []
        for case in chosen:
            self.reached.add(case.id)
            self.facts |= literals(case.when)
            inside = self.read(case.blocks)
            resolved += [Section(case.id, case.title, inside)] if case.title and inside else inside
        return resolved


def _as_choice(case: Case) -> Choice:
    return Choice(case.id, case.title)


def _marked(block: Any, truth: Truth) -> Any:
    """The block without its condition where it surely applies."""
    sure = truth is Truth.YES and block.when is not None
    return replace(block, when=None) if sure else block


def _answered_by_facts(question: Question, facts: Mapping[str, bool]) -> Choice | None:
    """The one choice that the facts already make, so that nothing is asked twice."""
    if question.kind not in ("one", "yes_no"):
        return None
    made = [c for c in question.choices if c.sets and all(facts.get(name) is value for name, value in c.sets)]
    return made[0] if len(made) == 1 else None


def _count(blocks: tuple[Block, ...], known: Known) -> int:
    """About how many questions these blocks still ask: of cases, those of the longest."""
    total = 0
    for block in blocks:
        if evaluate(block.when, known) is Truth.NO:
            continue
        match block:
            case Question():
                total += 1
            case Cases(cases=cases, ask=ask):
                possible = [case for case in cases if evaluate(case.when, known) is not Truth.NO]
                if possible:
                    total += max(_count(case.blocks, known) for case in possible)
                    total += ask is not None and len(possible) > 1
            case Section(blocks=inside) | CallOut(blocks=inside):
                total += _count(inside, known)
            case Listing(items=items):
                total += sum(_count(item.blocks, known) for item in items)
    return total
