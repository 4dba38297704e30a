"""The strip on top of the bar while answers are shown: who sees them, one touch to end it; used by `bar`."""

from __future__ import annotations

from kiosk.views.arranging.row import centred, icon, whole
from kiosk.views.layout import Layout
from kiosk.views.measures import gap_px, measures, touch_px
from kiosk.views.placement import Rect, Shape
from kiosk.views.typography import Style, style, width, wrap
from kiosk.views.view import Control

ABOVE, BELOW = 14, 12  # units above the strip, and those that the bar itself leaves below it
STOP = "stop_sharing"  # the control that ends it
FRAME = "watched"  # the frame around the whole screen that goes with it


def strip_height(layout: Layout) -> float:
    """What the strip adds to the bar, in pixels: a whole target, and two lines on an upright panel."""
    if not layout.strip:
        return 0.0
    below = max(0.0, gap_px(layout) - BELOW * layout.unit)
    return float(round(_high(layout) + ABOVE * layout.unit + below))


def _high(layout: Layout) -> float:
    lines = 1 if measures(layout).side else 2
    return max(touch_px(layout), lines * style(layout, "bar").line + 12 * layout.unit)


def strip_shape(layout: Layout, control: Control, bar: Rect) -> Shape:
    """The strip across the bar: an eye and who sees, then the word that ends it."""
    u, margin = layout.unit, measures(layout).margin * layout.unit
    high = _high(layout)
    box = whole(Rect(bar.x + margin, bar.y + ABOVE * u, bar.w - 2 * margin, high))
    size = float(round(min(48 * u, box.h - 12 * u)))
    for role in ("answer", "bar"):  # the largest that says it on one line
        kind = style(layout, role)
        bold = Style(kind.size, kind.line, 700)
        tail = width(layout, control.label, bold) + 28 * u
        left, right = box.x + 20 * u, box.right - tail
        cross = right - size - 4 * u
        said = Rect(left + size + 16 * u, box.y, cross - left - size - 32 * u, box.h)
        if width(layout, control.hint, kind) <= said.w and kind.line <= box.h:
            break
    texts = wrap(layout, control.hint, kind, said.w)
    lines = centred(layout, ((texts, kind, "ink"),), said, lang=control.lang)
    word = Rect(right, box.y, tail - 24 * u, box.h)
    lines += centred(layout, (((control.label,), bold, "ink"),), word, lang=control.lang)
    signs = (
        icon(control.icon, Rect(left, box.y, size, box.h), size),
        icon("close", Rect(cross, box.y, size, box.h), size),
    )
    return Shape("strip", box, lines, signs, control, control.state)


def frame_shape(layout: Layout) -> Shape:
    """The frame around the screen."""
    return Shape(FRAME, Rect(0, 0, layout.width, layout.height))
