"""What is written, as people say it: one file a subject, each a list of rules; called by `sentences`."""

from __future__ import annotations

from functools import lru_cache

from kiosk.views.spoken import codes, english, letters, money, numbers, signs
from kiosk.views.spoken.rules import applied


@lru_cache(maxsize=4096)
def spoken(text: str, lang: str) -> str:
    """The words as people say them; "" where they are said as written."""
    if lang == "fr":
        said = _french(text)
    elif lang == "en":
        said = applied(english.RULES, text)
    else:
        return ""
    return said if said != text else ""


def _french(text: str) -> str:
    said = text
    if signs.NEEDED.search(said):
        said = applied(signs.ADDRESSES, said)
    if numbers.NEEDED.search(said):
        said = applied(codes.RULES, said)
        said = applied(numbers.RULES, said)
        said = money.said(said)
        said = applied(numbers.AFTER, said)
    said = letters.said(said)
    if signs.NEEDED.search(said):
        said = applied(signs.RULES, said)
    return said
