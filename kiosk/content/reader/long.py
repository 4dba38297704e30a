"""Chapters too long to be read in one go, whose parts are offered in a menu instead; used by `document`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kiosk.procedures.model import (
    Block,
    CallOut,
    Cases,
    Checklist,
    Listing,
    OnlineService,
    Paragraph,
    Place,
    Section,
    Table,
    Text,
)

LONG = 350  # words: about six pages of a portrait panel
FEWEST = 2  # parts


def with_menus(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, with those chapters marked as long that are, and whose parts can be read one by one."""
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Section):
            parts = len(_parts(block.blocks))
            block = replace(block, blocks=with_menus(block.blocks))
            block = replace(block, long=parts >= FEWEST and words_on_a_way((block,)) > LONG)
        elif isinstance(block, Cases):
            cases = (replace(case, blocks=with_menus(case.blocks)) for case in block.cases)
            block = replace(block, cases=tuple(cases))
        made.append(block)
    return tuple(made)


def _parts(blocks: Iterable[Block]) -> set[str]:
    """The titles of the parts that a menu would offer: those of one title in several cases are one."""
    found: set[str] = set()
    for block in blocks:
        if isinstance(block, Section):
            found.add(block.title.text)
        elif isinstance(block, Cases):
            found |= max((_parts(case.blocks) for case in block.cases), key=len, default=set())
    return found


def words_on_a_way(blocks: Iterable[Block]) -> int:
    """The words that a citizen reads: all, but of cases that are asked about those of the longest."""
    total = 0
    for block in blocks:
        match block:
            case Paragraph(text=text):
                total += _words(text)
            case Section(title=title, blocks=inside) | CallOut(title=title, blocks=inside):
                total += _words(title) + words_on_a_way(inside)
            case Listing(items=items):
                total += sum(words_on_a_way(item.blocks) for item in items)
            case Checklist(documents=documents):
                total += sum(_words(paper.text, paper.help) for paper in documents)
            case Table(headings=headings, rows=rows):
                total += _words(*headings, *(cell for row in rows for cell in row))
            case Place(name=name, note=note, contacts=contacts):
                total += _words(name, note, *(line for contact in contacts for line in contact.lines))
            case OnlineService(title=title, note=note):
                total += _words(title, note)
            case Cases(cases=cases, ask=ask):
                each = [_words(case.title) + words_on_a_way(case.blocks) for case in cases]
                total += sum(each) if ask is None else max(each, default=0)
    return total


def _words(*texts: Text) -> int:
    return sum(len(text.text.split()) for text in texts)
