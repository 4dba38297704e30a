"""About how many questions are still to come, for « question 2 sur 5 environ »; used by the engine."""

from __future__ import annotations

from kiosk.procedures.conditions import Known, Truth, evaluate
from kiosk.procedures.model import Block, CallOut, Cases, Listing, Question, Section


def questions_ahead(blocks: tuple[Block, ...], known: Known) -> int:
    """The questions that these blocks may still ask: of cases, those of the longest."""
    total = 0
    for block in blocks:
        if evaluate(block.when, known) is Truth.NO:
            continue
        match block:
            case Question():
                total += 1
            case Cases(cases=cases, ask=ask):
                possible = [case for case in cases if evaluate(case.when, known) is not Truth.NO]
                total += max((questions_ahead(case.blocks, known) for case in possible), default=0)
                total += ask is not None and len(possible) > 1
            case Section(blocks=inside) | CallOut(blocks=inside):
                total += questions_ahead(inside, known)
            case Listing(items=items):
                total += sum(questions_ahead(item.blocks, known) for item in items)
    return total
