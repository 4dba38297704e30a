"""How high and how deep each row of the panel lies, and which rows a hand can reach; pure.

Called by the reader of settings, which refuses a panel out of reach, and by what builds the layout.
Rules: ACCESSIBILITY.md, Geometry (EN 301 549 8.3.2; arrêtés of 8 December 2014 and 20 April 2017).
"""

from __future__ import annotations

from functools import lru_cache
from math import cos, radians, sin
from typing import Protocol

LOWEST_MM = 900.0
HIGHEST_MM = 1220.0
HIGHEST_OVER_OBSTRUCTION_MM = 1120.0  # where the hand reaches over something 510 to 635 mm deep
SIGHT = 0.01222  # EN 301 549 5.1.4: height of a capital by viewing distance, 0.7° of the eye
COMFORTABLE_MM = 1100.0  # « Boutons plus bas »
OBSTRUCTION_MM = 510.0
LARGEST = 4  # text size
BIG_ROWS_MM = 5 * 30.0 + 6 * 3.0  # the bar and four rows of large buttons, with the gaps between them


class Panel(Protocol):
    """How the panel hangs: its glass, the height of its lower edge, its tilt from vertical, in front of what.

    `setback_mm` is how far the lower edge lies behind the front of what stands before it (a desk, a foot);
    `reach_mm` is the depth no hand gets beyond (635 mm at most).
    """

    @property
    def height_mm(self) -> float: ...
    @property
    def height_px(self) -> int: ...
    @property
    def bottom_mm(self) -> float: ...
    @property
    def tilt_deg(self) -> float: ...
    @property
    def setback_mm(self) -> float: ...
    @property
    def reach_mm(self) -> float: ...


def height_mm(panel: Panel, row: float) -> float:
    """Height above the floor of the lower edge of a row; row 1 is the top one, `height_px` the lowest."""
    return panel.bottom_mm + _along(panel, row) * cos(radians(panel.tilt_deg))


def depth_mm(panel: Panel, row: float) -> float:
    """How far a hand reaches in to touch a row."""
    return panel.setback_mm + _along(panel, row) * sin(radians(panel.tilt_deg))


@lru_cache(maxsize=64)
def reachable_rows(panel: Panel, low: bool = False) -> tuple[int, int]:
    """The rows that may hold controls, as edges in pixels from the top: (first, last), equal for none.

    A control from y0 to y1 fits where first ≤ y0 and y1 ≤ last. `low` keeps to the comfortable heights.
    """
    good = [row for row in range(1, panel.height_px + 1) if _reachable(panel, row, low)]
    return (good[0] - 1, good[-1]) if good else (0, 0)


def room_for_big(reachable_mm: float, text_size: int) -> bool:
    """Whether large buttons have room within reach: beside the largest text a small panel has none."""
    return text_size < LARGEST or reachable_mm >= BIG_ROWS_MM


def _reachable(panel: Panel, row: int, low: bool) -> bool:
    depth = depth_mm(panel, row)
    highest = HIGHEST_MM if depth < OBSTRUCTION_MM else HIGHEST_OVER_OBSTRUCTION_MM
    if low:
        highest = min(highest, COMFORTABLE_MM)
    return depth < panel.reach_mm and LOWEST_MM <= height_mm(panel, row) <= highest


def _along(panel: Panel, row: float) -> float:
    return (panel.height_px - row) * panel.height_mm / panel.height_px
