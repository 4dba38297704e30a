"""The letters of a ticket: which face draws what, how wide it is, and where a line breaks; used by `sheet`.

The faces are those of the screen, in `assets/fonts`, chosen by the same rules.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from PIL import ImageFont

from kiosk.languages.breaking import units
from kiosk.languages.letters import RAISED_BY, RAISED_SIZE
from kiosk.languages.letters import runs as letter_runs

FOLDER = Path(os.environ.get("KIOSK_FONTS") or Path(__file__).resolve().parents[3] / "assets" / "fonts")
Weight = Literal[400, 600, 700]
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
    """A face; OSError where deploy/setup has not run. The text face where a script has none here."""
    shown = weight if family == "text" else 700 if weight >= 600 else 400
    file = FOLDER / f"{family}-{shown}.ttf"
    if not file.is_file():
        file = FOLDER / f"text-{weight}.ttf"
    return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def runs(text: str, size: int, weight: Weight) -> tuple[Run, ...]:
    """One line as it is drawn from left to right."""
    placed, x = [], 0.0
    for family, letters in letter_runs(text.translate(_DRAWN_AS)):
        raised = family == "raised"
        font = face("text" if raised else family, weight, round(size * RAISED_SIZE) if raised else size)
        placed.append(Run(letters, font, x, size * RAISED_BY if raised else 0.0))
        x += font.getlength(letters)
    return tuple(placed)


def width(text: str, size: int, weight: Weight) -> float:
    """The width of one line in dots."""
    placed = runs(text, size, weight)
    return placed[-1].x + placed[-1].font.getlength(placed[-1].text) if placed else 0.0


def wrap(text: str, room: float, size: int, weight: Weight) -> tuple[str, ...]:
    """The text in lines of at most `room` dots, broken where its script allows, in a word where it must.

    An address is broken after a slash.
    """
    lines: list[str] = []
    for space, word in units(text):
        longer = f"{lines[-1]}{space}{word}" if lines else word
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
