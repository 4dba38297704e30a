"""Chapters side by side that exclude one another, each under a condition of its own; used by `document`.

They are cases that the State has written as chapters: « Bail signé depuis juin 2020 », « Avant 53 ans ». One
that is known to be true hides the others; where none is known, it is asked which one holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kiosk.content.reader.cases import NEUTRAL
from kiosk.content.reader.report import Reading
from kiosk.content.reader.roles import plain
from kiosk.content.reader.wording import are_told_apart, question_words
from kiosk.procedures.conditions import Condition, Fact, Some, names_of
from kiosk.procedures.model import Block, Case, Cases, Question, Section, Text

NOT_GUIDED = "T10010"  # « nobody knows »: such chapters are no cases
MANY = 3  # of as many, each with facts of its own, one holds


def with_questions(blocks: tuple[Block, ...], reading: Reading, heading: str) -> tuple[Block, ...]:
    """The blocks, with such chapters as cases and the question that tells them apart."""
    made: list[Block] = []
    for run in _runs(_inside(block, reading, heading) for block in blocks):
        sections = [block for block in run if isinstance(block, Section)]
        made += [_asked(sections, reading, heading)] if are_cases(sections) else run
    return tuple(made)


def _inside(block: Block, reading: Reading, heading: str) -> Block:
    match block:
        case Section():
            return replace(block, blocks=with_questions(block.blocks, reading, block.title.text))
        case Cases():
            cases = (
                replace(case, blocks=with_questions(case.blocks, reading, case.title.text))
                for case in block.cases
            )
            return replace(block, cases=tuple(cases))
    return block


def _runs(blocks: Iterable[Block]) -> Iterable[list[Block]]:
    """Chapters under a condition that stand side by side, together; all else alone."""
    run: list[Block] = []
    for block in blocks:
        if isinstance(block, Section) and block.when is not None:
            run.append(block)
            continue
        yield from ([run] if run else [])
        yield [block]
        run = []
    yield from ([run] if run else [])


def are_cases(sections: Sequence[Section]) -> bool:
    """Whether one of these chapters holds and not the others.

    Facts that two of them share make them parts of one case; two alone may well both hold (« Enfant »,
    « Logement »), unless their titles tell them apart.
    """
    if not all(section.when is not None and _is_told(section.when) for section in sections):
        return False
    facts = {names_of(section.when) for section in sections}
    if len(facts) < 2 or any(NOT_GUIDED in names for names in facts):
        return False
    if sum(len(names) for names in facts) != len(frozenset().union(*facts)):
        return False
    return len(facts) >= MANY or are_told_apart([plain(section.title.text) for section in sections])


def _is_told(condition: Condition) -> bool:
    """Whether it is one fact that holds, or one of several."""
    match condition:
        case Fact(holds=holds):
            return holds
        case Some(parts):
            return all(_is_told(part) for part in parts)
    return False


def _asked(sections: Sequence[Section], reading: Reading, heading: str) -> Cases:
    titles = [section.title.text for section in sections]
    words, _ = question_words("", heading, titles)
    question = Question(reading.identity("q"), Text(words), label=NEUTRAL)
    reading.unworded.append(question.id)
    cases = (Case(section.id, section.title, section.blocks, section.when) for section in sections)
    return Cases(reading.identity("c"), tuple(cases), question)
