"""What a position comes to, gathered from its blocks for the summary: do, bring, where, price, delay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.procedures.engine import Alternative, Position, Resolved
from kiosk.procedures.model import (
    CallOut,
    Cost,
    Delay,
    Listing,
    OnlineService,
    OpenProcedure,
    Outcome,
    Paragraph,
    Payment,
    Place,
    Section,
    Text,
)


@dataclass(frozen=True, slots=True)
class Found:
    """One block with the titles of the cases it may depend on; none where it surely applies."""

    block: Resolved
    cases: tuple[Text, ...] = ()

    @property
    def sure(self) -> bool:
        return not self.cases and getattr(self.block, "when", None) is None


def found(blocks: tuple[Resolved, ...], cases: tuple[Text, ...] = ()) -> Iterator[Found]:
    """Every block, depth first, with the cases above it that may not apply."""
    for block in blocks:
        match block:
            case Alternative(title=title, blocks=inside):
                yield from found(inside, (*cases, title))
            case Section(blocks=inside) | CallOut(blocks=inside):
                yield Found(block, cases)
                yield from found(inside, cases)
            case Listing(items=items):
                yield Found(block, cases)
                for item in items:
                    yield from found(item.blocks, cases)
            case _:
                yield Found(block, cases)


def of_kind(position: Position, kind: type) -> tuple[Found, ...]:
    """The blocks of one kind that apply or may apply, in order."""
    return tuple(f for f in found(position.blocks) if isinstance(f.block, kind))


def outcome(position: Position) -> Outcome | None:
    """What the answers come to, where one outcome is sure."""
    sure = [f.block for f in of_kind(position, Outcome) if f.sure]
    return sure[-1] if sure else None  # type: ignore[return-value]


def checks(position: Position) -> tuple[Found, ...]:
    """The facts that the citizen is asked to check with the town hall."""
    return tuple(f for f in of_kind(position, CallOut) if f.block.kind == "check")  # type: ignore[union-attr]


def text_of(block: CallOut | Section) -> tuple[Text, ...]:
    """The plain texts directly inside a box."""
    return tuple(inside.text for inside in block.blocks if isinstance(inside, Paragraph))


def sections(position: Position) -> tuple[Section, ...]:
    """The parts of the procedure that can be read, in the document's order; each has words of its own."""
    found_sections: list[Section] = []
    loose: list[Resolved] = []
    for block in position.blocks:
        if isinstance(block, Section) and has_words(block):
            found_sections.append(block)
        elif isinstance(block, Alternative) and has_words(block):
            found_sections.append(Section(block.id, block.title, block.blocks))  # type: ignore[arg-type]
        elif isinstance(block, Paragraph | Listing) or (isinstance(block, CallOut) and block.kind != "check"):
            loose.append(block)
    if loose:
        found_sections.insert(0, Section("loose", Text(""), tuple(loose)))  # type: ignore[arg-type]
    return tuple(found_sections)


_TYPED = (Cost, Delay, OnlineService, OpenProcedure, Outcome, Payment, Place)


def has_words(block: Section | Alternative) -> bool:
    """Whether there is something to read beyond what the summary shows."""
    return any(not isinstance(f.block, (*_TYPED, Section)) for f in found(block.blocks))
