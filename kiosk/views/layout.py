"""The panel as plain data: its pixels, millimetres, reachable rows and the type's advances, for `arrange`.

Built by the session process from the settings and the citizen's preferences.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

Form = Literal["portrait", "landscape", "tablet"]


@dataclass(frozen=True)
class Face:
    """One weight of the text face: advances of characters in em, capital height in em."""

    advances: Mapping[str, float] = field(repr=False)
    default: float
    cap_height: float

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other


@dataclass(frozen=True, slots=True)
class Metrics:
    """The text face in its three weights (400, 600, 700)."""

    faces: tuple[Face, Face, Face]

    def face(self, weight: int) -> Face:
        return self.faces[{400: 0, 600: 1, 700: 2}[weight]]

    def width(self, text: str, size: float, weight: int = 400) -> float:
        """The advance of a text in pixels, for an em of `size` pixels."""
        return _em(self.face(weight), text) * size


@lru_cache(maxsize=8192)
def _em(face: Face, text: str) -> float:
    advances, default = face.advances, face.default
    return sum(advances.get(char, default) for char in text)


@dataclass(frozen=True, slots=True)
class Layout:
    """What a page has to fit: see the fields.

    `first_row`…`last_row` may hold controls (ACCESSIBILITY.md, Geometry), for the citizen's mode;
    `unit` is pixels per unit of the reference panel (1 at 1080 × 1920 of 27 inches), `pitch_mm` a pixel's
    height, `text_size` 1–4, `big` larger buttons, `minimum_cap_mm` the smallest capitals at size 4;
    `tight` is how far the heights of controls give way, never under the target, so that a page holds
    them all; without `hints` the second lines of tiles leave too (the voice still says them).
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
