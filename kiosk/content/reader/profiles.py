"""Chapters that are one profile each: the same things told of each, one after another; used by `document`.

« Époux de Français », « Étranger pacsé », each with its conditions, its papers, its delay: their parts taken
out one by one would make a menu of « Délai (…) » over and over, so that such a chapter is read whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from kiosk.procedures.model import Block, Cases, Section, SectionRole
from kiosk.procedures.parting import is_apart


def with_profiles(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, with those chapters marked as whole that hold parts of the same roles as another one.

    Chapters of one title, in several cases, are one thing to know, and no profiles.
    """
    holders: dict[SectionRole, set[str]] = defaultdict(set)
    for chapter in _chapters(blocks):
        for role in _apart(chapter.blocks, chapter.role):
            holders[role].add(chapter.title.text)
    shared = frozenset(role for role, titles in holders.items() if len(titles) > 1)
    return _marked(blocks, shared) if shared else blocks


def _chapters(blocks: tuple[Block, ...]) -> Iterator[Section]:
    for block in blocks:
        if isinstance(block, Section):
            yield block
        elif isinstance(block, Cases):
            for case in block.cases:
                yield from _chapters(case.blocks)


def _apart(blocks: tuple[Block, ...], own: SectionRole) -> Iterator[SectionRole]:
    """The roles of what would be a thing to know of its own."""
    for number, block in enumerate(blocks):
        if isinstance(block, Section) and is_apart(block, own, blocks[:number]):
            yield block.role
        elif isinstance(block, Section):
            yield from _apart(block.blocks, own)
        elif isinstance(block, Cases):
            for case in block.cases:
                yield from _apart(case.blocks, own)


def _marked(blocks: tuple[Block, ...], shared: frozenset[SectionRole]) -> tuple[Block, ...]:
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Section):
            block = replace(block, whole=not shared.isdisjoint(_apart(block.blocks, block.role)))
        elif isinstance(block, Cases):
            cases = (replace(case, blocks=_marked(case.blocks, shared)) for case in block.cases)
            block = replace(block, cases=tuple(cases))
        made.append(block)
    return tuple(made)
