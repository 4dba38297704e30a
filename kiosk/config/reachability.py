"""Passages that no answers lead to; called by the check.

A passage is accused only when every assignment of answers and facts is excluded: conditions are evaluated
with what is chosen so far, and what is still open is tried value by value. A search that grows too long gives
up in the author's favour.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from kiosk.config.facts import conditions_of
from kiosk.procedures.answers import Answer, Chosen, Number, Typed
from kiosk.procedures.conditions import (
    All,
    Answered,
    Between,
    Condition,
    Fact,
    Known,
    Not,
    Some,
    Truth,
    Undefined,
    evaluate,
)
from kiosk.procedures.model import (
    Block,
    Cases,
    Listing,
    Procedure,
    Question,
    every_block,
    every_question,
    inner,
)

MAX_TRIES = 3000
_SKIPPED = Typed("")  # stands for "this path never asks it"


@dataclass(frozen=True, slots=True)
class _Passage:
    """Something with a condition of its own, and all that must hold to come to it."""

    id: str
    own: Condition
    conditions: tuple[Condition, ...]


def unreachable(procedure: Procedure) -> tuple[str, ...]:
    """Identities of the cases, questions, blocks, items and documents whose own condition can never hold."""
    contexts = dict(_contexts(procedure.blocks, ()))
    questions = {question.id: question for question in every_question(procedure)}
    search = _Search(questions, contexts, _bounds(procedure))
    dead: list[str] = []
    for passage in _passages(procedure.blocks, ()):
        above = passage.conditions[:-1]
        # What stands inside a dead passage is dead with it: only the outermost is told.
        if not search.possible(passage.conditions) and search.possible(above):
            dead.append(passage.id)
    return tuple(dead)


class _Search:
    def __init__(
        self,
        questions: dict[str, Question],
        contexts: dict[str, tuple[Condition, ...]],
        bounds: dict[str, set[int]],
    ) -> None:
        self._questions = questions
        self._contexts = contexts
        self._bounds = bounds
        self._seen: dict[tuple[Condition, ...], bool] = {}
        self._tries = 0

    def possible(self, goal: tuple[Condition, ...]) -> bool:
        if goal not in self._seen:
            self._tries = 0
            self._seen[goal] = self._try(goal, {}, {})
        return self._seen[goal]

    def _try(self, goal: tuple[Condition, ...], facts: dict[str, bool], chosen: dict[str, Answer]) -> bool:
        self._tries += 1
        if self._tries > MAX_TRIES:
            return True
        answers = {name: answer for name, answer in chosen.items() if answer is not _SKIPPED}
        # A question can only be answered where it is asked.
        needed = (*goal, *(condition for name in answers for condition in self._contexts.get(name, ())))
        known = Known(
            facts, answers, frozenset(name for name, answer in chosen.items() if answer is _SKIPPED)
        )
        truths = [evaluate(condition, known) for condition in needed]
        if Truth.NO in truths or any(self._surely_asked(name, known) for name in known.skipped):
            return False
        for condition, truth in zip(needed, truths, strict=True):
            if truth is Truth.UNKNOWN:
                return self._branch(goal, condition, facts, chosen)
        return True

    def _surely_asked(self, name: str, known: Known) -> bool:
        return evaluate(All(self._contexts.get(name, ())), known) is Truth.YES

    def _branch(
        self,
        goal: tuple[Condition, ...],
        condition: Condition,
        facts: dict[str, bool],
        chosen: dict[str, Answer],
    ) -> bool:
        for kind, name in _variables(condition):
            if kind == "fact" and name not in facts:
                return any(self._try(goal, facts | {name: value}, chosen) for value in (True, False))
            if kind == "question" and name not in chosen and name in self._questions:
                return any(self._try(goal, facts, chosen | {name: answer}) for answer in self._answers(name))
        return True  # unknown for a reason of its own: not to be judged here

    def _answers(self, name: str) -> Iterator[Answer]:
        question = self._questions[name]
        ids = [choice.id for choice in question.choices]
        match question.kind:
            case "number":
                yield from (Number(value) for value in sorted(self._bounds.get(name, {0})))
            case "text":
                yield Typed("…")
            case "several":
                sizes = range(len(ids) + 1) if len(ids) <= 5 else (0, 1, 2, len(ids))
                yield from (Chosen(some) for size in sizes for some in combinations(ids, size))
            case _:
                yield from (Chosen((choice,)) for choice in ids)
        yield _SKIPPED


def _variables(condition: Condition) -> Iterator[tuple[str, str]]:
    match condition:
        case Fact(name=name) | Undefined(name=name):
            yield "fact", name
        case Answered(question=name) | Between(question=name):
            yield "question", name
        case All(parts) | Some(parts):
            for part in parts:
                yield from _variables(part)
        case Not(part):
            yield from _variables(part)


def _contexts(
    blocks: tuple[Block, ...], above: tuple[Condition, ...]
) -> Iterator[tuple[str, tuple[Condition, ...]]]:
    """Every question with all that must hold for it to be asked."""
    for block, here in _with_conditions(blocks, above):
        if isinstance(block, Question):
            yield block.id, here


def _passages(blocks: tuple[Block, ...], above: tuple[Condition, ...]) -> Iterator[_Passage]:
    for block, here in _with_conditions(blocks, above):
        for identity, own in conditions_of(block):
            yield _Passage(
                identity, own, here if own is block.when and identity == block.id else (*here, own)
            )


def _with_conditions(
    blocks: tuple[Block, ...], above: tuple[Condition, ...]
) -> Iterator[tuple[Block, tuple[Condition, ...]]]:
    """Every block, depth first, with the conditions of all it stands in and its own."""
    for block in blocks:
        here = above if block.when is None else (*above, block.when)
        yield block, here
        match block:
            case Cases(cases=parts) | Listing(items=parts):
                for part in parts:
                    yield from _with_conditions(
                        part.blocks, here if part.when is None else (*here, part.when)
                    )
            case _:
                yield from _with_conditions(inner(block), here)


def _bounds(procedure: Procedure) -> dict[str, set[int]]:
    """For each question about a number, the values at which some condition may change its mind."""
    values: dict[str, set[int]] = {}
    for question in every_question(procedure):
        values[question.id] = {value for value in (question.least, question.most) if value is not None} or {0}
    for block in every_block(procedure.blocks):
        for _, condition in conditions_of(block):
            for test in _tests(condition):
                edges = [
                    edge + step for edge in (test.least, test.most) if edge is not None for step in (-1, 0, 1)
                ]
                values.setdefault(test.question, set()).update(edges)
    for question in every_question(procedure):
        values[question.id] = {
            value
            for value in values[question.id]
            if (question.least is None or value >= question.least)
            and (question.most is None or value <= question.most)
        }
    return values


def _tests(condition: Condition) -> Iterator[Between]:
    match condition:
        case Between():
            yield condition
        case All(parts) | Some(parts):
            for part in parts:
                yield from _tests(part)
        case Not(part):
            yield from _tests(part)
