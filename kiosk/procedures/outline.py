"""What a citizen may want to know of a long procedure, essentials first; pure.

Read by `session.standing` and by the pages of the menu; `kiosk.procedures.asking` has the questions of each.
A *need* is a chapter, or the chapters of one role inside it: `b12`, `b12/documents`, or `b12+b40` where two
cases may apply.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from kiosk.procedures.model import (
    CallOut,
    Listing,
    OpenProcedure,
    Paragraph,
    Place,
    Procedure,
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
_STEP = re.compile(
    r"(avant|pendant|au moment|au plus tôt|après|puis|ensuite|lors d|étape)\b"
    r"|\d+\s?(re|ère|er|e|ème)s? étape\b"
    r"|dans (les|le|la|un|une|\d|l['’]).*(heure|jour|semaine|mois|année)"
)
_AGE = re.compile(r"\d ans\b")


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


def is_apart(section: Section, own: SectionRole, before: Iterable[Resolved]) -> bool:
    """Whether a part of a chapter of this role is a thing to know of its own.

    What says how to reach a place just before it is not.
    """
    of_a_place = section.role == "where" and any(isinstance(block, Place) for block in before)
    return section.role in APART and section.role != own and not of_a_place


def needs(position: Position) -> tuple[Need, ...]:
    """What can be known here, essentials first; every word that applies stands in one of them.

    Chapters that are steps stay as they follow one another; a warning above the chapters comes before all.
    """
    found: list[Need] = []
    loose = _loose(position.blocks, position.reached)
    for chapter, case in _chapters(position.blocks, position.reached):
        found += _entries(chapter, case)
    if loose and only_places(loose):
        found.append(Need(LOOSE, "where", Text(""), loose))
        loose = ()
    found = _merged(found)
    if not _are_steps(found):
        found.sort(key=lambda need: ORDER.index(need.role))
    if not loose:
        return tuple(found)
    own = Need(LOOSE, "other", Text(""), loose)
    if is_main(own, found) or warnings(loose):
        return (own, *found)
    return (*found, own)


def only_places(blocks: Iterable[Resolved]) -> bool:
    """Whether blocks say where to go, and nothing else."""
    return all(
        only_places(block.blocks) if isinstance(block, Alternative | Section) else isinstance(block, Place)
        for block in blocks
    )


def _are_steps(found: Iterable[Need]) -> bool:
    """Whether the chapters say what comes when: « Avant la naissance », « Dans les 24 heures »."""
    titles = (need.title.text.casefold() for need in found if not need.about)
    return sum(bool(_STEP.match(title)) and not _AGE.search(title) for title in titles) > 1


def warnings(blocks: Iterable[Resolved]) -> tuple[CallOut, ...]:
    """The warnings among these blocks, which nobody should miss."""
    return tuple(block for block in blocks if isinstance(block, CallOut) and block.kind == "warn")


def is_main(loose: Need, chapters: Iterable[Need]) -> bool:
    """Whether what stands in no chapter is the sheet itself, and not the few words before its chapters."""
    return _length(loose.blocks) > sum(_length(need.blocks) for need in chapters)


def _length(blocks: Iterable[Resolved]) -> int:
    """The characters of the paragraphs."""
    return sum(
        len(block.text.text) if isinstance(block, Paragraph) else _length(getattr(block, "blocks", ()))
        for block in _inside(blocks)
    )


def _inside(blocks: Iterable[Resolved]) -> Iterator[Resolved]:
    """The blocks, with those of the entries of lists."""
    for block in blocks:
        yield block
        if isinstance(block, Listing):
            yield from (inside for item in block.items for inside in item.blocks)


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
    rest, apart = (chapter.blocks, {}) if chapter.whole else _parted(chapter.blocks, chapter.role)
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
        if isinstance(block, Section) and is_apart(block, own, blocks[:number]):
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
