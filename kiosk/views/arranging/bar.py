"""The bar: four tools and the call, in two rows or in one, always in the same order; used by `arrange`."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.languages.breaking import Unit, units
from kiosk.views.arranging.control_rows import gap
from kiosk.views.arranging.row import centred, icon, whole
from kiosk.views.arranging.strip import strip_height, strip_shape
from kiosk.views.layout import Layout
from kiosk.views.measures import gap_px, measures, touch_px
from kiosk.views.placement import Line, Rect, Shape
from kiosk.views.typography import Style, style, width, words_fit, wrap
from kiosk.views.view import Control

BARE = (12.0, 0.0, 4.0)  # of the call without its icon, where a fifth tool or long words leave it no room
FEW_ROWS = 900  # units within reach under which the bar is made lower


def short(layout: Layout) -> bool:
    """Whether an upright panel has few rows within reach: the bar keeps its two rows, lower."""
    return layout.low or layout.last_row - layout.first_row < FEW_ROWS * layout.unit


def bar_height(layout: Layout) -> float:
    """The bar's height in pixels, that of the strip on top of it included."""
    u, m = layout.unit, measures(layout)
    if m.side:
        return strip_height(layout) + round(max(m.bar_one_row * u, touch_px(layout) + 2 * 12 * u))
    tool, call, edge, between = _heights(layout)
    return strip_height(layout) + round(tool + call + 2 * edge + between)


def _heights(layout: Layout) -> tuple[float, float, float, float]:
    """Of an upright panel's bar: the tools, the call, the room above and below, the gap between the rows."""
    u, m = layout.unit, measures(layout)
    if not short(layout):
        return max(m.tool * u, touch_px(layout)), max(m.call * u, touch_px(layout)), 26 * u, 20 * u
    between = max(16 * u, gap_px(layout))
    # the large sizes may break the tools' words: two lines, without their icons
    words = 2 * style(layout, "bar").line + 8 * u if layout.text_size >= 3 else 0.0
    return max(84 * u, touch_px(layout), words), max(92 * u, touch_px(layout)), 14 * u, between


def bar_shapes(layout: Layout, controls: Sequence[Control], bar: Rect) -> list[Shape]:
    """The bar with its five controls."""
    u, m = layout.unit, measures(layout)
    margin = m.margin * u
    own = [control for control in controls if control.look in ("tool", "stop")]
    call = next(control for control in controls if control.look == "call")
    shapes = [Shape("bar", bar)]
    shapes += [strip_shape(layout, control, bar) for control in controls if control.look == "strip"]
    over = strip_height(layout)
    bar = Rect(bar.x, bar.y + over, bar.w, bar.h - over)
    inner = Rect(bar.x + margin, bar.y, bar.w - 2 * margin, bar.h)
    if m.side:
        return [*shapes, *_one_row(layout, own, call, inner)]
    stop = [control for control in own if control.look == "stop"]  # beside the call, which has more room
    own = [control for control in own if control not in stop]
    tool, high, edge, between = _heights(layout)
    needs = _needs(layout, own, 1)
    lines = 1 if sum(needs) + gap(layout, 12) * (len(own) - 1) <= inner.w else 2
    shapes += _tools(layout, own, whole(Rect(inner.x, bar.y + edge, inner.w, tool)), lines)
    spot = Rect(inner.x, bar.y + edge + tool + between, inner.w, high)
    if stop:
        wide = sum(_needs(layout, stop, 1)) + 20 * u
        shapes += _tools(layout, stop, whole(Rect(spot.x, spot.y, wide, spot.h)), 1)
        spot = Rect(spot.x + wide + between, spot.y, spot.w - wide - between, spot.h)
    return [*shapes, _call(layout, call, whole(spot))]


def _one_row(layout: Layout, own: Sequence[Control], call: Control, inner: Rect) -> list[Shape]:
    """Tools and call beside each other: the tools' words break before the call's become smaller."""
    u = layout.unit
    high = max(
        touch_px(layout), min(inner.h - 2 * 20 * u, 118 * u if layout.form == "landscape" else inner.h)
    )
    top = inner.y + (inner.h - high) / 2
    between = gap(layout, 20)
    ways = ((1, 1, "call"), (1, 2, "call"), (2, 2, "call"), (2, 2, "bar"), (2, 2, ""))
    for lines, parts, role in ways:
        needs = sum(_needs(layout, own, lines)) + gap(layout, 12) * (len(own) - 1)
        rest = inner.w - between - needs
        kind = style(layout, role or "bar")
        kind = Style(kind.size, kind.line, 700)
        sign = _call_icon(layout) if role else BARE
        least = _widest(layout, call, kind, parts) + sum(sign) + 16 * u
        if rest >= least:
            break
    if 2 * kind.line <= high:  # rather than another place on each page, two lines
        least = _widest(layout, call, kind, 2) + sum(sign) + 16 * u
    share = max(needs, min(inner.w * 0.6, inner.w - between - least))
    box = whole(Rect(inner.x, top, share, high))
    spot = whole(Rect(inner.x + share + between, top, inner.w - share - between, high))
    return [*_tools(layout, own, box, lines), _call(layout, call, spot, kind, sign)]


def _needs(layout: Layout, controls: Sequence[Control], lines: int) -> list[float]:
    """The least width of each tool, its words on so many lines."""
    kind, room = style(layout, "bar"), (24 if lines == 1 else 14) * layout.unit
    return [max(_widest(layout, c, kind, lines) + room, touch_px(layout)) for c in controls]


def _widest(layout: Layout, control: Control, kind: Style, lines: int) -> float:
    """The width that the widest label of a control needs: it stands at one place (WCAG 2.2, 3.2.6)."""
    return max(_narrowest(layout, label, kind, lines) for label in (control.label, *control.others))


def _narrowest(layout: Layout, text: str, kind: Style, lines: int) -> float:
    """The width under which a text would take more lines than these."""
    words = units(text)
    ways = [[text]] if lines == 1 else [[_line(words[:at]), _line(words[at:])] for at in range(len(words))]
    return min(max(width(layout, line, kind) for line in way) for way in ways)


def _line(words: Sequence[Unit]) -> str:
    return "".join(space + word for space, word in words).strip(" ")


def _tools(layout: Layout, controls: Sequence[Control], box: Rect, lines: int) -> tuple[Shape, ...]:
    """An icon above its word, each as wide as its word needs, in their fixed order."""
    u, kind = layout.unit, style(layout, "bar")
    between = gap(layout, 12)
    needs = _needs(layout, controls, lines)
    free = box.w - between * (len(controls) - 1) - sum(needs)
    shapes, x = [], box.x
    for control, need in zip(controls, needs, strict=True):
        wide = need + free / len(controls)
        spot = whole(Rect(x, box.y, wide, box.h))
        texts = wrap(layout, control.label, kind, spot.w - 12 * u)
        words = len(texts) * kind.line
        size = float(round(min(46 * u, spot.h - words - 8 * u)))
        signs = ()
        top = spot.y + (spot.h - words) / 2
        if size >= 24 * u:
            top = spot.y + (spot.h - size - words) / 2
            ink = "voiceBar" if control.id == "repeat" else "primary"
            signs = (icon(control.icon, Rect(spot.x, top, spot.w, size), size, ink),)
            top += size
        room = Rect(spot.x, top, spot.w, words)
        placed = centred(layout, ((texts, kind, "ink"),), room, lang=control.lang, align="center")
        shapes.append(Shape(control.look, spot, placed, signs, control, control.state))
        x += wide + between
    return tuple(shapes)


def _call_icon(layout: Layout) -> tuple[float, float, float]:
    """The room before the call's icon, its size, the room after it; a small panel has less for them."""
    u = layout.unit
    narrow = layout.form == "tablet" and layout.text_size > 2
    return (16 * u, 56 * u, 16 * u) if narrow else (26 * u, 76 * u, 22 * u)


def _call(
    layout: Layout,
    control: Control,
    box: Rect,
    kind: Style | None = None,
    sign: tuple[float, float, float] | None = None,
) -> Shape:
    """The one button for a person: its icon, its words, and a help line where there is room for it."""
    u, small = layout.unit, style(layout, "small")
    kind = kind or style(layout, "call")
    before, size, after = sign or _call_icon(layout)
    left = before + size + after
    size = float(round(min(size, box.h - 12 * u)))
    tail = width(layout, control.hint, small) + 34 * u if control.hint else 0.0
    beside = bool(tail) and left + width(layout, control.label, kind) + 40 * u + tail <= box.w
    room = box.w - left - 12 * u - (tail if beside else 0.0)
    if len(wrap(layout, control.label, kind, room)) * kind.line > box.h or not words_fit(
        layout, control.label, kind, room
    ):
        kind = Style(style(layout, "bar").size, style(layout, "bar").line, 700)
    texts = wrap(layout, control.label, kind, room)
    lines: tuple[Line, ...] = centred(
        layout, ((texts, kind, "ink"),), Rect(box.x + left, box.y, room, box.h), lang=control.lang
    )
    if beside:
        at = Rect(box.right - tail, box.y, tail - 34 * u, box.h)
        lines += centred(layout, (((control.hint,), small, "ink"),), at, lang=control.lang, align="right")
    signs = (icon(control.icon, Rect(box.x + before, box.y, size, box.h), size, "ink"),) if size > 0 else ()
    return Shape("call", box, lines, signs, control, control.state)
