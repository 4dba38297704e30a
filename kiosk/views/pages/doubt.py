"""What may not apply, as a reading says it; used by `reading`.

The State puts a fact of its own (T10010) on what its page says to whom no question was asked. Here questions
are asked: such words are in no doubt, and those that only say what an answer depends on stop at an answer.
"""

from __future__ import annotations

import re

from kiosk.procedures.conditions import names_of
from kiosk.procedures.engine import Alternative, Resolved
from kiosk.procedures.model import Paragraph

NOT_GUIDED = "T10010"
_DEPENDS = re.compile(
    r"\b(dépend(ent|ra)?|varie(nt)?|différen(te?s?|ce)|selon|en fonction d)\b", re.IGNORECASE
)


def in_doubt(block: Resolved) -> bool:
    """Whether nobody knows that it applies, and nothing above it says so."""
    return not isinstance(block, Alternative) and bool(names_of(block.when) - {NOT_GUIDED})


def is_settled(block: Resolved, answered: bool) -> bool:
    """Whether it only says what depends on the citizen, who has answered."""
    if not answered or not isinstance(block, Paragraph) or NOT_GUIDED not in names_of(block.when):
        return False
    return bool(_DEPENDS.search(block.text.text))
