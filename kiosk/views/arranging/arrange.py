"""`arrange(view, layout) → Placement`: where everything of a page stands; called by the application and tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.views.arranging.body import body_rows, foot_rows
from kiosk.views.arranging.control_rows import least, tools, tools_width
from kiosk.views.arranging.cut import SQUEEZE, height
from kiosk.views.arranging.regions import BAND_PARTS, Regions, band_shapes, regions
from kiosk.views.arranging.row import Row, centred, icon, whole
from kiosk.views.layout import Layout
from kiosk.views.measures import measures
from kiosk.views.placement import Line, Placement, Rect, Shape
from kiosk.views.typography import style, width
from kiosk.views.view import Control, Part, View


def arrange(view: View, layout: Layout) -> Placement:
    """The page on the panel; the view was cut for the same layout, so everything has its place."""
    band, body, controls, foot, bar = split(view.parts, view.controls)
    zones = regions(layout, band, view.page)
    spoken = view.announcement[view.speaking] if 0 <= view.speaking < len(view.announcement) else None
    shapes: list[Shape] = [Shape("page", Rect(0, 0, layout.width, layout.height))]
    shapes += band_shapes(layout, band, zones.band, view.tone, spoken)
    room = content_rect(layout, zones)
    for tight in tightened(layout):
        rows = body_rows(tight, body, controls, room.w, spoken)
        feet = foot_rows(tight, foot, room.w)
        if height(rows, squeezed=True) <= body_room(tight, rows, feet, room, zones):
            break
    shapes += _content(layout, rows, feet, room, zones)
    shapes += bar_shapes(layout, bar, zones)
    return Placement(
        layout.width,
        layout.height,
        layout.unit,
        view.theme,
        view.tone,
        tuple(_focused(shapes, view.focus)),
        view.key,
    )


def tightened(layout: Layout) -> tuple[Layout, ...]:
    """The panel with controls of the design's height, and then lower, for pages that would not hold them all."""
    lower = tuple(replace(layout, tight=tight) for tight in (1.0, 0.88, 0.78, 0.7))
    return (*lower, replace(layout, tight=0.7, hints=False))


def touched_only(rows: Sequence[Row]) -> bool:
    """Whether a body is made of controls alone, which must all stand within reach."""
    return any(row.controls for row in rows) and all(row.controls for row in rows)


def body_room(layout: Layout, rows: Sequence[Row], feet: Sequence[Row], room: Rect, zones: Regions) -> float:
    """The height that a body may take above its foot, in pixels."""
    foot = height(feet) + (feet[0].gap + 6 * layout.unit if feet and rows else 0.0)
    top = max(room.y, zones.touch_top + 24 * layout.unit) if any(row.controls for row in rows) else room.y
    return room.bottom - foot - top


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


def content_rect(layout: Layout, zones: Regions) -> Rect:
    """The room between the margins of the content."""
    m, u = measures(layout), layout.unit
    margin = m.margin * u
    return Rect(
        zones.content.x + margin,
        zones.content.y + 28 * u,
        zones.content.w - 2 * margin,
        zones.content.h - 28 * u - 24 * u,
    )


def _content(
    layout: Layout, rows: Sequence[Row], feet: Sequence[Row], room: Rect, zones: Regions
) -> list[Shape]:
    """Actions at the foot, the rest above them: what is touched gathers low, what is read begins high."""
    foot_high = height(feet)
    foot_gap = (feet[0].gap + 6 * layout.unit) if feet and rows else 0.0
    body = Rect(room.x, room.y, room.w, room.h - foot_high - foot_gap)
    total = height(rows)
    stretch = 1.0
    if total > body.h and any(row.flexible for row in rows):
        bendable = sum(row.height for row in rows if row.flexible)
        stretch = max(SQUEEZE, 1 - (total - body.h) / bendable)
        total = height([row for row in rows]) - bendable * (1 - stretch)
    y = body.y
    free = max(0.0, body.h - total)
    if any(row.controls for row in rows):
        if measures(layout).side:
            y = max(body.y, min(zones.touch_top + 24 * layout.unit, body.bottom - total))
            y = max(y, body.y + free * 0.4)
        else:
            y = max(body.y, zones.touch_top + 24 * layout.unit)
            y = min(y, body.bottom - total)
            y += max(0.0, body.bottom - total - y) * 0.45
    shapes = _placed_rows(rows, Rect(body.x, y, body.w, 0), stretch, layout)
    y = room.bottom - foot_high
    for row in feet:
        shapes += row.draw(Rect(room.x, y, room.w, row.height))
        y += row.height + row.gap
    return shapes


def _placed_rows(rows: Sequence[Row], start: Rect, stretch: float, layout: Layout) -> list[Shape]:
    """Rows one below the other; those of one `join` on one card, with a rule between them."""
    shapes: list[Shape] = []
    y = start.y
    for index, row in enumerate(rows):
        high = row.height * (stretch if row.flexible else 1.0)
        if row.join and (index == 0 or rows[index - 1].join != row.join):
            run = [r for r in rows[index:]]
            until = next((n for n, r in enumerate(run) if r.join != row.join), len(run))
            card = Rect(start.x, y, start.w, height(run[:until]))
            shapes.append(Shape("card", whole(card)))
        elif row.join and row.keep:
            shapes.append(Shape("hair", Rect(start.x + 36 * layout.unit, y, start.w - 72 * layout.unit, 2)))
        shapes += row.draw(Rect(start.x, y, start.w, high))
        if row.linked and index + 1 < len(rows) and rows[index + 1].linked:
            middle = start.x + 40 * layout.unit
            shapes.append(Shape("link", Rect(round(middle), round(y + row.height), 6 * layout.unit, row.gap)))
        y += high + row.gap
    return shapes


def bar_shapes(layout: Layout, controls: Sequence[Control], zones: Regions) -> list[Shape]:
    """The bar: four tools and the call, in two rows or in one; never reordered, never removed."""
    u, m = layout.unit, measures(layout)
    bar, margin = zones.bar, m.margin * u
    own = [control for control in controls if control.look == "tool"]
    call = next(control for control in controls if control.look == "call")
    inner = bar.w - 2 * margin
    shapes = [Shape("bar", bar)]
    if zones.one_row:
        high = max(least(layout, m.tool), bar.h - 2 * 28 * u if not layout.big else 0)
        high = min(high, bar.h - 16 * u)
        top = bar.y + (bar.h - high) / 2
        need = tools_width(layout, own)
        share = min(max(need, inner * 0.55), inner - 12 * u - _call_least(layout, call))
        shapes += tools(layout, own, whole(Rect(bar.x + margin, top, share, high)))
        spot = Rect(bar.x + margin + share + 20 * u, top, inner - share - 20 * u, high)
        return [*shapes, _call_shape(layout, call, whole(spot), narrow=True)]
    top = bar.y + 22 * u
    shapes += tools(layout, own, whole(Rect(bar.x + margin, top, inner, m.tool * u)))
    spot = Rect(bar.x + margin, bar.y + 150 * u, inner, m.call * u)
    return [*shapes, _call_shape(layout, call, whole(spot), narrow=False)]


def _call_least(layout: Layout, call: Control) -> float:
    kind = style(layout, "call")
    words = call.label.split(" ")
    half = max(width(layout, " ".join(words[: len(words) // 2 + 1]), kind), width(layout, words[-1], kind))
    return half + 150 * layout.unit


def _call_shape(layout: Layout, control: Control, box: Rect, narrow: bool) -> Shape:
    """The one button for a person: its icon, its words, and a help line where there is room for it."""
    from kiosk.views.typography import wrap

    u = layout.unit
    kind, small = style(layout, "call"), style(layout, "small")
    size = float(round(76 * u))
    left = 34 * u + size + 24 * u
    hint_wide = width(layout, control.hint, small) if control.hint else 0.0
    words_wide = width(layout, control.label, kind)
    beside = bool(control.hint) and left + words_wide + hint_wide + 60 * u <= box.w
    room = box.w - left - 20 * u - (hint_wide + 40 * u if beside else 0)
    if narrow and words_wide > room:
        kind = type(kind)(style(layout, "bar").size, style(layout, "bar").line, 700)
    texts = wrap(layout, control.label, kind, room, 700)
    words = Rect(box.x + left, box.y, room, box.h)
    lines: tuple[Line, ...] = centred(layout, ((texts, kind, "ink"),), words, lang=control.lang)
    if beside:
        tail = Rect(box.right - hint_wide - 34 * u, box.y, hint_wide, box.h)
        lines += centred(layout, (((control.hint,), small, "ink"),), tail, lang=control.lang, align="right")
    sign = icon(control.icon, Rect(box.x + 34 * u, box.y, size, box.h), size, "ink")
    return Shape("call", box, lines, (sign,), control, control.state)


def _focused(shapes: list[Shape], focus: str) -> list[Shape]:
    if not focus:
        return shapes
    return [
        Shape(s.look, s.rect, s.lines, s.glyphs, s.control, s.state, s.value, True)
        if s.control is not None and s.control.id == focus
        else s
        for s in shapes
    ]

