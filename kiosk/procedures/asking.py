"""The questions that matter to one thing that a citizen wants to know; used by `session.standing`, pure.

A need is named as in `kiosk.procedures.outline`, whose rule for what is apart in a chapter is kept here too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.procedures.conditions import Condition, literals, names_of
from kiosk.procedures.model import (
    Block,
    CallOut,
    Cases,
    Checklist,
    Listing,
    Procedure,
    Question,
    Section,
    SectionRole,
    every_block,
)
from kiosk.procedures.outline import LOOSE, PAPERS
from kiosk.procedures.parting import is_apart


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question: what must be answered before it, what its answers make known, what it depends on."""

    above: tuple[str, ...]
    teaches: frozenset[str]
    depends: frozenset[str]


def asking(procedure: Procedure, need: str = "") -> frozenset[str]:
    """The questions that may stay open for this need: those that enclose every chapter, those of its own,
    and those outside it that its conditions depend on and that nothing in it can tell.

    Of a long chapter, which opens a menu of its parts, those are its own that no part of it holds.
    """
    reading = _Survey(need, _opened_by(procedure, need))
    reading.survey(procedure.blocks, _Spot())
    wanted = set(reading.enclosing | reading.inside)
    told = {name for question in wanted for name in (question, *reading.questions[question].teaches)}
    missing = set(reading.depends - told)
    while missing:
        name = missing.pop()
        for question in reading.telling(name) - wanted:
            asked = reading.questions[question]
            wanted |= {question, *asked.above}
            told |= {question, *asked.teaches}
            missing |= asked.depends - told
        told.add(name)
    return frozenset(wanted)


def _opened_by(procedure: Procedure, need: str) -> frozenset[str]:
    """The long chapters whose menus lead to this need."""
    wanted = {part.removesuffix(f"/{LOOSE}") for part in need.split("+")}
    return frozenset(
        block.id
        for block in every_block(procedure.blocks)
        if isinstance(block, Section) and block.long
        if not wanted.isdisjoint(inside.id for inside in every_block((block,)))
    )


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place in the document: the questions asked before it and the conditions that hold there.

    `chapter`: inside one; `wanted`: in what answers the need, `menu` in a long chapter but in none of its
    parts; `around` are the roles wanted of the chapter that we are in, whose own role is `own`.
    """

    above: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    chapter: bool = False
    wanted: bool = False
    menu: bool = False
    own: SectionRole = "other"
    around: tuple[str, ...] = ()

    def under(self, condition: Condition | None) -> _Spot:
        return self if condition is None else replace(self, conditions=(*self.conditions, condition))

    @property
    def depends(self) -> frozenset[str]:
        return frozenset(name for condition in self.conditions for name in names_of(condition))


class _Survey:
    """One walk through a document, noting for each question where it stands."""

    def __init__(self, need: str, opened: frozenset[str]) -> None:
        self.opened = opened
        self.parts = [part.partition("/")[::2] for part in need.split("+")]
        self.questions: dict[str, _Asked] = {}
        self.enclosing: set[str] = set()
        self.inside: set[str] = set()
        self.depends: set[str] = set()

    def telling(self, name: str) -> set[str]:
        """The questions that make a fact known, or the one of that name."""
        return {q for q, asked in self.questions.items() if q == name or name in asked.teaches}

    def survey(self, blocks: tuple[Block, ...], spot: _Spot) -> None:
        for number, block in enumerate(blocks):
            here = spot.under(block.when)
            self._look_at(block.when, spot)
            match block:
                case Question():
                    sets = (name for choice in block.choices for name, _ in choice.sets)
                    self._ask(block.id, frozenset(sets), here)
                case Cases():
                    self._cases(block, here)
                case Section():
                    self._section(block, here, blocks[:number])
                case Listing():
                    for item in block.items:
                        self._look_at(item.when, spot)
                        self.survey(item.blocks, here.under(item.when))
                case Checklist():
                    if PAPERS in spot.around and not spot.wanted:
                        self.inside |= set(spot.above)
                        self.depends |= here.depends
                        self.depends |= {name for d in block.documents for name in names_of(d.when)}
                    for document in block.documents:
                        self._look_at(document.when, spot)
                case CallOut():
                    self.survey(block.blocks, here)

    def _look_at(self, condition: Condition | None, spot: _Spot) -> None:
        if spot.wanted:
            self.depends |= names_of(condition)

    def _cases(self, block: Cases, spot: _Spot) -> None:
        if block.ask is not None:
            taught = (name for case in block.cases for name in literals(case.when))
            self._ask(block.ask.id, frozenset(taught), spot)
            spot = replace(spot, above=(*spot.above, block.ask.id))
        for case in block.cases:
            if block.ask is None:
                self._look_at(case.when, spot)
            self.survey(case.blocks, spot.under(case.when) if block.ask is None else spot)

    def _section(self, section: Section, spot: _Spot, before: tuple[Block, ...]) -> None:
        """A chapter: wanted as a whole, for what it holds of a role, or not."""
        inside = replace(spot, chapter=True, wanted=spot.wanted and not spot.menu, menu=False)
        roles = tuple(role for identity, role in self.parts if identity == section.id and role)
        apart = section.role in spot.around and is_apart(section, spot.own, before)
        if not inside.wanted and (section.id in self.opened or (section.id, "") in self.parts or apart):
            inside = replace(inside, wanted=True, menu=section.id in self.opened, around=())
            self.inside |= set(spot.above)
            self.depends |= spot.depends
        if roles:
            inside = replace(inside, around=roles, own=section.role)
        self.survey(section.blocks, inside)

    def _ask(self, question: str, teaches: frozenset[str], spot: _Spot) -> None:
        self.questions[question] = _Asked(spot.above, teaches, spot.depends)
        if not spot.chapter:
            self.enclosing.add(question)
        if spot.wanted:
            self.inside.add(question)
