"""What a citizen may want to know of a long procedure, and the questions that matter to it; pure.

Read by `session.where`, which shows the questions, and by the pages of the menu. A *need* is a chapter, or
the chapters of one role inside it: `b12`, `b12/documents`, `b12+b40` where two cases may apply.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from kiosk.procedures.conditions import Condition, literals, names_of
from kiosk.procedures.model import (
    Block,
    CallOut,
    Cases,
    Checklist,
    Listing,
    OpenProcedure,
    Place,
    Procedure,
    Question,
    Section,
    SectionRole,
    Text,
    every_block,
)
from kiosk.procedures.position import Alternative, Position, Resolved

APART: tuple[SectionRole, ...] = ("documents", "cost", "delay", "where", "refused")
ORDER: tuple[SectionRole, ...] = (
    "who", "documents", "where", "how", "cost", "delay", "then", "refused", "other",
)  # fmt: skip
LOOSE = "loose"  # what stands in no chapter


@dataclass(frozen=True, slots=True)
class Need:
    """One entry of the menu: what it is about, and the blocks that answer it.

    `about` is the chapter that it stands in, where that is another one.
    """

    id: str
    role: SectionRole
    title: Text
    blocks: tuple[Resolved, ...] = field(repr=False)
    about: Text = Text("")


def is_outlined(procedure: Procedure) -> bool:
    """Whether the citizen first says what they want to know: the State's sheets, but not its searches."""
    leads_on = any(isinstance(b, OpenProcedure) and b.at_once for b in every_block(procedure.blocks))
    return procedure.authority == "etat" and not leads_on


# Which questions matter


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question: what must be answered before it, what its answers make known, what it depends on."""

    above: tuple[str, ...]
    teaches: frozenset[str]
    depends: frozenset[str]


def asking(procedure: Procedure, need: str = "") -> frozenset[str]:
    """The questions that may stay open for this need: those that enclose every chapter, those of its own,
    and those outside it that its conditions depend on and that nothing in it can tell."""
    reading = _Survey(need)
    reading.survey(procedure.blocks, (), (), False, False)
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


class _Survey:
    """One walk through a document, noting for each question where it stands."""

    def __init__(self, need: str) -> None:
        self.parts = [part.partition("/")[::2] for part in need.split("+")]
        self.questions: dict[str, _Asked] = {}
        self.enclosing: set[str] = set()
        self.inside: set[str] = set()
        self.depends: set[str] = set()

    def telling(self, name: str) -> set[str]:
        """The questions that make a fact known, or the one of that name."""
        return {q for q, asked in self.questions.items() if q == name or name in asked.teaches}

    def survey(
        self,
        blocks: Iterable[Block],
        above: tuple[str, ...],
        conditions: tuple[Condition, ...],
        chapter: bool,
        wanted: bool,
        around: tuple[str, ...] = (),
    ) -> None:
        """`above` are the questions asked before, `around` the chapters wanted in part that we are in."""
        for block in blocks:
            here = conditions if block.when is None else (*conditions, block.when)
            if wanted and block.when is not None:
                self.depends |= names_of(block.when)
            match block:
                case Question():
                    taught = frozenset(name for choice in block.choices for name, _ in choice.sets)
                    self._ask(block.id, above, taught, here, chapter, wanted)
                case Cases():
                    self._cases(block, above, here, chapter, wanted, around)
                case Section():
                    into, more = self._wanted(block, around)
                    if into and not wanted:
                        self._come_to(above, here)
                    self.survey(block.blocks, above, here, True, wanted or into, more)
                case Listing():
                    for item in block.items:
                        if wanted and item.when is not None:
                            self.depends |= names_of(item.when)
                        inside = here if item.when is None else (*here, item.when)
                        self.survey(item.blocks, above, inside, chapter, wanted, around)
                case Checklist():
                    if wanted:
                        self.depends |= {n for d in block.documents if d.when for n in names_of(d.when)}
                case CallOut():
                    self.survey(block.blocks, above, here, chapter, wanted, around)

    def _cases(
        self,
        block: Cases,
        above: tuple[str, ...],
        here: tuple[Condition, ...],
        chapter: bool,
        wanted: bool,
        around: tuple[str, ...],
    ) -> None:
        if block.ask is not None:
            taught = frozenset(name for case in block.cases for name in literals(case.when))
            self._ask(block.ask.id, above, taught, here, chapter, wanted)
            above = (*above, block.ask.id)
        elif wanted:
            self.depends |= {n for case in block.cases if case.when for n in names_of(case.when)}
        for case in block.cases:
            inside = here if case.when is None or block.ask is not None else (*here, case.when)
            self.survey(case.blocks, above, inside, chapter, wanted, around)

    def _wanted(self, section: Section, around: tuple[str, ...]) -> tuple[bool, tuple[str, ...]]:
        """Whether this chapter answers the need, and the parts of the need to look for inside it."""
        if any(identity == section.id and not role for identity, role in self.parts):
            return True, ()
        more = tuple(role for identity, role in self.parts if identity == section.id)
        return section.role in around, (*around, *more)

    def _ask(
        self,
        question: str,
        above: tuple[str, ...],
        teaches: frozenset[str],
        conditions: tuple[Condition, ...],
        chapter: bool,
        wanted: bool,
    ) -> None:
        depends = frozenset(name for condition in conditions for name in names_of(condition))
        self.questions[question] = _Asked(above, teaches, depends)
        if not chapter:
            self.enclosing.add(question)
        if wanted:
            self.inside.add(question)

    def _come_to(self, above: tuple[str, ...], conditions: tuple[Condition, ...]) -> None:
        """What has to be answered before a chapter that is wanted."""
        self.inside |= set(above)
        self.depends |= {name for condition in conditions for name in names_of(condition)}


# What there is to know


def needs(position: Position) -> tuple[Need, ...]:
    """What can be known here, essentials first; every word that applies stands in one of them."""
    found: list[Need] = []
    loose = _loose(position.blocks, position.reached)
    for chapter, case in _chapters(position.blocks, position.reached):
        found += _entries(chapter, case)
    found = _merged(found)
    if loose:
        title = Text("")
        found.append(Need(LOOSE, "other", title, loose))
    return tuple(sorted(found, key=lambda need: (ORDER.index(need.role), need.id == LOOSE)))


def need_of(position: Position, identity: str) -> Need | None:
    """The need of that name, or None where it does not apply (any more)."""
    return next((need for need in needs(position) if need.id == identity), None)


def _chapters(
    blocks: tuple[Resolved, ...], reached: frozenset[str], case: Alternative | None = None
) -> Iterator[tuple[Section, Alternative | None]]:
    """The chapters, with the case that each stands in where nobody knows whether it applies."""
    for block in blocks:
        match block:
            case Section() if block.id in reached:
                yield from _chapters(block.blocks, reached, case)
            case Section():
                yield block, case
            case Alternative():
                yield from _chapters(block.blocks, reached, block)


def _loose(blocks: tuple[Resolved, ...], reached: frozenset[str]) -> tuple[Resolved, ...]:
    """What stands in no chapter, under the titles of its cases."""
    kept: list[Resolved] = []
    for block in blocks:
        match block:
            case Section() if block.id in reached:
                inside = _loose(block.blocks, reached)
                kept += [replace(block, blocks=inside)] if inside else []  # type: ignore[arg-type]
            case Alternative():
                inside = _loose(block.blocks, reached)
                kept += [replace(block, blocks=inside)] if inside else []
            case Section():
                pass
            case _:
                kept.append(block)
    return tuple(kept)


def _entries(chapter: Section, case: Alternative | None) -> Iterator[Need]:
    """A chapter, and apart from it what it holds of another role."""
    rest, apart = _parted(chapter.blocks, chapter.role)
    if rest:
        yield Need(chapter.id, chapter.role, chapter.title, _under(case, rest))
    for role, blocks in apart.items():
        title = _first_title(blocks)
        yield Need(f"{chapter.id}/{role}", role, title, _under(case, blocks), chapter.title)


_Parted = tuple[tuple[Resolved, ...], dict[SectionRole, tuple[Resolved, ...]]]


def _parted(blocks: tuple[Resolved, ...], own: SectionRole) -> _Parted:
    """The blocks without the chapters of another role, and these by role, under the titles of their cases."""
    rest: list[Resolved] = []
    apart: dict[SectionRole, tuple[Resolved, ...]] = {}
    for number, block in enumerate(blocks):
        other = isinstance(block, Section) and block.role in APART and block.role != own
        if isinstance(block, Section) and other and not _of_a_place(blocks[:number], block):
            apart[block.role] = (*apart.get(block.role, ()), block)
        elif isinstance(block, Section | Alternative):
            inside, found = _parted(block.blocks, own)
            rest += [replace(block, blocks=inside)] if inside else []  # type: ignore[arg-type]
            for role, parts in found.items():
                kept = (replace(block, blocks=parts),) if isinstance(block, Alternative) else parts
                apart[role] = (*apart.get(role, ()), *kept)
        else:
            rest.append(block)
    return tuple(rest), apart


def _of_a_place(before: tuple[Resolved, ...], section: Section) -> bool:
    """Whether a part about where to go says how to reach the place just before it."""
    return section.role == "where" and any(isinstance(block, Place) for block in before)


def _under(case: Alternative | None, blocks: tuple[Resolved, ...]) -> tuple[Resolved, ...]:
    return blocks if case is None else (replace(case, blocks=blocks),)


def _first_title(blocks: tuple[Resolved, ...]) -> Text:
    first = blocks[0]
    return _first_title(first.blocks) if isinstance(first, Alternative) else getattr(first, "title", Text(""))


def _merged(found: list[Need]) -> list[Need]:
    """Chapters of one title in several cases are one thing to know."""
    together: dict[tuple[SectionRole, str, str], Need] = {}
    for need in found:
        key = (need.role, need.title.text, need.about.text)
        known = together.get(key)
        if known is not None:
            need = replace(known, id=f"{known.id}+{need.id}", blocks=known.blocks + need.blocks)
        together[key] = need
    return list(together.values())
