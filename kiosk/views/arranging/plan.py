"""How a page takes its panel: the zones, the rows of its body and foot, and how tight they must be; pure.

`compose` plans a whole page to cut it, `arrange` the part of it that is shown, so that both agree.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kiosk.views.arranging.body import body_rows, foot_rows
from kiosk.views.arranging.cut import height, need, read_first
from kiosk.views.arranging.key_rows import is_below, is_keyboard
from kiosk.views.arranging.regions import READING, TECHNICIAN, Regions, band_height, band_width, regions
from kiosk.views.arranging.row import Row
from kiosk.views.layout import Layout
from kiosk.views.measures import measures
from kiosk.views.placement import Rect
from kiosk.views.view import Control, Part, Sentence

ABOVE, BELOW = 28, 24  # units between the content and the zones around it
KEYS_ABOVE = 14  # units between a band and the keyboard under it, and above the content where room is short
UNDER_REACH = 16  # units between the highest row within reach and the first control


@dataclass(frozen=True, slots=True)
class Plan:
    """The page's zones and rows.

    `span` is the left edge and width of the foot; `available` the height that the body may take above it,
    within reach where it is touched, and `above` the room over that for what is read first.
    """

    layout: Layout
    zones: Regions
    room: Rect
    rows: list[Row]
    feet: list[Row]
    available: float
    above: float
    span: tuple[float, float]

    @property
    def fits(self) -> bool:
        """Whether the whole body has its place, and all of the foot is within reach."""
        return need(self.rows, self.above) <= self.available and self.low_enough

    @property
    def low_enough(self) -> bool:
        """Whether all of the foot is within reach."""
        return self.room.bottom - height(self.feet) >= self.zones.touch_top

    @property
    def foot_fits(self) -> bool:
        """Whether the foot leaves enough of the page to what stands above it."""
        touched = any(row.controls for row in self.rows)
        whole = self.room.bottom - max(self.room.y, self.zones.touch_top)
        reading = self.room.h if not touched else whole
        return len(self.feet) < 2 or height(self.feet) <= min(0.62 * reading, whole)

    def foot_room(self, feet: Sequence[Row]) -> float:
        """The height of a foot with the gap above it."""
        return foot_room(self.layout, feet, self.rows)


def plan(
    layout: Layout,
    band: tuple[Part, ...],
    page: str,
    parts: Sequence[Part],
    controls: Sequence[Control],
    foot: Sequence[Control],
    spoken: Sentence | None = None,
) -> Plan:
    """The loosest plan that holds everything on one page, else the tightest."""
    u, wide = layout.unit, content_width(layout)
    reading = is_reading(page, controls)
    loosest: Plan | None = None
    text = body_rows(layout, parts, controls, wide, spoken) if reading else None  # no tighter than it is
    words = band_height(layout, band)  # as high however tight the controls are; so is a keyboard
    span, under = foot_span(layout, foot), beside_keys(layout, foot)
    keys = foot_rows(layout, foot, span[1] or wide) if is_keyboard(foot) else None
    over = KEYS_ABOVE if keys is not None and is_below(layout) else ABOVE
    for tight in _tightened(layout):
        rows = text if text is not None else body_rows(tight, parts, controls, wide, spoken)
        feet = foot_rows(tight, foot, wide) if keys is None else keys
        zones = regions(tight, band, reading, read_first(rows) + (over - UNDER_REACH) * u, under, words)
        room = content_rect(layout, zones, over)
        highest = content_rect(layout, regions(tight, band, reading, math.inf, words=words), over).y
        first = max(highest, zones.touch_top + UNDER_REACH * u)
        available = room.bottom - foot_room(tight, feet, rows) - first
        across = span if span[1] else (room.x, room.w)
        found = Plan(tight, zones, room, rows, feet, available, first - highest, across)
        if found.fits:
            return found
        if reading and loosest is None and found.low_enough:
            loosest = found
    return loosest or found  # a text that goes over several pages keeps its actions of the design's height


def foot_span(layout: Layout, foot: Sequence[Control]) -> tuple[float, float]:
    """Left edge and width of a keyboard under the band of a lying panel; zeros for any other foot."""
    if not (measures(layout).side and is_keyboard(foot)):
        return 0.0, 0.0
    margin = measures(layout).margin * layout.unit
    return margin, layout.width - 2 * margin


def beside_keys(layout: Layout, foot: Sequence[Control]) -> float:
    """The height that a keyboard takes from the band of a lying panel, the room around it included."""
    wide = foot_span(layout, foot)[1]
    return height(foot_rows(layout, foot, wide)) + (KEYS_ABOVE + BELOW) * layout.unit if wide else 0.0


def body_top(here: Plan) -> float:
    """The highest place for the body: what is touched stays within reach, what is read may stand above."""
    return max(here.room.y, here.zones.touch_top + UNDER_REACH * here.layout.unit - read_first(here.rows))


def is_reading(page: str, controls: Sequence[Control]) -> bool:
    """Whether a page is a text with actions below it, rather than things to touch."""
    return (page in READING or page.startswith(TECHNICIAN)) and not controls


def foot_room(layout: Layout, feet: Sequence[Row], rows: Sequence[Row]) -> float:
    return height(feet) + (feet[0].gap + 6 * layout.unit if feet and rows else 0.0)


@lru_cache(maxsize=64)
def _tightened(layout: Layout) -> tuple[Layout, ...]:
    """The panel with controls of the design's height, and then lower ones, so that a page holds them all."""
    steps = (1.0, 0.88, 0.78, 0.7, 0.6, 0.5) if layout.big or layout.low else (1.0, 0.88, 0.78, 0.7)
    lower = tuple(replace(layout, tight=tight) for tight in steps)
    return (*lower, replace(layout, tight=steps[-1], hints=False))


def content_width(layout: Layout) -> float:
    """The width between the margins of the content, in pixels."""
    m = measures(layout)
    whole = layout.width - round(band_width(layout)) if m.side else layout.width
    return whole - 2 * m.margin * layout.unit


def content_rect(layout: Layout, zones: Regions, above: float = ABOVE) -> Rect:
    """The room between the margins of the content; `above` it are so many units."""
    m, u = measures(layout), layout.unit
    margin = m.margin * u
    return Rect(
        zones.content.x + margin,
        zones.content.y + above * u,
        zones.content.w - 2 * margin,
        zones.content.h - (above + BELOW) * u,
    )
