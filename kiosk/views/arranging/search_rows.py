"""What is searched with and what was found: the field to touch, and results above the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.views.arranging.control_rows import gap, least
from kiosk.views.arranging.row import Row, centred, icon, lines_at, whole
from kiosk.views.layout import Layout
from kiosk.views.measures import measures
from kiosk.views.placement import Glyph, Line, Rect, Shape
from kiosk.views.typography import style, width, words_fit, wrap
from kiosk.views.view import Control

RESULT = 104  # units
TIGHT = 0.75  # where the heights of controls give way to this, a name of two lines has smaller ones
BESIDE = "beside"  # the group of the best result and of the way to all of them, in one row
SHARES = (0.6, 0.4)  # of the width, for these two


def result_row(layout: Layout, control: Control, room: float) -> Row:
    """One result on a line: its words, whose it is (`value`) at the end, a chevron."""
    u, m = layout.unit, measures(layout)
    kind, small = style(layout, "tile"), style(layout, "small")
    pad, chevron = m.inside * u, 56 * u
    side = width(layout, control.value, small) + 20 * u if control.value else 0.0
    inner = room - 2 * pad - chevron - side
    if side and not words_fit(layout, control.label, kind, inner):
        side, inner = 0.0, room - 2 * pad - chevron
    labels = wrap(layout, control.label, kind, inner)
    if len(labels) > 1 and layout.tight < TIGHT:  # so that more of them have their place
        kind = style(layout, "bar")
        labels = wrap(layout, control.label, kind, inner)
    high = max(least(layout, RESULT), len(labels) * kind.line + 2 * 10 * layout.tight * u)

    def draw(rect: Rect) -> tuple[Shape, ...]:
        box = Rect(rect.x + pad, rect.y, inner, rect.h)
        lines = centred(layout, ((labels, kind, "ink"),), box, lang=control.lang)
        if side:
            tag = Rect(box.right, rect.y, side, rect.h)
            lines += centred(layout, (((control.value,), small, "ink2"),), tag, align="right")
        size = min(chevron, rect.h)
        sign = icon("chevron-right", Rect(rect.right - pad - size * 0.8, rect.y, size, rect.h), size)
        return (Shape("result", whole(rect), lines, (sign,), control, control.state),)

    return Row((control.id, 0), high, draw, gap(layout, 14), controls=(control.id,))


def results_row(layout: Layout, controls: Sequence[Control], room: float) -> Row:
    """The best result with the way to all of them beside it, where there is room for one row only."""
    u, kind = layout.unit, style(layout, "bar")
    between, pad = gap(layout, 14), measures(layout).inside * u * 0.7
    widths = [(room - between) * share for share in SHARES]
    if not words_fit(layout, controls[1].label, kind, widths[1] - 2 * pad):
        widths = [(room - between) / 2] * 2
    texts = [wrap(layout, c.label, kind, wide - 2 * pad) for c, wide in zip(controls, widths, strict=True)]
    high = max(least(layout, RESULT), max(map(len, texts)) * kind.line + 2 * 8 * layout.tight * u)

    def draw(rect: Rect) -> tuple[Shape, ...]:
        shapes, x = [], rect.x
        for control, wide, words in zip(controls, widths, texts, strict=True):
            box = whole(Rect(x, rect.y, wide, rect.h))
            inner = Rect(box.x + pad, box.y, wide - 2 * pad, box.h)
            lines = centred(layout, ((words, kind, "ink"),), inner, lang=control.lang)
            shapes.append(Shape("result", box, lines, (), control, control.state))
            x += wide + between
        return tuple(shapes)

    ids = tuple(control.id for control in controls)
    return Row((ids[0], 0), high, draw, gap(layout, 14), controls=ids)


def search_row(layout: Layout, control: Control, room: float) -> Row:
    """The way to the search, or back to its keyboard: drawn as the field that it leads to."""
    u, m = layout.unit, measures(layout)
    kind, small = style(layout, "answer"), style(layout, "small")
    sign, left = 60 * u, (m.inside + 60 + 22) * u
    inner = room - left - m.inside * u
    labels = wrap(layout, control.label, kind, inner)
    beside = inner - width(layout, control.label, kind) - 24 * u
    hints = wrap(layout, control.hint, small, beside) if control.hint and len(labels) == 1 else ()
    if len(hints) > 1:  # said all the same
        hints = ()
    high = max(least(layout, RESULT), len(labels) * kind.line + 2 * 12 * layout.tight * u)

    def draw(rect: Rect) -> tuple[Shape, ...]:
        box = Rect(rect.x + left, rect.y, inner, rect.h)
        lines: tuple[Line, ...] = centred(layout, ((labels, kind, "ink"),), box, lang=control.lang)
        if hints:
            x = box.x + width(layout, control.label, kind) + 24 * u
            middle = rect.y + (rect.h - small.line) / 2 + (kind.size - small.size) * 0.3
            lines += lines_at(layout, hints, small, x, middle, ink="ink2", lang=control.lang)
        glass: Glyph = icon("magnify", Rect(rect.x + m.inside * u, rect.y, sign, rect.h), sign)
        return (Shape("search", whole(rect), lines, (glass,), control, control.state),)

    return Row((control.id, 0), high, draw, gap(layout, m.gap_answers), controls=(control.id,))
