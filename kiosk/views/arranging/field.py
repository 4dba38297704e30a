"""The field that shows what is typed, with its sign; it is read, so it stands in the band; for `regions`."""

from __future__ import annotations

from kiosk.views.arranging.row import Row, icon, lines_at, whole
from kiosk.views.layout import Layout
from kiosk.views.measures import measures
from kiosk.views.placement import Rect, Shape
from kiosk.views.typography import style, width
from kiosk.views.view import Part


def field_height(layout: Layout) -> float:
    """Its height in pixels."""
    return max(96 * layout.unit, style(layout, "answer").line + 28 * layout.unit)


def field_row(layout: Layout, part: Part) -> Row:
    """The field as a row of its own, where the band has no room for it."""
    between = measures(layout).gap * layout.unit

    def draw(rect: Rect) -> tuple[Shape, ...]:
        return (field_shape(layout, part, rect),)

    return Row((part.id, 0), field_height(layout), draw, between, parts=(part.id,), keep=True)


def field_shape(layout: Layout, part: Part, box: Rect) -> Shape:
    """The end of what is typed, where all of it has no room: that is where one writes."""
    u, kind = layout.unit, style(layout, "answer")
    sign = 60 * u
    left = 24 * u + sign + 22 * u
    text = part.sentences[0].text if part.sentences else ""
    while text and width(layout, text, kind) > box.w - left - 36 * u:
        text = text[1:]
    glass = icon(part.icon, Rect(box.x + 24 * u, box.y, sign, box.h), sign)
    y = box.y + (box.h - kind.line) / 2
    lines = lines_at(layout, (text or " ",), kind, box.x + left, y)
    return Shape("field", whole(box), lines, (glass,), value=text)
