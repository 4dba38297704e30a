"""Text and icons drawn white once, kept as one-channel textures and tinted when drawn; used by `paint`."""

from __future__ import annotations

from collections import OrderedDict
from functools import lru_cache

from kivy.core.text import Label
from kivy.core.text._text_sdl2 import _SurfaceContainer
from kivy.graphics.texture import Texture

from kiosk.ui.fonts import RAISED_BY, RAISED_SIZE, font_file, runs
from kiosk.ui.icons import icon

# A page of the tallest panel takes about 1.5 million pixels of text, one byte each.
BUDGET = 6_000_000


class TextCache:
    """Textures by (text, size, weight), the least recently drawn forgotten when they take too much."""

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget = budget
        self._pixels = 0
        self._kept: OrderedDict[tuple[str, str, int, int], Texture] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def clear(self) -> None:
        """Forgets everything."""
        self._kept.clear()
        self._pixels = 0

    def line(self, text: str, size: float, weight: int) -> list[tuple[Texture, float]]:
        """The textures of a line from left to right, each with how far it is raised in pixels.

        One, but for lines that mix Arabic and Latin or have raised letters.
        """
        parts = []
        for family, part in runs(text):
            if family == "raised":
                small = self._texture("text", part, round(size * RAISED_SIZE), weight)
                parts.append((small, size * RAISED_BY))
            else:
                parts.append((self._texture(family, part, round(size), weight), 0.0))
        return parts

    def icon(self, name: str, size: float) -> Texture:
        """The texture of an icon; that of `help` where the name is unknown."""
        return self._texture("icons", icon(name), round(size), 400)

    def _texture(self, family: str, text: str, size: int, weight: int) -> Texture:
        key = (family, text, size, weight)
        texture = self._kept.pop(key, None)
        if texture is None:
            texture = _render(text, _label(font_file(family, weight), size))
            self._pixels += texture.width * texture.height
        self._kept[key] = texture
        while self._pixels > self._budget and len(self._kept) > 1:
            _, old = self._kept.popitem(last=False)
            self._pixels -= old.width * old.height
        return texture


@lru_cache(maxsize=64)
def _label(path: str, size: int) -> Label:
    # Unhinted: hinted advances drift from the metrics that pages are cut with.
    label = Label(font_name=path, font_size=size, font_hinting=None, color=(1, 1, 1, 1))
    label.resolve_font_name()
    return label


def _render(text: str, label: Label) -> Texture:
    """One line, one byte a pixel: a quarter of the memory and half the drawing time of Kivy's own labels."""
    width, height = label.get_extents(text)
    surface = _SurfaceContainer(max(width, 1), max(height, 1))
    surface.render(label, text, 0, 0)
    data = surface.get_data()
    texture = Texture.create(size=(data.width, data.height), colorfmt="luminance")
    alpha = data.data[3::4]
    texture.blit_buffer(alpha, colorfmt="luminance", bufferfmt="ubyte")
    texture.flip_vertical()
    texture.mag_filter = texture.min_filter = "nearest"
    return texture
