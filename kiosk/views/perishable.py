"""Whether a text says what changes from one year to the next: an amount, a form’s number, a delay.

Called by the pages, to warn before it where the text is old.
"""

from __future__ import annotations

import re
from functools import lru_cache

_NUMBER = (
    r"(?:\d+(?:[.,]\d+)?|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente"
    r"|quarante|soixante|quelques|plusieurs)"
)
_AMOUNT = re.compile(
    r"\d\s*(?:€|%|euros?\b|k€|centimes?\b)|\bgratuite?s?\b|\b(?:payant|barème|plafonds?|tarifs?)\b", re.I
)
_FORM = re.compile(r"\bcerfa\b|\bformulaires?\s+n[°o]|\b\d{5}\s?[*#]\s?\d{2}\b", re.I)
_DELAY = re.compile(
    rf"\b{_NUMBER}\s+(?:(?:à|ou|et)\s+{_NUMBER}\s+)?"
    r"(?:heures?|jours?|semaines?|quinzaines?|mois|ans?|années?|trimestres?)\b"
    r"|\b(?:24|48|72)\s*h\b(?!\s*(?:/|\d|sur))|\b(?:avant le \d|jusqu[’']au \d)",
    re.I,
)


@lru_cache(maxsize=2048)
def may_change(text: str) -> bool:
    """Whether an amount, the number of a form or a delay stands in a text (« un mois », « 86,50 € »)."""
    text = text.replace("\u00a0", " ")
    return any(pattern.search(text) for pattern in (_AMOUNT, _FORM, _DELAY))
