"""How each look of a Shape is drawn, one small file per family; called by `kiosk.ui.paint`."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.ui.brush import Brush
from kiosk.ui.shapes import controls, glass, progress, settings, surfaces, welcome
from kiosk.ui.shapes.qr import qr
from kiosk.views.placement import Rect, Shape

Painter = Callable[[Brush, Shape], None]

PAINTERS: dict[str, Painter] = {
    **surfaces.PAINTERS,
    **controls.PAINTERS,
    **settings.PAINTERS,
    **progress.PAINTERS,
    **glass.PAINTERS,
    "viaduct": welcome.viaduct,
    "qr": qr,
}


def paint(brush: Brush, shape: Shape) -> None:
    """Draws a shape; one of an unknown look shows its words and icons only."""
    PAINTERS.get(shape.look, surfaces.words)(brush, shape)


def reach(shape: Shape, unit: float) -> Rect:
    """All that a shape may cover in any of its states: focus ring, lip, check disc, words."""
    out = 12 * unit + 1
    boxes = [shape.rect.inset(-out)]
    # Drawn letters are a little wider than measured ones, and taller than their line where it is tight.
    for line in shape.lines:
        boxes.append(
            Rect(line.x - 4, line.y - line.size / 2, line.width + line.size, line.height + line.size)
        )
    boxes += [Rect(glyph.x, glyph.y, glyph.size, glyph.size).inset(-out) for glyph in shape.glyphs]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    return Rect(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)
