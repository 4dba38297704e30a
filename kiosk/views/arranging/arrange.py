"""`arrange(view, layout) → Placement`: where all of a page stands; called by the application and tests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kiosk.views.arranging.bar import bar_shapes
from kiosk.views.arranging.cut import height, squeeze
from kiosk.views.arranging.glass import KIND, glass_page
from kiosk.views.arranging.mirror import mirrored
from kiosk.views.arranging.notice import with_notice
from kiosk.views.arranging.plan import Plan, body_top, plan
from kiosk.views.arranging.regions import BAND_PARTS, band_shapes
from kiosk.views.arranging.row import Row, whole
from kiosk.views.arranging.strip import STOP, frame_shape
from kiosk.views.arranging.table_rows import SIDE as CELL
from kiosk.views.arranging.table_rows import TABLE
from kiosk.views.layout import Layout
from kiosk.views.measures import measures
from kiosk.views.placement import Placement, Readable, Rect, Shape
from kiosk.views.readable import text_id
from kiosk.views.view import Control, Part, Sentence, View

ACTS = "acts"  # the group of what is done with what is typed
ABOVE_HEAD = ("place", "clock", "badge")  # parts of the band that are not of the page's head


def arrange(view: View, layout: Layout) -> Placement:
    """The page on the panel; the view was cut for the same layout, so everything has its place."""
    if view.page == "night":
        return dark(layout, view)
    glass = next((part for part in view.parts if part.kind == KIND), None)
    if glass is not None:
        return glass_page(view, layout, glass)
    watched = any(control.id == STOP for control in view.controls)
    layout = replace(layout, strip=any(control.look == "strip" for control in view.controls))
    band, body, controls, foot, bar = split(view.parts, view.controls)
    spoken = view.announcement[view.speaking] if 0 <= view.speaking < len(view.announcement) else None
    here = plan(layout, band, view.page, body, controls, foot, spoken)
    shapes: list[Shape] = [Shape("page", Rect(0, 0, layout.width, layout.height))]
    shapes += band_shapes(layout, band, here.zones.band, view.tone, spoken)
    head = tuple(_head(layout, band, here.zones.band, shapes))
    content, readable = _content(here, grows=any(control.group != ACTS for control in controls))
    shapes += content
    shapes += bar_shapes(layout, bar, here.zones.bar)
    shapes = _framed(with_notice(layout, shapes, view.told, here.zones.band), _ring(view, spoken))
    placed = Placement(
        layout.width,
        layout.height,
        layout.unit,
        view.theme,
        view.tone,
        (*shapes, frame_shape(layout)) if watched else tuple(shapes),
        view.key,
        readable=(*head, *readable),
        still=view.still,
    )
    return mirrored(placed) if view.dir == "rtl" else placed


def dark(layout: Layout, view: View) -> Placement:
    """Nothing at all."""
    page = Shape("page", Rect(0, 0, layout.width, layout.height))
    return Placement(layout.width, layout.height, layout.unit, view.theme, view.tone, (page,), view.key)


def _ring(view: View, spoken: Sentence | None) -> tuple[str, ...]:
    """What is framed: the control that the voice is at (EN 301 549 5.1.3.3), else that of the focus."""
    return (spoken.control,) if spoken is not None and spoken.control else view.ring


def split(
    parts: Sequence[Part], controls: Sequence[Control]
) -> tuple[tuple[Part, ...], tuple[Part, ...], tuple[Control, ...], tuple[Control, ...], tuple[Control, ...]]:
    """A page's parts and controls by zone: band, body, body's controls, foot, bar."""
    band = tuple(part for part in parts if part.kind in BAND_PARTS)
    body = tuple(part for part in parts if part.kind not in BAND_PARTS)
    bar = tuple(control for control in controls if control.zone == "bar")
    foot = tuple(c for c in controls if c.zone != "bar" and c.group.startswith("foot"))
    rest = tuple(c for c in controls if c.zone != "bar" and not c.group.startswith("foot"))
    return band, body, rest, foot, bar


def _head(layout: Layout, band: Sequence[Part], rect: Rect, shapes: Sequence[Shape]) -> Iterator[Readable]:
    """The words of the band, below the town hall's name and the clock, as one text."""
    top = rect.y + measures(layout).margin * layout.unit + 1
    words = [line for shape in shapes for line in shape.lines if line.y > top]
    if words:
        first, last = min(line.y for line in words), max(line.y + line.height for line in words)
        ids = [part.id for part in band if part.kind not in ABOVE_HEAD]
        yield Readable(Rect(rect.x, first, rect.w, last - first), text_id(ids))


def _content(here: Plan, grows: bool) -> tuple[list[Shape], list[Readable]]:
    """Actions at the foot, the rest above them: what is touched gathers low, what is read begins high.

    Over a keyboard, what `grows` with each letter begins high too.
    """
    layout, room, rows = here.layout, here.room, here.rows
    top = body_top(here)
    bottom = room.bottom - here.foot_room(here.feet)
    total, stretch = height(rows), 1.0
    bendable = sum(row.height for row in rows if row.flexible)
    if total > bottom - top and bendable:
        least = max(squeeze(row) for row in rows if row.flexible)
        stretch = max(least, 1 - (total - bottom + top) / bendable)
        total -= bendable * (1 - stretch)
    free = max(0.0, bottom - top - total)
    y = top
    if any(row.controls for row in rows) and not (grows and any(row.block == "keys" for row in here.feet)):
        y += free * (0.4 if measures(layout).side else 0.45)
    start = Rect(room.x, y, room.w, 0)
    shapes = _placed_rows(rows, start, stretch, layout)
    y = room.bottom - height(here.feet)
    for row in here.feet:
        shapes += row.draw(Rect(here.span[0], y, here.span[1], row.height))
        y += row.height + row.gap
    return shapes, list(_readable(rows, start, stretch))


def _readable(rows: Sequence[Row], start: Rect, stretch: float) -> Iterator[Readable]:
    """Where the texts of these rows stand, as `_placed_rows` places them."""
    y = start.y
    for index, row in enumerate(rows):
        high = row.height * (stretch if row.flexible else 1.0)
        y += row.over if row.join and (index == 0 or rows[index - 1].join != row.join) else 0.0
        if row.parts:
            yield Readable(Rect(start.x, y, start.w, high), text_id(row.parts, row.sentences))
        y += high + row.gap


def _placed_rows(rows: Sequence[Row], start: Rect, stretch: float, layout: Layout) -> list[Shape]:
    """Rows one below the other; those of one `join` on one card, with a rule between them."""
    shapes: list[Shape] = []
    y = start.y
    for index, row in enumerate(rows):
        high = row.height * (stretch if row.flexible else 1.0)
        if row.join and (index == 0 or rows[index - 1].join != row.join):
            run = list(rows[index:])
            until = next((n for n, r in enumerate(run) if r.join != row.join), len(run))
            card = Rect(start.x, y, start.w, height(run[:until]))
            shapes.append(Shape(row.ground, whole(card)))
            y += row.over
        elif row.join and row.rule:
            inset = (CELL if row.join.startswith(TABLE) else 36) * layout.unit  # from where the words begin
            shapes.append(Shape("hair", Rect(start.x + inset, y, start.w - 2 * inset, 2)))
        shapes += row.draw(Rect(start.x, y, start.w, high))
        if row.linked and index + 1 < len(rows) and rows[index + 1].linked:
            middle = start.x + 40 * layout.unit
            shapes.append(Shape("link", Rect(round(middle), round(y + row.height), 6 * layout.unit, row.gap)))
        y += high + row.gap
    return shapes


def _framed(shapes: list[Shape], ring: Sequence[str]) -> list[Shape]:
    """The control in focus with its ring; a group with one around it, or on each where others lie between."""
    framed = [s.rect for s in shapes if s.control is not None and s.control.id in ring]
    if len(framed) > 1:
        around = _around(framed)
        others = (s.rect for s in shapes if s.control is not None and s.control.id not in ring)
        if not any(around.meets(rect) for rect in others):
            return [*shapes, Shape("frame", around)]
    return [replace(s, focused=True) if s.control is not None and s.control.id in ring else s for s in shapes]


def _around(rects: Sequence[Rect]) -> Rect:
    left, top = min(rect.x for rect in rects), min(rect.y for rect in rects)
    return Rect(left, top, max(rect.right for rect in rects) - left, max(rect.bottom for rect in rects) - top)
