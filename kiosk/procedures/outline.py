"""What a citizen may want to know of a long procedure, essentials first; pure.

Read by `session.standing` and by the pages of the menu; `kiosk.procedures.asking` has the questions of each.
A *need* is a chapter, or the chapters of one role inside it: `b12`, `b12/documents`, or `b12+b40` where two
cases may apply. A long chapter opens a menu of its own parts, which are needs too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from kiosk.procedures.model import (
    CallOut,
    Listing,
    OnlineService,
    OpenProcedure,
    Paragraph,
    Place,
    Procedure,
    Section,
    SectionRole,
    Text,
    every_block,
)
from kiosk.procedures.parting import APART, first_title, papers, parted, prices
from kiosk.procedures.position import Alternative, Position, Resolved, chosen

FIRST: tuple[SectionRole, ...] = ("who", "documents", "where", "how", "cost", "delay")
LOOSE = "loose"  # what stands in no chapter, or (`b12/loose`) in none of the parts of a long one
PAPERS, PRICES = "papers", "prices"  # `b12/papers`: the lists of papers in a chapter
MUCH = 1200  # characters: about three pages
_STEP = re.compile(
    r"(avant|pendant|au moment|au plus tôt|après|puis|ensuite|lors d|étape)\b"
    r"|\d+\s?(re|ère|er|e|ème)s? étape\b"
    r"|dans (les|le|la|un|une|\d|l['’]).*(heure|jour|semaine|mois|année)"
)
_AGE = re.compile(r"\d ans\b")


@dataclass(frozen=True, slots=True)
class Need:
    """One entry of the menu: what it is about, and the blocks that answer it.

    `about` is the chapter that it stands in, where that is another one; `parts` are the entries of the menu
    that a long chapter opens; `whole`: nothing in it is offered apart.
    """

    id: str
    role: SectionRole
    title: Text
    blocks: tuple[Resolved, ...] = field(repr=False)
    about: Text = Text("")
    parts: tuple[Need, ...] = field(default=(), repr=False)
    whole: bool = False


def is_outlined(procedure: Procedure) -> bool:
    """Whether the citizen first says what they want to know: the State's sheets, but not its searches."""
    leads_on = any(isinstance(b, OpenProcedure) and b.at_once for b in every_block(procedure.blocks))
    return procedure.authority == "etat" and not leads_on


def needs(position: Position) -> tuple[Need, ...]:
    """What can be known here, essentials first; every word that applies stands in one of them.

    Chapters that are steps stay as they follow one another, and so does all that is not essential; what
    stands above the chapters comes before all.
    """
    return _needs(position.blocks, position.reached)


def _needs(
    blocks: tuple[Resolved, ...],
    reached: frozenset[str],
    case: Alternative | None = None,
    inside: Section | None = None,
) -> tuple[Need, ...]:
    """The needs of a whole sheet, or of a long chapter `inside` it, which stands in that case."""
    found: list[Need] = []
    loose = _loose(blocks, reached)
    chapters = tuple(_chapters(blocks, reached, case))
    long = {chapter.title.text for chapter, _ in chapters if chapter.long}  # those of one title are one need
    for chapter, under in chapters:
        chapter = replace(chapter, long=chapter.title.text in long)
        found += _entries(chapter, under, reached, lifts=inside is None)
    if inside is not None:
        own = Need(f"{inside.id}/{LOOSE}", "other", Text(""), _under(case, loose), inside.title)
        return (*([own] if loose else []), *_merged(found))
    if loose and only_places(loose):
        found.append(Need(LOOSE, "where", Text(""), loose))
        loose = ()
    found = _merged(found)
    found += _listed(found, loose)
    if not _are_steps(found):
        found.sort(key=_rank)
    return (Need(LOOSE, "other", Text(""), loose), *found) if loose else tuple(found)


def _listed(found: list[Need], loose: tuple[Resolved, ...]) -> list[Need]:
    """The papers and the price of a sheet that has no chapter of them, where there is a good deal to read."""
    roles = {need.role for need in found}
    essential = [Need(LOOSE, "other", Text(""), loose)] if _length(loose) > MUCH else []
    made: list[Need] = []
    if "documents" not in roles:
        may = (n for n in (*essential, *found) if "documents" in APART.get(n.role, ()) and not n.whole)
        holders = [(need, blocks) for need in may if (blocks := papers(need.blocks))]
        if len(holders) == 1:  # of several, each tells of other people or another day
            ((holder, blocks),) = holders
            identity = "+".join(f"{part}/{PAPERS}" for part in holder.id.split("+"))
            made.append(Need(identity, "documents", Text(""), blocks, holder.title))
    if "cost" not in roles and essential and (told := prices(loose)):
        made.append(Need(f"{LOOSE}/{PRICES}", "cost", Text(""), told))
    return made


def _rank(need: Need) -> int:
    """What everybody asks for comes first; how it is done, what follows and the rest are in their order."""
    services = all(isinstance(block, OnlineService) for block in need.blocks)
    return FIRST.index(need.role) if need.role in FIRST and (need.role != "how" or services) else len(FIRST)


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
    return next((need for need in menu_of(position, identity)[0] if need.id == identity), None)


def menu_of(position: Position, identity: str) -> tuple[tuple[Need, ...], Need | None]:
    """The menu that a need is an entry of, with the long chapter whose menu that is; else the first menu."""
    first = needs(position)
    waiting: list[tuple[tuple[Need, ...], Need | None]] = [(first, None)]
    for entries, chapter in waiting:
        if any(need.id == identity for need in entries):
            return entries, chapter
        waiting += [(need.parts, need) for need in entries if need.parts]
    return first, None


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


def _entries(
    chapter: Section, case: Alternative | None, reached: frozenset[str], lifts: bool
) -> Iterator[Need]:
    """A chapter, and apart from it too what it holds of another role; it has no entry where that is all."""
    chapter = replace(chapter, blocks=chosen(chapter.blocks, chapter.when))  # type: ignore[arg-type]
    rest, apart = (chapter.blocks, {}) if chapter.whole or not lifts else parted(chapter.blocks, chapter.role)
    if rest:
        parts = _needs(chapter.blocks, reached, case, chapter) if chapter.long else ()
        yield Need(
            chapter.id,
            chapter.role,
            chapter.title,
            _under(case, chapter.blocks),
            parts=parts,
            whole=chapter.whole,
        )
    for role, blocks in apart.items():
        title = first_title(blocks)
        yield Need(f"{chapter.id}/{role}", role, title, _under(case, blocks), chapter.title)


def _under(case: Alternative | None, blocks: tuple[Resolved, ...]) -> tuple[Resolved, ...]:
    return blocks if case is None else (replace(case, blocks=blocks),)


def _merged(found: list[Need]) -> list[Need]:
    """Chapters of one title in several cases are one thing to know."""
    together: dict[tuple[SectionRole, str, str], Need] = {}
    for need in found:
        key = (need.role, need.title.text, need.about.text)
        known = together.get(key)
        if known is not None:
            both = tuple(_merged([*known.parts, *need.parts]))
            need = replace(known, id=f"{known.id}+{need.id}", blocks=known.blocks + need.blocks, parts=both)
        together[key] = need
    return list(together.values())
