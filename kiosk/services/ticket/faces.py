"""The letters of a ticket: which face draws what, how wide it is, and where a line breaks; used by `sheet`.

The faces are those of the screen, in `assets/fonts`; a letter that one lacks is taken from the next.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Literal

from PIL import ImageFont

FOLDER = Path(os.environ.get("KIOSK_FONTS") or Path(__file__).resolve().parents[3] / "assets" / "fonts")
RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")
Weight = Literal[400, 600, 700]
_ARABIC = ("\u0600", "\u06ff")
_OTHER = ("\u0370", "\u052f")  # Greek and Cyrillic
_CHINESE = ("\u2e80", "\u9fff")
_CJK = Path("/usr/share/fonts/opentype/noto")  # of fonts-noto-cjk, where it is installed
_RAISED = {"ᵉ": "e", "ʳ": "r", "ᵈ": "d", "ˢ": "s", "ᵒ": "o", "ᵃ": "a"}
_RAISED_SIZE, _RAISED_BY = 0.62, 0.32
_DRAWN_AS = str.maketrans({"\u202f": "\u00a0", "\t": " ", "\n": " "})


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one face, `x` dots from the start of the line, `up` dots above its baseline."""

    text: str
    font: ImageFont.FreeTypeFont
    x: float
    up: float = 0.0


@lru_cache(maxsize=64)
def face(family: str, weight: Weight, size: int) -> ImageFont.FreeTypeFont:
    """A face; OSError where deploy/setup has not run."""
    shown = weight if family == "text" else 700 if weight >= 600 else 400
    file = FOLDER / f"{family}-{shown}.ttf"
    if family == "cjk":
        file = _CJK / f"NotoSansCJK-{'Bold' if shown == 700 else 'Regular'}.ttc"
        file = file if file.is_file() else FOLDER / f"noto-{shown}.ttf"
    return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)


def runs(text: str, size: int, weight: Weight) -> tuple[Run, ...]:
    """One line as it is drawn from left to right."""
    placed, x = [], 0.0
    for family, letters in _families(_visual(text.translate(_DRAWN_AS))):
        raised = family == "raised"
        font = face("text" if raised else family, weight, round(size * _RAISED_SIZE) if raised else size)
        drawn = "".join(_RAISED[letter] for letter in letters) if raised else letters
        placed.append(Run(drawn, font, x, size * _RAISED_BY if raised else 0.0))
        x += font.getlength(drawn)
    return tuple(placed)


def width(text: str, size: int, weight: Weight) -> float:
    """The width of one line in dots."""
    placed = runs(text, size, weight)
    return placed[-1].x + placed[-1].font.getlength(placed[-1].text) if placed else 0.0


def wrap(text: str, room: float, size: int, weight: Weight) -> tuple[str, ...]:
    """The text in lines of at most `room` dots, broken at spaces, inside a word only where it must.

    An address is broken after a slash.
    """
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, weight) <= room:
            lines[-1] = longer
            continue
        while width(word, size, weight) > room and len(word) > 1:
            ends = range(2, len(word) + 1)
            fits = 1 + bisect_right(ends, room, key=lambda end, word=word: width(word[:end], size, weight))
            fits = word.rfind("/", 0, fits) + 1 or fits
            lines.append(word[:fits])
            word = word[fits:]
        lines.append(word)
    return tuple(line for line in lines if line)


def _visual(text: str) -> str:
    """Letters in the order in which they stand; Arabic ones joined."""
    if not any(_ARABIC[0] <= letter <= _ARABIC[1] for letter in text):
        return text
    import arabic_reshaper
    from bidi.algorithm import get_display

    return str(get_display(arabic_reshaper.reshape(text), base_dir="R"))


def _families(text: str) -> list[tuple[str, str]]:
    return [(family, "".join(letters)) for family, letters in groupby(text, _family)]


def _family(letter: str) -> str:
    if letter in _RAISED:
        return "raised"
    if _ARABIC[0] <= letter <= _ARABIC[1] or "\ufb50" <= letter <= "\ufeff":
        return "arabic"
    if _CHINESE[0] <= letter <= _CHINESE[1]:
        return "cjk"
    return "noto" if _OTHER[0] <= letter <= _OTHER[1] else "text"
