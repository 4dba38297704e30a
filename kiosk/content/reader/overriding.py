"""The town hall's better words put into a document that was read; used by `kiosk.content.library`.

The reader numbers questions and blocks in the document's order, so what was reviewed for one edition may mean
another question in the next. An override therefore names the edition (its date), or the words it replaces:
where neither is still so, it is not applied, and told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kiosk.content.reader.report import Report
from kiosk.formats.problems import Problem
from kiosk.formats.suggest import suggest
from kiosk.procedures.model import (
    Block,
    CallOut,
    Cases,
    Listing,
    Procedure,
    Question,
    Section,
    Text,
    every_block,
    every_question,
)

Place = tuple[int, int]             # line, column


@dataclass(frozen=True, slots=True)
class Rewording:
    """Better words for one question; what is empty stays as read. `instead_of` are the words it replaces."""

    question: str
    text: str = ""
    why: str = ""
    help: str = ""
    instead_of: str = ""
    place: Place = (1, 1)


@dataclass(frozen=True, slots=True)
class Override:
    """What the town hall says better of one document; `hidden` are blocks left out, each with its place."""

    document: str
    edition: date | None = None
    title: str = ""
    questions: tuple[Rewording, ...] = ()
    hidden: tuple[tuple[str, Place], ...] = ()
    file: str = ""
    place: Place = (1, 1)


Overridden = tuple[Procedure, Report, tuple[Problem, ...]]


def overridden(procedure: Procedure, report: Report, override: Override) -> Overridden:
    """The document in the town hall's words, its report without what has words now, and what did not fit."""
    problems: list[Problem] = []
    same = override.edition is not None and override.edition == procedure.source_date
    words = _rewordings(procedure, override, same, problems)
    hidden = _hidden(procedure, override, same, problems)
    if not same and (override.hidden or any(not each.instead_of for each in override.questions)):
        day = procedure.source_date.isoformat() if procedure.source_date else "inconnue"
        problems.append(_problem(
            override, override.place, f"La fiche {override.document} a changé (date\u00a0: {day}).",
            f"Relisez ce qui est écrit ici, puis mettez «\u00a0date: {day}\u00a0»."))
    blocks = _blocks(procedure.blocks, words, hidden)
    title = Text(override.title) if override.title else procedure.title
    unworded = tuple(each for each in report.unworded if each not in words or not words[each].text)
    return replace(procedure, title=title, blocks=blocks), replace(report, unworded=unworded), tuple(problems)


def _rewordings(
    procedure: Procedure, override: Override, same: bool, problems: list[Problem]
) -> Mapping[str, Rewording]:
    """Those that fit, by question."""
    there = {question.id: question for question in every_question(procedure)}
    fitting: dict[str, Rewording] = {}
    for each in override.questions:
        asked = there.get(each.question)
        if asked is None:
            problems.append(_problem(
                override, each.place, f"La fiche {override.document} n’a pas de question {each.question}.",
                suggest(each.question, there)))
        elif each.instead_of and plainly(asked.text.text) != plainly(each.instead_of):
            problems.append(_problem(
                override, each.place,
                f"La question {each.question} n’a plus les mots de «\u00a0au_lieu_de\u00a0».",
                "Relisez la fiche avec «\u00a0kiosk walk\u00a0», puis corrigez les deux lignes."))
        elif each.instead_of or same:
            fitting[each.question] = each
    return fitting


def _hidden(
    procedure: Procedure, override: Override, same: bool, problems: list[Problem]
) -> frozenset[str]:
    """The blocks to leave out: never one that asks something, on which others may depend."""
    there = {block.id: block for block in every_block(procedure.blocks)}
    fitting = set()
    for identity, place in override.hidden:
        block = there.get(identity)
        if block is None:
            problems.append(_problem(
                override, place, f"La fiche {override.document} n’a pas de bloc {identity}.",
                suggest(identity, there)))
        elif any(_asks(inside) for inside in every_block((block,))):
            problems.append(_problem(
                override, place, f"Le bloc {identity} pose une question\u00a0: il ne peut pas être caché.",
                "Cachez les textes qu’il contient, un par un."))
        elif same:
            fitting.add(identity)
    return frozenset(fitting)


def _asks(block: Block) -> bool:
    return isinstance(block, (Question, Cases))


def _blocks(
    blocks: Iterable[Block], words: Mapping[str, Rewording], hidden: frozenset[str]
) -> tuple[Block, ...]:
    return tuple(_block(block, words, hidden) for block in blocks if block.id not in hidden)


def _block(block: Block, words: Mapping[str, Rewording], hidden: frozenset[str]) -> Block:
    match block:
        case Question():
            return _reworded(block, words)
        case Section() | CallOut():
            return replace(block, blocks=_blocks(block.blocks, words, hidden))
        case Listing():
            items = (replace(item, blocks=_blocks(item.blocks, words, hidden)) for item in block.items)
            return replace(block, items=tuple(item for item in items if item.blocks))
        case Cases():
            cases = (replace(case, blocks=_blocks(case.blocks, words, hidden)) for case in block.cases)
            ask = _reworded(block.ask, words) if block.ask is not None else None
            return replace(block, cases=tuple(cases), ask=ask)
    return block


def _reworded(question: Question, words: Mapping[str, Rewording]) -> Question:
    better = words.get(question.id)
    if better is None:
        return question
    return replace(
        question,
        text=Text(better.text) if better.text else question.text,
        why=Text(better.why) if better.why else question.why,
        help=Text(better.help) if better.help else question.help,
    )


def plainly(words: str) -> str:
    """Words without what hands type differently: kinds of space, of apostrophe, capitals."""
    return " ".join(words.replace("’", "'").split()).casefold()


def _problem(override: Override, place: Place, message: str, hint: str) -> Problem:
    return Problem(override.file, *place, message, hint, "warning")
