"""About how many questions are still to come, for « question 2 sur 5 environ »; used by the engine."""

from __future__ import annotations

from kiosk.procedures.conditions import Known, Truth, evaluate
from kiosk.procedures.model import Block, CallOut, Cases, Listing, Question, Section


def questions_ahead(blocks: tuple[Block, ...], known: Known, asking: frozenset[str] | None = None) -> int:
    """The questions that these blocks may still ask (those in `asking`): of cases, those of the longest."""
    total = 0
    for block in blocks:
        if evaluate(block.when, known) is Truth.NO:
            continue
        match block:
            case Question():
                total += asking is None or block.id in asking
            case Cases(cases=cases, ask=ask):
                possible = [case for case in cases if evaluate(case.when, known) is not Truth.NO]
                total += max((questions_ahead(case.blocks, known, asking) for case in possible), default=0)
                wanted = ask is not None and (asking is None or ask.id in asking)
                total += wanted and len(possible) > 1
            case Section(blocks=inside) | CallOut(blocks=inside):
                total += questions_ahead(inside, known, asking)
            case Listing(items=items):
                total += sum(questions_ahead(item.blocks, known, asking) for item in items)
    return total
