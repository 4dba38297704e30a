"""Text and icons drawn white once, kept as one-channel textures and tinted when drawn; used by `paint`."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache

from kivy.core.text import Label
from kivy.core.text._text_sdl2 import _SurfaceContainer
from kivy.graphics.texture import Texture

from kiosk.languages.letters import RAISED_BY, RAISED_SIZE, runs, script
from kiosk.ui.fonts import font_file
from kiosk.ui.icons import icon

# A page of the tallest panel takes about 1.5 million pixels of text, one byte each.
BUDGET = 6_000_000


@dataclass(frozen=True, slots=True)
class Print:
    """A text as drawn: a box of `width` × `height` pixels, of which the texture begins `above` pixels down.

    Only the rows that have ink are kept: empty ones cost as much to draw.
    """

    texture: Texture
    width: int
    height: int
    above: int


class TextCache:
    """Textures by (text, size, weight), the least recently drawn forgotten when they take too much."""

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget = budget
        self._pixels = 0
        self._kept: OrderedDict[tuple[str, str, int, int], Print] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def clear(self) -> None:
        """Forgets everything."""
        self._kept.clear()
        self._pixels = 0

    def line(self, text: str, size: float, weight: int) -> list[tuple[Print, float]]:
        """The prints of a line from left to right, each with how far it is raised in pixels.

        One, but for lines that mix Arabic and Latin or have raised letters. All stand on the base line of
        the line's own face.
        """
        main = script(text)
        parts = []
        for family, part in runs(text):
            if family == "raised":
                small = self._print("text", part, round(size * RAISED_SIZE), weight)
                parts.append((small, size * RAISED_BY))
            else:
                up = 0.0
                if family != main:  # boxes are centred on each other, base lines are not
                    up = _base(family, weight, round(size)) - _base(main, weight, round(size))
                parts.append((self._print(family, part, round(size), weight), 2 * up))
        return parts

    def icon(self, name: str, size: float) -> Print:
        """The print of an icon; that of `help` where the name is unknown."""
        return self._print("icons", icon(name), round(size), 400)

    def _print(self, family: str, text: str, size: int, weight: int) -> Print:
        key = (family, text, size, weight)
        found = self._kept.pop(key, None)
        if found is None:
            found = _render(text, _label(font_file(family, weight), size))
            self._pixels += found.texture.width * found.texture.height
        self._kept[key] = found
        while self._pixels > self._budget and len(self._kept) > 1:
            _, old = self._kept.popitem(last=False)
            self._pixels -= old.texture.width * old.texture.height
        return found


@lru_cache(maxsize=64)
def _base(family: str, weight: int, size: int) -> float:
    """How far below the middle of its box a face has its base line, in pixels."""
    label = _label(font_file(family, weight), size)
    return float(label.get_ascent() + label.get_descent()) / 2


@lru_cache(maxsize=64)
def _label(path: str, size: int) -> Label:
    # Unhinted: hinted advances drift from the metrics that pages are cut with.
    label = Label(font_name=path, font_size=size, font_hinting=None, color=(1, 1, 1, 1))
    label.resolve_font_name()
    return label


def _render(text: str, label: Label) -> Print:
    """One line, one byte a pixel: a quarter of the memory of Kivy's own labels."""
    width, height = (max(1, side) for side in label.get_extents(text))
    surface = _SurfaceContainer(width, height)
    surface.render(label, text, 0, 0)
    alpha = surface.get_data().data[3::4]
    rows = [at for at in range(height) if alpha[at * width : (at + 1) * width].strip(b"\0")]
    first, last = (rows[0], rows[-1] + 1) if rows else (0, 1)
    texture = Texture.create(size=(width, last - first), colorfmt="luminance")
    texture.blit_buffer(alpha[first * width : last * width], colorfmt="luminance", bufferfmt="ubyte")
    texture.flip_vertical()
    texture.mag_filter = texture.min_filter = "nearest"
    return Print(texture, width, height, first)
