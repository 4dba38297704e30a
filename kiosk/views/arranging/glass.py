"""The page that tries the glass: it takes the whole panel, edges and corners, and has nothing to choose."""

from __future__ import annotations

from kiosk.session.glass import TARGETS
from kiosk.views.arranging.row import centred, sentence_lines, whole
from kiosk.views.layout import Layout
from kiosk.views.placement import Placement, Rect, Shape
from kiosk.views.typography import style
from kiosk.views.view import Part, View

KIND = "glass"
CELL_MM, CROSS_MM = 25.0, 20.0
TOP, WIDE = 0.2, 0.72  # where the words stand, in shares of the panel: never on a cross


def cells(layout: Layout) -> tuple[int, int]:
    """Columns and rows of cells that are about as large as a finger's target."""
    size = CELL_MM / layout.pitch_mm
    return max(3, round(layout.width / size)), max(3, round(layout.height / size))


def glass_page(view: View, layout: Layout, part: Part) -> Placement:
    """Every cell and whether it has answered, or one cross; the words over them."""
    shapes = [Shape("page", Rect(0, 0, layout.width, layout.height))]
    shapes += _cells(layout, part) if part.state == "cells" else _cross(layout, part)
    shapes.append(_words(layout, part))
    size = layout.width, layout.height
    return Placement(*size, layout.unit, view.theme, view.tone, tuple(shapes), view.key, still=view.still)


def _cells(layout: Layout, part: Part) -> list[Shape]:
    """`part.value` is "COLUMNSxROWS:" and the numbers of those that have answered."""
    size, _, answered = part.value.partition(":")
    columns, rows = (int(side) for side in size.split("x"))
    on = {int(one) for one in answered.split(",") if one}
    wide, high = layout.width / columns, layout.height / rows
    return [
        Shape("cell", whole(Rect(x * wide, y * high, wide, high)), state="on" if number in on else "off")
        for y in range(rows)
        for x in range(columns)
        for number in (y * columns + x,)
    ]


def _cross(layout: Layout, part: Part) -> list[Shape]:
    """`part.value` is the number of the cross; none where it is not one."""
    if not part.value.isdigit():
        return []
    x, y = TARGETS[int(part.value)]
    side = CROSS_MM / layout.pitch_mm
    left, top = x * layout.width - side / 2, y * layout.height - side / 2
    return [Shape("cross", whole(Rect(left, top, side, side)))]


def _words(layout: Layout, part: Part) -> Shape:
    """Each sentence on lines of its own."""
    kind, wide = style(layout, "answer"), WIDE * layout.width
    pad = 30 * layout.unit
    groups = [(sentence_lines(layout, (said,), kind, wide - 2 * pad), kind, "ink") for said in part.sentences]
    high = sum(len(lines) for lines, _, _ in groups) * kind.line
    left = (layout.width - wide) / 2
    box = whole(Rect(left, TOP * layout.height, wide, high + 2 * pad))
    inner = Rect(box.x + pad, box.y, box.w - 2 * pad, box.h)
    lang = part.sentences[0].lang if part.sentences else "fr"
    return Shape("plate", box, centred(layout, groups, inner, lang=lang, align="center"))
