"""The welcome page's viaduct, from the tokens' numbers; in the standard theme only."""

from __future__ import annotations

from kiosk.ui.brush import Brush
from kiosk.ui.theme import rgba
from kiosk.views.placement import Rect, Shape

_WALL, _DARK_TREE, _LIGHT_TREE, _SUN = (rgba(c) for c in ("#1D604B", "#2F7D5F", "#3C8D6A", "#F6E2B3"))
# Units of the drawing, which is 1080 wide and stands on y 946 of the reference panel.
_WIDTH, _FOOT = 1080.0, 946.0
_RAIL, _WALL_TOP, _SPRING = 602.0, 640.0, 802.0
_ARCH, _PITCH, _RING = 168.0, 216.0, 12.0
# Trees: x and y of the crown's centre, its radius, whether it is one of the light ones.
_TREES = (
    (45, 544, 46, False), (132, 530, 60, True), (231, 546, 44, False), (317, 538, 52, True),
    (392, 550, 40, False), (520, 532, 58, False), (604, 548, 42, True), (700, 536, 54, False),
    (790, 552, 38, True), (934, 538, 52, False), (1026, 530, 60, True),
)  # fmt: skip


def viaduct(brush: Brush, shape: Shape) -> None:
    """Scaled to the shape's height, its foot on the shape's bottom, over the whole width."""
    if brush.theme.name != "standard" or shape.rect.h < brush.px(80):
        return
    rect = shape.rect
    scale = min(rect.w / _WIDTH, rect.h / (_FOOT - 440.0))
    repeats = int(rect.w / (_WIDTH * scale)) + 1

    def x(units: float) -> float:
        return rect.x + units * scale

    def y(units: float) -> float:
        return rect.bottom - (_FOOT - units) * scale

    pen, band, page = brush.pen, brush.color("band"), brush.color("page")
    pen.disc(x(866), y(556), 116 * scale, _SUN)
    right = rect.right
    for turn in range(repeats):
        for tx, ty, radius, light in _TREES:
            left = tx + turn * _WIDTH
            if x(left) > right or (right < brush.panel_width and x(left + radius) > right):
                continue
            color = _LIGHT_TREE if light else _DARK_TREE
            pen.rect(Rect(x(left - 4), y(ty), 8 * scale, (_WALL_TOP - ty) * scale), color)
            pen.disc(x(left), y(ty), radius * scale, color)
    thin = max(2.0, 5 * scale)
    pen.rect(Rect(rect.x, y(_RAIL), rect.w, thin), _WALL)
    posts = int((rect.w / scale - 12) / 24) + 1
    for post in range(posts):
        pen.rect(Rect(x(8 + 24 * post), y(_RAIL), max(1.0, 4 * scale), (_WALL_TOP - _RAIL) * scale), _WALL)
    pen.rect(Rect(rect.x, y(_WALL_TOP), rect.w, rect.bottom - y(_WALL_TOP)), _WALL)
    pen.rect(Rect(rect.x, y(657), rect.w, max(2.0, 6 * scale)), band)
    # As many arches as fit, spread over the whole width.
    count = max(1, round(rect.w / (_PITCH * scale)))
    pitch = rect.w / count / scale
    top, ring = _SPRING - _ARCH / 2, _RING
    for arch in range(count):
        left = arch * pitch + (pitch - _ARCH) / 2
        pen.arch(x(left - ring), y(top - ring), (_ARCH + 2 * ring) * scale, rect.bottom, band)
        pen.arch(x(left), y(top), _ARCH * scale, rect.bottom, page)
