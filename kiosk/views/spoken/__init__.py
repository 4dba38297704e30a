"""What is written, as people say it: one file a subject, each a list of rules; called by `sentences`."""

from __future__ import annotations

from functools import lru_cache

from kiosk.languages import voice_of
from kiosk.views.spoken import (
    arabic,
    chinese,
    english,
    letters,
    money,
    numbers,
    portuguese,
    signs,
    spanish,
    ukrainian,
)
from kiosk.views.spoken.rules import Rule, applied

RULES: dict[str, tuple[Rule, ...]] = {  # French has an order of its own
    "en": english.RULES,
    "es": spanish.RULES,
    "pt": portuguese.RULES,
    "ar": arabic.RULES,
    "zh": chinese.RULES,
    "uk": ukrainian.RULES,
}


@lru_cache(maxsize=4096)
def spoken(text: str, lang: str) -> str:
    """The words as people say them; "" where they are said as written."""
    voice = voice_of(lang)
    if voice == "fr":
        said = _french(text)
    elif voice in RULES:
        said = applied(RULES[voice], text)
    else:
        return ""
    return said if said != text else ""


def _french(text: str) -> str:
    said = text
    if signs.NEEDED.search(said):
        said = applied(signs.ADDRESSES, said)
    if numbers.NEEDED.search(said):
        said = applied(numbers.RULES, said)
        said = money.said(said)
        said = applied(numbers.AFTER, said)
    said = letters.said(said)
    if signs.NEEDED.search(said):
        said = applied(signs.RULES, said)
    return said
