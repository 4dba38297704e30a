"""A QR code of a text, dark on light in every theme: telephones do not read it the other way round."""

from __future__ import annotations

from functools import lru_cache

from kiosk.ui.brush import Brush
from kiosk.ui.theme import rgba
from kiosk.views.placement import Rect, Shape
from kiosk.views.square import QUIET

_DARK, _LIGHT = rgba("#000000"), rgba("#FFFFFF")


@lru_cache(maxsize=8)
def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of a QR code, row by row, without its quiet zone."""
    import segno

    encoding = None if text.isascii() else "utf-8"  # what telephones take a text for
    code = segno.make_qr(text, error="m", encoding=encoding)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def qr(brush: Brush, shape: Shape) -> None:
    """As large as whole pixels a module allow, centred, four quiet modules around it."""
    rows = modules(shape.value)
    rect, count = shape.rect, len(rows) + 2 * QUIET
    side = max(1, int(min(rect.w, rect.h) // count))
    left = round(rect.x + (rect.w - side * len(rows)) / 2)
    top = round(rect.y + (rect.h - side * len(rows)) / 2)
    brush.pen.rounded(rect, brush.px(18), _LIGHT)
    for y, row in enumerate(rows):
        start = None
        for x, dark in enumerate((*row, False)):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                brush.pen.rect(Rect(left + start * side, top + y * side, (x - start) * side, side), _DARK)
                start = None
