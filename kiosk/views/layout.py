"""The panel as plain data: its pixels, millimetres, reachable rows and the type's advances, for `arrange`.

Built by the session process from the settings and the citizen's preferences.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from kiosk.languages import letters

WIDEST = 1.0  # em of a letter that no face was measured for
Form = Literal["portrait", "landscape", "tablet"]


@dataclass(frozen=True, eq=False)
class Face:
    """One weight of the text face: advances of characters in em, capital height in em.

    One that is read once is the same one everywhere: measures are kept by it.
    """

    advances: Mapping[str, float] = field(repr=False)
    default: float
    cap_height: float


@dataclass(frozen=True, eq=False)
class Metrics:
    """The text face in its three weights (400, 600, 700), and the faces of other scripts in two (400, 700).

    A script without a face of its own here is taken to be as wide as its widest letters: `WIDEST`.
    """

    faces: tuple[Face, Face, Face]
    scripts: Mapping[str, tuple[Face, Face]] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(self.faces)

    def face(self, weight: int, script: str = "text") -> Face:
        """A face of a script in a weight; bold stands in for a semi-bold that does not exist."""
        if script in self.scripts:
            return self.scripts[script][weight >= 600]
        return self.faces[{400: 0, 600: 1, 700: 2}[weight]]

    def width(self, text: str, size: float, weight: int = 400) -> float:
        """The advance of a text in pixels, for an em of `size` pixels."""
        if text.isascii():
            return _em(self.face(weight), text) * size
        text = text.replace(letters.LTR_MARK, "")
        space, words, script = self.face(weight), text.split(" "), letters.script(text)
        if script == "arabic":  # letters do not join across a space: words are measured once each
            space = self.face(weight, script)
            wide = sum(self._word(word, weight) for word in words)
            return (wide + (len(words) - 1) * space.advances.get(" ", space.default)) * size
        if script == "cjk":
            return self._word(text, weight) * size
        if script != "text":
            return self._known(text, script, weight) * size
        return _em(space, text) * size

    def _word(self, word: str, weight: int) -> float:
        return sum(self._known(part, script, weight) for script, part in letters.measured(word))

    def _known(self, text: str, script: str, weight: int) -> float:
        if script == "text" or script in self.scripts:
            return _em(self.face(weight, script), text)
        return WIDEST * len(text)


@lru_cache(maxsize=8192)
def _em(face: Face, text: str) -> float:
    advances, default = face.advances, face.default
    total = sum(advances.get(letters.RAISED.get(char, char), default) for char in text)
    up = [char for char in text if char in letters.RAISED]
    return total - (1 - letters.RAISED_SIZE) * sum(advances.get(letters.RAISED[char], default) for char in up)


@dataclass(frozen=True, slots=True)
class Layout:
    """What a page has to fit: see the fields.

    `first_row`…`last_row` may hold controls (ACCESSIBILITY.md, Geometry), for the citizen's mode;
    `unit` is pixels per unit of the reference panel (1 at 1080 × 1920 of 27 inches), `pitch_mm` a pixel's
    height, `text_size` 1–4, `big` larger buttons, `minimum_cap_mm` the smallest capitals at size 4;
    `tight` is how far the heights of controls give way, never under the target, so that a page holds
    them all; without `hints` the second lines of tiles leave too (the voice still says them). `language`
    is the page's: its letters may need higher lines. With a `strip` the bar says on top of it that an agent
    sees the answers.
    """

    width: int
    height: int
    form: Form
    pitch_mm: float
    unit: float
    first_row: int
    last_row: int
    metrics: Metrics
    text_size: int = 1
    big: bool = False
    low: bool = False
    minimum_cap_mm: float = 7.33
    tight: float = 1.0
    hints: bool = True
    language: str = "fr"
    strip: bool = False
