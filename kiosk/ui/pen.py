"""Coloured triangles of one shape: rectangles, rings, discs, arcs; filled by `kiosk.ui.shapes`.

Curves are smoothed by a seam one pixel wide that fades to nothing, so that software drawing needs neither
multisampling nor textures; straight edges stand on whole pixels and stay sharp.

What lies at the bottom (`ground`) is kept apart: drawn first, without blending, it costs half as much.
"""

from __future__ import annotations

from array import array
from functools import lru_cache
from math import ceil, cos, pi, sin

from kiosk.ui.theme import Color
from kiosk.views.placement import Rect

# Half of the seam, in pixels.
SEAM = 0.5


@lru_cache(maxsize=256)
def _arc(radius: float, start: float, end: float) -> tuple[tuple[float, float], ...]:
    """Unit vectors along an arc, so near each other that no corner shows; angles clockwise from noon."""
    steps = max(2, ceil(abs(end - start) * max(radius, 1.0) / 4))
    angles = [start + (end - start) * step / steps for step in range(steps + 1)]
    return tuple((sin(angle), -cos(angle)) for angle in angles)


class Pen:
    """Gathers triangles in pixels, y growing downwards; `height` turns them over for GL.

    `ground=True` where nothing but ground lies under the rectangle; its round corners blend all the same.
    """

    def __init__(self, height: int) -> None:
        self._height = height
        self.vertices, self.indices = array("f"), array("H")
        self.ground_vertices, self.ground_indices = array("f"), array("H")

    def rect(self, rect: Rect, color: Color, ground: bool = False) -> None:
        """A filled rectangle, on whole pixels."""
        left, top, right, bottom = _whole(rect)
        self._quad(left, top, right, bottom, color, ground)

    def rounded(self, rect: Rect, radius: float, color: Color, ground: bool = False) -> None:
        """A filled rectangle with round corners."""
        left, top, right, bottom = _whole(rect)
        r = float(round(min(radius, (right - left) / 2, (bottom - top) / 2)))
        if r < 1:
            self._quad(left, top, right, bottom, color, ground)
            return
        self._quad(left + r, top, right - r, bottom, color, ground)
        self._quad(left, top + r, left + r, bottom - r, color, ground)
        self._quad(right - r, top + r, right, bottom - r, color, ground)
        for (cx, cy), quarter in _corners(left, top, right, bottom, r):
            self._sector(cx, cy, r, quarter, color)

    def foot(self, rect: Rect, radius: float, color: Color) -> None:
        """The lower part of a rounded rectangle, as ground: its upper corners are square, under something."""
        left, top, right, bottom = _whole(rect)
        r = float(round(min(radius, (right - left) / 2, bottom - top)))
        self._quad(left, top, right, bottom - r, color, ground=True)
        self._quad(left + r, bottom - r, right - r, bottom, color, ground=True)
        for (cx, cy), quarter in _corners(left, top, right, bottom, r)[1:3]:
            self._sector(cx, cy, r, quarter, color)

    def ring(self, rect: Rect, radius: float, width: float, color: Color) -> None:
        """The edge of a rounded rectangle, `width` pixels thick, inside it."""
        left, top, right, bottom = _whole(rect)
        w = float(max(1, round(width)))
        r = float(round(min(radius, (right - left) / 2, (bottom - top) / 2)))
        if right - left > 2 * r:
            self._quad(left + r, top, right - r, top + w, color)
            self._quad(left + r, bottom - w, right - r, bottom, color)
        if bottom - top > 2 * r:
            self._quad(left, top + r, left + w, bottom - r, color)
            self._quad(right - w, top + r, right, bottom - r, color)
        for (cx, cy), quarter in _corners(left, top, right, bottom, r):
            self._band(cx, cy, max(r - w, 0.0), r, _arc(r, quarter * pi / 2, (quarter + 1) * pi / 2), color)

    def disc(self, cx: float, cy: float, radius: float, color: Color) -> None:
        """A filled disc."""
        arc = _arc(radius, 0.0, 2 * pi)
        self._fan(cx, cy, radius - SEAM, arc, color)
        self._strip(cx, cy, radius - SEAM, radius + SEAM, arc, color, 1.0, 0.0)

    def circle(self, cx: float, cy: float, radius: float, width: float, color: Color) -> None:
        """A circle's line, `width` pixels thick, inside `radius`."""
        self._band(cx, cy, radius - width, radius, _arc(radius, 0.0, 2 * pi), color)

    def arc(self, cx: float, cy: float, radius: float, width: float, part: float, color: Color) -> None:
        """The first part (0 to 1) of a circle's line, clockwise from noon, with round ends."""
        if part <= 0:
            return
        turn = 2 * pi * min(part, 1.0)
        self._band(cx, cy, radius - width, radius, _arc(radius, 0.0, round(turn, 4)), color)
        if part < 1:
            middle = radius - width / 2
            for angle in (0.0, turn):
                self.disc(cx + middle * sin(angle), cy - middle * cos(angle), width / 2, color)

    def arch(self, left: float, top: float, width: float, bottom: float, color: Color) -> None:
        """A filled arch: half a disc on a rectangle."""
        r = width / 2
        cx, cy = left + r, top + r
        for quarter in (0, 3):
            self._sector(cx, cy, r, quarter, color)
        self._quad(left, cy, left + width, bottom, color)

    # -- triangles ------------------------------------------------------------------------------------

    def _quad(
        self, left: float, top: float, right: float, bottom: float, color: Color, ground: bool = False
    ) -> None:
        if right <= left or bottom <= top:
            return
        vertices = self.ground_vertices if ground else self.vertices
        indices = self.ground_indices if ground else self.indices
        first = len(vertices) // 6
        high, low = self._height - top, self._height - bottom
        vertices.extend((left, high, *color, right, high, *color, right, low, *color, left, low, *color))
        indices.extend((first, first + 1, first + 2, first, first + 2, first + 3))

    def _sector(self, cx: float, cy: float, radius: float, quarter: int, color: Color) -> None:
        arc = _arc(radius, quarter * pi / 2, (quarter + 1) * pi / 2)
        self._fan(cx, cy, radius - SEAM, arc, color)
        self._strip(cx, cy, radius - SEAM, radius + SEAM, arc, color, 1.0, 0.0)

    def _band(
        self,
        cx: float,
        cy: float,
        inner: float,
        outer: float,
        arc: tuple[tuple[float, float], ...],
        color: Color,
    ) -> None:
        if inner > SEAM:
            self._strip(cx, cy, inner - SEAM, inner + SEAM, arc, color, 0.0, 1.0)
        self._strip(cx, cy, min(inner + SEAM, outer - SEAM), outer - SEAM, arc, color, 1.0, 1.0)
        self._strip(cx, cy, outer - SEAM, outer + SEAM, arc, color, 1.0, 0.0)

    def _fan(
        self, cx: float, cy: float, radius: float, arc: tuple[tuple[float, float], ...], color: Color
    ) -> None:
        first, flipped = len(self.vertices) // 6, self._height - cy
        self.vertices.extend((cx, flipped, *color))
        self.vertices.extend([v for x, y in arc for v in (cx + radius * x, flipped - radius * y, *color)])
        self.indices.extend([first + at for at in _fan_indices(len(arc))])

    def _strip(
        self,
        cx: float,
        cy: float,
        inner: float,
        outer: float,
        arc: tuple[tuple[float, float], ...],
        color: Color,
        inner_alpha: float,
        outer_alpha: float,
    ) -> None:
        first, flipped = len(self.vertices) // 6, self._height - cy
        red, green, blue, alpha = color
        near, far = (red, green, blue, alpha * inner_alpha), (red, green, blue, alpha * outer_alpha)
        self.vertices.extend([
            v for x, y in arc
            for v in (cx + inner * x, flipped - inner * y, *near, cx + outer * x, flipped - outer * y, *far)
        ])  # fmt: skip
        self.indices.extend([first + at for at in _strip_indices(len(arc))])


@lru_cache(maxsize=64)
def _fan_indices(points: int) -> tuple[int, ...]:
    return tuple(at for step in range(1, points) for at in (0, step, step + 1))


@lru_cache(maxsize=64)
def _strip_indices(points: int) -> tuple[int, ...]:
    return tuple(
        at
        for step in range(0, 2 * (points - 1), 2)
        for at in (step, step + 1, step + 2, step + 1, step + 3, step + 2)
    )


def _whole(rect: Rect) -> tuple[float, float, float, float]:
    return float(round(rect.x)), float(round(rect.y)), float(round(rect.right)), float(round(rect.bottom))


def _corners(
    left: float, top: float, right: float, bottom: float, radius: float
) -> tuple[tuple[tuple[float, float], int], ...]:
    """The corners' centres, each with the quarter of a turn it takes, clockwise from noon."""
    return (
        ((right - radius, top + radius), 0),
        ((right - radius, bottom - radius), 1),
        ((left + radius, bottom - radius), 2),
        ((left + radius, top + radius), 3),
    )
