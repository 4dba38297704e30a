"""The rows of the on-screen keyboard; they stay together on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.views.arranging.control_rows import BIG
from kiosk.views.arranging.row import Row, centred, icon, whole
from kiosk.views.layout import Layout
from kiosk.views.measures import GAP_MM, measures
from kiosk.views.placement import Rect, Shape
from kiosk.views.typography import style
from kiosk.views.view import Control

KEY_MM = 15.0  # TOKENS.md 10: a keyboard's keys may be smaller than other targets


def keys_row(layout: Layout, controls: Sequence[Control], room: float) -> Row:
    """A row of keys, of equal width but for the special ones, which take more."""
    u, m = layout.unit, measures(layout)
    between = max(GAP_MM / layout.pitch_mm, 10 * u)  # a focus ring goes over its neighbours' edges
    shares = [1.0 if len(c.label) == 1 else 1.6 if c.icon else 2.2 for c in controls]
    most = (room - between * 9) / 10
    free = room - between * (len(controls) - 1)
    unit = min(free / sum(shares), most * (2.4 if len(controls) <= 6 else 1.0))
    kind, words = style(layout, "key"), style(layout, "bar")
    grown = BIG if layout.big and layout.tight > 0.6 else 1.0  # all keys on one page come first
    high = max(KEY_MM / layout.pitch_mm, m.key * u * layout.tight * grown)

    def draw(rect: Rect) -> tuple[Shape, ...]:
        shapes = []
        x = rect.x + (room - unit * sum(shares) - between * (len(controls) - 1)) / 2
        for control, share in zip(controls, shares, strict=True):
            box = whole(Rect(x, rect.y, unit * share, rect.h))
            face = kind if len(control.label) == 1 else words
            face = replace(face, line=min(face.line, box.h))
            lines = centred(
                layout, (((control.label,), face, "ink"),), box, lang=control.lang, align="center"
            )
            if control.icon:
                lines = ()
            sign = min(56 * u, 0.8 * box.h)
            signs = (icon(control.icon, box, sign, "ink"),) if control.icon else ()
            shapes.append(Shape("key", box, lines, signs, control, control.state))
            x += unit * share + between
        return tuple(shapes)

    return Row((controls[0].id, 0), high, draw, between, controls=tuple(c.id for c in controls), block="keys")
