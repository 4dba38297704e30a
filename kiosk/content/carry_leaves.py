"""The leaves of a guided search, each with the facts on its path; called by `kiosk walk` and tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kiosk.content.carry import carried
from kiosk.procedures.conditions import Answered
from kiosk.procedures.engine import Position, replay
from kiosk.procedures.model import Block, Case, Cases, OpenProcedure, Procedure, Question, inner


@dataclass(frozen=True, slots=True)
class Leaf:
    """A choice that opens a document at once, and what the choices up to it made known."""

    block: str
    target: str
    facts: tuple[tuple[str, bool], ...] = field(repr=False)


def leaves(procedure: Procedure) -> Iterator[Leaf]:
    """Every leaf, in the order of the document."""
    yield from _leaves(procedure.blocks, {})


def opened(leaf: Leaf, guided: str, target: Procedure) -> Position:
    """Where the citizen stands in the document that the leaf opens."""
    return replay(target, carried(dict(leaf.facts), guided, target.id), {})


def _leaves(blocks: tuple[Block, ...], facts: Mapping[str, bool]) -> Iterator[Leaf]:
    questions = {block.id: block for block in blocks if isinstance(block, Question)}
    for block in blocks:
        match block:
            case OpenProcedure(at_once=True):
                yield Leaf(block.id, block.target, tuple(sorted(facts.items())))
            case Cases():
                for case in block.cases:
                    yield from _leaves(case.blocks, {**facts, **_made_known(case, questions)})
            case _:
                yield from _leaves(inner(block), facts)


def _made_known(case: Case, questions: Mapping[str, Question]) -> dict[str, bool]:
    """What the choice sets that leads to this case."""
    match case.when:
        case Answered(question, (choice,)) if question in questions:
            sets = (each.sets for each in questions[question].choices if each.id == choice)
            return dict(next(sets, ()))
    return {}
