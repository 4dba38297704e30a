"""The glass as it is tried: cells that have answered or not, told by more than their colour; a cross."""

from __future__ import annotations

from kiosk.ui.brush import Brush
from kiosk.ui.shapes.surfaces import words
from kiosk.views.placement import Rect, Shape


def cell(brush: Brush, shape: Shape) -> None:
    """Filled once it has answered; else its outline alone."""
    inner = shape.rect.inset(brush.px(3))
    if shape.state == "on":
        brush.pen.rect(inner, brush.color("primary"))
    else:
        brush.pen.ring(inner, 0.0, brush.edge(2), brush.color("line"))


def cross(brush: Brush, shape: Shape) -> None:
    """Two lines that meet where the finger is to come down."""
    rect, thick = shape.rect, brush.px(6)
    x, y = rect.x + rect.w / 2, rect.y + rect.h / 2
    brush.pen.rect(Rect(x - thick / 2, rect.y, thick, rect.h), brush.color("ink"))
    brush.pen.rect(Rect(rect.x, y - thick / 2, rect.w, thick), brush.color("ink"))
    brush.pen.circle(x, y, rect.w * 0.3, thick, brush.color("ink"))


def plate(brush: Brush, shape: Shape) -> None:
    """What the words stand on, over the cells."""
    brush.pen.rounded(shape.rect, brush.px(22), brush.color("card"))
    brush.pen.ring(shape.rect, brush.px(22), brush.edge(3), brush.color("line"))
    words(brush, shape)


PAINTERS = {"cell": cell, "cross": cross, "plate": plate}
