"""Whether the citizen is at the part of a procedure that says how to pay: nothing is shown to anyone then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kiosk.procedures.library import Library
from kiosk.procedures.model import Payment, inner
from kiosk.procedures.position import Alternative, Resolved
from kiosk.session.state import Session
from kiosk.session.where import where

# what asks and what sums up the answers says nothing of paying
_WITHOUT = ("question", "recap", "checklist", "choices", "word", "words")


def paying(session: Session, library: Library) -> bool:
    """Whether a page with a way to pay is open, also where another page lies over it."""
    if session.frame is None:
        return False
    here = where(replace(session, over="", warned_at=None), library)
    if here.page in _WITHOUT or here.position is None:
        return False
    return holds_payment(here.need.blocks if here.need is not None else here.position.blocks)


def holds_payment(blocks: Iterable[Resolved]) -> bool:
    """Whether a way to pay stands among these blocks, however deep."""
    return any(isinstance(block, Payment) or holds_payment(_inside(block)) for block in blocks)


def _inside(block: Resolved) -> tuple[Resolved, ...]:
    return block.blocks if isinstance(block, Alternative) else inner(block)
