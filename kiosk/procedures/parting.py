"""What a chapter holds that is a thing to know of its own, as papers in « Demande »; used by `outline`; pure.

`kiosk.procedures.asking` and the reader's profiles keep to the same rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kiosk.procedures.model import Checklist, Paragraph, Place, Section, SectionRole, Text
from kiosk.procedures.position import Alternative, Resolved

_ESSENTIAL: tuple[SectionRole, ...] = ("documents", "cost", "delay", "where", "refused")
# What a chapter of each role may hold that is also a thing to know of its own: « Durée de résidence » among
# conditions is one of them, and « Délai » of an appeal says nothing without it.
APART: Mapping[SectionRole, tuple[SectionRole, ...]] = {
    "how": _ESSENTIAL, "other": _ESSENTIAL, "then": _ESSENTIAL, "where": _ESSENTIAL, "who": ("documents",),
}  # fmt: skip

_PRICE = re.compile(
    r"^(?=.*\d\s?(€|euros))(?=.*\b(payez|payer|coûte|coût|prix|tarif|timbres? fisca\w+)\b)", re.IGNORECASE
)


def is_apart(section: Section, own: SectionRole, before: Iterable[Resolved]) -> bool:
    """Whether a part of a chapter of this role is a thing to know of its own.

    What says how to reach a place just before it is not.
    """
    of_a_place = section.role == "where" and any(isinstance(block, Place) for block in before)
    return section.role in APART.get(own, ()) and section.role != own and not of_a_place


_Parted = tuple[tuple[Resolved, ...], dict[SectionRole, tuple[Resolved, ...]]]


def parted(blocks: tuple[Resolved, ...], own: SectionRole) -> _Parted:
    """The blocks without the chapters of another role, and these by role, under the titles of their cases."""
    rest: list[Resolved] = []
    apart: dict[SectionRole, tuple[Resolved, ...]] = {}
    for number, block in enumerate(blocks):
        if isinstance(block, Section) and is_apart(block, own, blocks[:number]):
            apart[block.role] = (*apart.get(block.role, ()), block)
        elif isinstance(block, Section | Alternative):
            inside, found = parted(block.blocks, own)
            rest += [replace(block, blocks=inside)] if inside else []  # type: ignore[arg-type]
            for role, parts in found.items():
                kept = (replace(block, blocks=parts),) if isinstance(block, Alternative) else parts
                apart[role] = (*apart.get(role, ()), *kept)
        else:
            rest.append(block)
    return tuple(rest), apart


def papers(blocks: tuple[Resolved, ...]) -> tuple[Resolved, ...]:
    """The lists of papers, wherever they stand, each with the words just before it, under their headings."""
    found: list[Resolved] = []
    for number, block in enumerate(blocks):
        if isinstance(block, Checklist):
            before = blocks[number - 1] if number else None
            found += [before, block] if isinstance(before, Paragraph) else [block]
        elif isinstance(block, Section | Alternative) and (inside := papers(block.blocks)):
            found.append(replace(block, blocks=inside))  # type: ignore[arg-type]
    return tuple(found)


def prices(blocks: tuple[Resolved, ...]) -> tuple[Resolved, ...]:
    """The paragraphs that say what is to be paid, under their headings."""
    found: list[Resolved] = []
    for block in blocks:
        if isinstance(block, Paragraph) and _PRICE.search(block.text.text):
            found.append(block)
        elif isinstance(block, Section | Alternative) and (inside := prices(block.blocks)):
            found.append(replace(block, blocks=inside))  # type: ignore[arg-type]
    return tuple(found)


def first_title(blocks: tuple[Resolved, ...]) -> Text:
    first = blocks[0]
    return first_title(first.blocks) if isinstance(first, Alternative) else getattr(first, "title", Text(""))
