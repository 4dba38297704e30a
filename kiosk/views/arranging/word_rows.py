"""Words that are offered while one types: as many as one row holds whole, as high as any target."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.views.arranging.control_rows import gap, least
from kiosk.views.arranging.row import Row, centred, whole
from kiosk.views.layout import Layout
from kiosk.views.measures import touch_px
from kiosk.views.placement import Rect, Shape
from kiosk.views.typography import style, width
from kiosk.views.view import Control

WORDS = "words"  # the group of these controls
HIGH = 84  # units
SIDE = 20  # units on either side of a word


def holds(layout: Layout, words: Sequence[str], room: float) -> int:
    """How many of these words, the first ones, stand whole in one row."""
    widths, count = [_least(layout, word) for word in words], 0
    while count < len(words) and sum(widths[: count + 1]) + _between(layout) * count <= room:
        count += 1
    return count


def word_row(layout: Layout, controls: Sequence[Control], room: float) -> Row:
    """The words beside each other, from the side where reading begins; each as wide as it needs."""
    kind, between = style(layout, "bar"), _between(layout)
    widths = [_least(layout, control.label) for control in controls]
    free = (room - sum(widths) - between * (len(controls) - 1)) / len(controls)
    more = min(max(0.0, free), 0.5 * room / len(controls))  # short words are easier to touch when wide

    def draw(rect: Rect) -> tuple[Shape, ...]:
        shapes, x = [], rect.x
        for control, wide in zip(controls, widths, strict=True):
            box = whole(Rect(x, rect.y, wide + more, rect.h))
            lines = centred(
                layout, (((control.label,), kind, "ink"),), box, lang=control.lang, align="center"
            )
            shapes.append(Shape("word", box, lines, (), control, control.state))
            x += wide + more + between
        return tuple(shapes)

    ids = tuple(control.id for control in controls)
    return Row((ids[0], 0), least(layout, HIGH), draw, between, controls=ids)


def _least(layout: Layout, word: str) -> float:
    return max(touch_px(layout), width(layout, word, style(layout, "bar")) + 2 * SIDE * layout.unit)


def _between(layout: Layout) -> float:
    return gap(layout, 14)
