"""A sentence of several scripts, each part for the voice that can read it; used by `kiosk.app` to say it.

A voice spells out the letters of another script one by one (“arabic letter alif”), or reads Latin words as
English: French names stand in Arabic, Chinese and Ukrainian sentences, and words of these after French ones.
"""

from __future__ import annotations

import re
from typing import Final

from kiosk import languages

_VOICES: Final = {"latin": "fr", "arabic": "ar", "cyrillic": "uk", "cjk": "zh"}
_LETTERS: Final = {
    "latin": "A-Za-zªºÀ-ÖØ-öø-ɏ",
    "arabic": "\u0600-\u060b\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff",
    "cyrillic": "\u0400-\u052f",
    "cjk": "\u3400-\u9fff",
}
_RUN: Final = re.compile(
    "|".join(f"(?P<{name}>[{one}]+(?:[ ’'-][{one}]+)*)" for name, one in _LETTERS.items())
)


def by_voice(text: str, lang: str) -> tuple[tuple[str, str], ...]:
    """The text in parts with the language of each, in order; mostly the whole, in its own.

    Signs and digits go with the letters before them. One Latin letter alone among other words stays: a code.
    """
    own = languages.of(lang).script
    mixed = re.search(f"[{_LETTERS[own]}]", text) is not None
    parts: list[tuple[str, str]] = []
    start, voice = 0, lang
    for found in _RUN.finditer(text):
        name = found.lastgroup or own
        if name == "latin" != own and len(found[0]) == 1 and mixed:
            continue
        reads = lang if name == own else _VOICES[name]
        if reads != voice:
            parts.append((text[start : found.start()], voice))
            start, voice = found.start(), reads
    parts.append((text[start:], voice))
    return tuple((part, reads) for part, reads in parts if any(map(str.isalnum, part))) or ((text, lang),)
