"""How each look of a Shape is drawn, one small file per family; called by `kiosk.ui.paint`."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.ui.brush import Brush
from kiosk.ui.shapes import controls, progress, settings, surfaces, welcome
from kiosk.ui.shapes.qr import qr
from kiosk.views.placement import Rect, Shape

Painter = Callable[[Brush, Shape], None]

PAINTERS: dict[str, Painter] = {
    **surfaces.PAINTERS,
    **controls.PAINTERS,
    **settings.PAINTERS,
    **progress.PAINTERS,
    "viaduct": welcome.viaduct,
    "qr": qr,
}


def paint(brush: Brush, shape: Shape) -> None:
    """Draws a shape; one of an unknown look shows its words and icons only."""
    PAINTERS.get(shape.look, surfaces.words)(brush, shape)


def reach(shape: Shape, unit: float) -> Rect:
    """Everything a shape may cover in any of its states: the focus ring, the lip, the check disc."""
    return shape.rect.inset(-12 * unit - 1)
