"""Every question and case of a procedure, reached by an automatic citizen; called by `kiosk walk` and tests.

Covers every *case*, never every combination: for each case not yet reached, the answers that its
conditions ask for are tried first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk.procedures.answers import Answer, Chosen, DontKnow, Number
from kiosk.procedures.conditions import All, Answered, Between, Condition, Fact, Not, Some
from kiosk.procedures.engine import Position, Step, replay
from kiosk.procedures.model import Block, Case, Cases, Listing, Procedure, Question, every_block, inner
from kiosk.procedures.questions import samples

LONGEST_PATH = 200  # questions; a path that asks more is a mistake of the procedure

FEW, MOST_POSITIONS = 6, 4000  # questions whose answers are tried in every combination, and how many of those


@dataclass(frozen=True, slots=True)
class Walk:
    """What was found: identities of all questions and cases, of those reached, and where it got stuck."""

    procedure: str
    questions: frozenset[str]
    questions_reached: frozenset[str]
    cases: frozenset[str]
    cases_reached: frozenset[str]
    opened: frozenset[str]
    paths: int
    problems: tuple[str, ...]


Wish = Mapping[str, tuple[Answer, ...]]


class _Coverage:
    def __init__(self) -> None:
        self.questions: set[str] = set()
        self.cases: set[str] = set()
        self.opened: set[str] = set()
        self.problems: dict[str, None] = {}
        self.paths = 0


def walk(procedure: Procedure, facts: Mapping[str, bool] | None = None, limit: int = 5000) -> Walk:
    """Walks a procedure until every case is reached, or `limit` paths have been tried."""
    goals = dict(_goals(procedure.blocks, ()))
    all_cases = {b_case.id for b_case in _every_case(procedure.blocks)}
    all_questions = {q.id for q in _every_question(procedure)}
    seen = _Coverage()
    start = dict(facts or {})
    _path(procedure, start, {}, seen)
    for goal, conditions in goals.items():
        if goal in seen.cases or goal in seen.questions:
            continue
        for wish, wanted in _wishes(conditions):
            if seen.paths >= limit:
                break
            _path(procedure, start | wanted, wish, seen)
            if goal in seen.cases or goal in seen.questions:
                break
    _widen(procedure, start, all_cases, all_questions, seen, limit)
    if len(all_questions) <= FEW and not (all_cases <= seen.cases and all_questions <= seen.questions):
        _every_way(procedure, start, seen)
    return Walk(
        procedure.id,
        frozenset(all_questions),
        frozenset(seen.questions),
        frozenset(all_cases),
        frozenset(seen.cases & all_cases),
        frozenset(seen.opened),
        seen.paths,
        tuple(seen.problems),
    )


def _widen(
    procedure: Procedure,
    start: dict[str, bool],
    all_cases: set[str],
    all_questions: set[str],
    seen: _Coverage,
    limit: int,
) -> None:
    """Tries every sample of every question met, each once after the first path that asks it."""
    frontier: list[dict[str, Answer]] = [{}]
    tried: set[tuple[str, Answer]] = set()
    while frontier and seen.paths < limit:
        if all_cases <= seen.cases and all_questions <= seen.questions:
            return
        answers = frontier.pop()
        position = replay(procedure, start, answers)
        if position.open is None:
            continue
        for answer in (*samples(position.open), DontKnow(2)):
            if (position.open.id, answer) not in tried:
                tried.add((position.open.id, answer))
                further = {**answers, position.open.id: answer}
                _path(procedure, start, {q: (a,) for q, a in further.items()}, seen)
                frontier.append(further)


def _every_way(procedure: Procedure, start: dict[str, bool], seen: _Coverage) -> None:
    """Every sample of every question in every combination: few, where there are few questions."""
    left: list[dict[str, Answer]] = [{}]
    for _ in range(MOST_POSITIONS):
        if not left:
            return
        answers = left.pop()
        position = replay(procedure, start, answers)
        _note(procedure, position, seen)
        if position.open is not None:
            further = (*samples(position.open), DontKnow(2))
            left += [{**answers, position.open.id: answer} for answer in further]


def _path(procedure: Procedure, facts: Mapping[str, bool], wish: Wish, seen: _Coverage) -> None:
    """One path to its end: the wished answers where there are some, else the first that is offered."""
    seen.paths += 1
    answers: dict[str, Answer] = {}
    for _ in range(LONGEST_PATH):
        position = replay(procedure, facts, answers)
        _note(procedure, position, seen)
        if position.open is None:
            return
        answers[position.open.id] = _choose(position.open, wish)
    seen.problems[f"{procedure.id}: more than {LONGEST_PATH} questions on one path"] = None


def _choose(question: Question, wish: Wish) -> Answer:
    offered = samples(question)
    wanted = wish.get(question.id, ())
    if wanted and isinstance(wanted[0], DontKnow):
        return wanted[0]
    if question.kind == "several" and wanted:
        return next((a for a in offered if a in wanted), offered[-1])
    for answer in wanted:
        if answer in offered or isinstance(answer, Number):
            return answer
    return offered[0] if offered else DontKnow(2)


def _note(procedure: Procedure, position: Position, seen: _Coverage) -> None:
    """Marks what this position shows; a case counts where it applies, or is shown as one that may."""
    for step in position.steps:
        _note_step(step, seen)
    if position.open is not None:
        seen.questions.add(position.open.id)
    seen.opened.update({position.opens} - {""})
    seen.cases |= position.reached


def _note_step(step: Step, seen: _Coverage) -> None:
    seen.questions.add(step.question.id)


def _every_case(blocks: tuple[Block, ...]) -> Iterator[Case]:
    for block in every_block(blocks):
        if isinstance(block, Cases):
            yield from block.cases


def _every_question(procedure: Procedure) -> Iterator[Question]:
    for block in every_block(procedure.blocks):
        if isinstance(block, Question):
            yield block
        elif isinstance(block, Cases) and block.ask is not None and len(block.cases) > 1:
            yield block.ask


def _goals(
    blocks: tuple[Block, ...], above: tuple[Condition, ...]
) -> Iterator[tuple[str, tuple[Condition, ...]]]:
    """Every case and question with the conditions that must hold to come to it."""
    for block in blocks:
        here = above + ((block.when,) if block.when is not None else ())
        if isinstance(block, Question):
            yield block.id, here
        elif isinstance(block, Cases):
            for case in block.cases:
                asked = (Answered(block.ask.id, (case.id,)),) if block.ask is not None else ()
                inside = here + asked + ((case.when,) if case.when is not None else ())
                yield case.id, inside
                yield from _goals(case.blocks, inside)
        elif isinstance(block, Listing):
            for item in block.items:
                yield from _goals(item.blocks, here + ((item.when,) if item.when is not None else ()))
        else:
            yield from _goals(inner(block), here)


def _wishes(conditions: tuple[Condition, ...]) -> Iterator[tuple[Wish, dict[str, bool]]]:
    """Answers and facts that make all conditions true: one proposal for each branch of an « or »."""
    proposals: list[tuple[dict[str, tuple[Answer, ...]], dict[str, bool]]] = [({}, {})]
    for condition in conditions:
        grown = []
        for wish, wanted in proposals:
            for more, also in _satisfying(condition):
                grown.append((_met(wish, more), wanted | also))
        proposals = grown[:200]
    yield from proposals


def _met(one: dict[str, tuple[Answer, ...]], two: Wish) -> dict[str, tuple[Answer, ...]]:
    """Both wishes: where both speak of a question, the answers they share, if any."""
    met = dict(one)
    for question, answers in two.items():
        shared = tuple(a for a in met.get(question, answers) if a in answers)
        met[question] = shared or answers
    return met


def _satisfying(condition: Condition) -> Iterator[tuple[Wish, dict[str, bool]]]:
    match condition:
        case Answered(question, choices):
            yield {question: tuple(Chosen((choice,)) for choice in choices)}, {}
        case Between(question, least, most):
            bounds = [value for value in (least, most) if value is not None]
            yield {question: tuple(Number(value) for value in bounds)}, {}
        case Fact(name, holds):
            yield {}, {name: holds}
        case Not(Fact(name, holds)):
            yield {}, {name: not holds}
        case Some(parts):
            for part in parts:
                yield from _satisfying(part)
        case All(parts):
            yield from _wishes(parts)
        case _:
            yield {}, {}
