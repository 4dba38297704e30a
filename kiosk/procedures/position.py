"""Where a reader stands in a procedure, as one frozen value; made by `replay`, read by session and views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kiosk.procedures.answers import Answer
from kiosk.procedures.conditions import All, Condition
from kiosk.procedures.model import Block, CallOut, Checklist, Listing, Question, Section, Text


@dataclass(frozen=True, slots=True)
class Alternative:
    """A case that may apply, nobody knows: shown under its title. `unasked`: because nobody was asked yet."""

    id: str
    title: Text
    blocks: tuple[Resolved, ...]
    unasked: bool = field(default=False, compare=False)


Resolved = Block | Alternative


@dataclass(frozen=True, slots=True)
class Step:
    """One question of the path with its answer; `silent` where facts answered it."""

    question: Question
    answer: Answer = field(repr=False)
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """Where the reader stands.

    `open` is the first question without an answer, its choices being those still possible, or None;
    `explaining` says that « je ne sais pas » was touched once and the author explains or offers an agent.
    `blocks` is all that applies, cases resolved; a block that keeps its `when` may not apply.
    `facts` are those known now, `taken` the cases taken without asking, `ahead` about how many more
    questions come, `opens` the procedure to open at once, `reached` the cases that apply or may apply.
    All that tells an answer stays out of its `repr`.
    """

    steps: tuple[Step, ...]
    open: Question | None
    explaining: bool
    blocks: tuple[Resolved, ...] = field(repr=False)
    facts: Mapping[str, bool] = field(repr=False)
    taken: tuple[tuple[str, str], ...] = field(repr=False)
    ahead: int
    opens: str = field(default="", repr=False)
    reached: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def complete(self) -> bool:
        return self.open is None

    @property
    def given(self) -> tuple[Step, ...]:
        """The steps that the citizen answered, the last of which going back drops."""
        return tuple(step for step in self.steps if not step.silent)


def sure(block: Any) -> Any:
    """The block (or item, or paper) without its condition, which holds."""
    return replace(block, when=None) if block.when is not None else block


def doubted(blocks: tuple[Resolved, ...], condition: Condition | None) -> tuple[Resolved, ...]:
    """Blocks that apply only if the condition holds, which nobody knows; each says so by itself, all the way
    down, so that whoever takes one out of its section still sees it. Alternatives say it by their title."""
    return blocks if condition is None else tuple(_doubted(block, condition) for block in blocks)


def _doubted(block: Any, condition: Condition) -> Any:
    if isinstance(block, Alternative):
        return block
    when = condition if block.when is None else All((condition, block.when))
    match block:
        case Section() | CallOut():
            return replace(block, when=when, blocks=doubted(block.blocks, condition))
        case Listing():
            items = (replace(i, blocks=doubted(i.blocks, condition)) for i in block.items)
            return replace(block, when=when, items=tuple(items))
        case Checklist():
            return replace(block, when=when)
    return replace(block, when=when)


def chosen(blocks: tuple[Resolved, ...], condition: Condition | None) -> tuple[Resolved, ...]:
    """The opposite of `doubted`: the blocks of a chapter that was chosen, and so is in no doubt."""
    return blocks if condition is None else tuple(_chosen(block, condition) for block in blocks)


def _chosen(block: Any, condition: Condition) -> Any:
    if isinstance(block, Alternative):
        return block
    match block.when:
        case All((first, when)) if first == condition:
            block = replace(block, when=when)
        case when if when == condition:
            block = replace(block, when=None)
    match block:
        case Section() | CallOut():
            return replace(block, blocks=chosen(block.blocks, condition))
        case Listing():
            items = (replace(i, blocks=chosen(i.blocks, condition)) for i in block.items)
            return replace(block, items=tuple(items))
    return block


def asked_only(blocks: tuple[Resolved, ...]) -> tuple[Resolved, ...]:
    """The blocks without the cases that nobody was asked about yet."""
    kept: list[Resolved] = []
    for block in blocks:
        match block:
            case Alternative(unasked=True):
                pass
            case Section() | CallOut() | Alternative():
                inside = asked_only(block.blocks)
                kept += [replace(block, blocks=inside)] if inside else []  # type: ignore[arg-type]
            case Listing():
                items = (replace(item, blocks=asked_only(item.blocks)) for item in block.items)  # type: ignore[arg-type]
                told = tuple(item for item in items if item.blocks)
                kept += [replace(block, items=told)] if told else []
            case _:
                kept.append(block)
    return tuple(kept)
