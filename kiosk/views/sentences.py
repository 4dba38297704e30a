"""Texts cut into sentences, each with what the voice says; used by the pages.

One sentence is shown, highlighted and spoken at a time (EN 301 549 5.1.3.3).
"""

from __future__ import annotations

import re

from kiosk.procedures.model import Text
from kiosk.views.spoken import spoken
from kiosk.views.view import Sentence

# After a sign that ends: before a capital of Latin or Cyrillic, and before Arabic, which has none; in Chinese
# at once, after the marks that close what was said.
_END = re.compile(
    r"(?<=[.!?…؟])[\u00a0 ]*(?=»)?(?: +|\n+)(?=[\"«„“¿¡A-ZÀ-ÖØ-Þ0-9Є-ЯҐ\u0600-\u06ff])"
    r"|(?<=[。！？])[ \n]*(?=[^。！？”’」』）》\s])|(?<=[。！？][”’」』）》])(?=[^\s，、；])"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_SHORT = re.compile(r"\b(?:M|Mme|Mlle|av|bd|art|n°|etc|cf|ex|Dr|St|Ste|tél)\.$", re.IGNORECASE)


def split(text: str) -> tuple[str, ...]:
    """The sentences of a text; abbreviations, times and addresses do not end one."""
    pieces: list[str] = []
    for piece in _END.split(text.strip()):
        if pieces and _SHORT.search(pieces[-1]):
            pieces[-1] = f"{pieces[-1]} {piece.strip()}"
        elif piece.strip():
            pieces.append(piece.strip())
    return tuple(pieces)


def sentences(text: Text | str, lang: str = "fr", private: bool = False) -> tuple[Sentence, ...]:
    """A text as sentences with their spoken forms."""
    if isinstance(text, str):
        text = Text(text, lang=lang)
    if text.spoken:
        return (Sentence(text.text, text.spoken, text.lang, private),) if text.text else ()
    return tuple(Sentence(piece, spoken(piece, text.lang), text.lang, private) for piece in split(text.text))


def sentence(text: Text | str, lang: str = "fr", private: bool = False) -> Sentence:
    """A text as one sentence."""
    if isinstance(text, str):
        text = Text(text, lang=lang)
    return Sentence(text.text, text.spoken or spoken(text.text, text.lang), text.lang, private)


def counted(text: str) -> int:
    """How many words a text has, to tell how long it takes; Chinese has one in about two characters."""
    characters = len(_HAN.findall(text))
    return len(text.split()) + characters // 2 if characters else len(text.split())
