"""The rows of settings: options of equal width, and switches."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.views.arranging.control_rows import gap, least
from kiosk.views.arranging.row import Row, centred, icon, whole
from kiosk.views.layout import Layout
from kiosk.views.measures import measures, touch_px
from kiosk.views.placement import Glyph, Rect, Shape
from kiosk.views.typography import style, width, words_fit, wrap
from kiosk.views.view import Control

SAMPLE = 0.22  # of the height of a theme's option: the band of its sample


def option_rows(layout: Layout, controls: Sequence[Control], room: float) -> list[Row]:
    """Settings beside each other where every word has room, else in as few rows as that takes."""
    switches = [control for control in controls if control.look == "switch"]
    if switches and len(switches) < len(controls) and not _fits(layout, controls, room):
        options = [control for control in controls if control.look != "switch"]
        return [*option_rows(layout, switches, room), *option_rows(layout, options, room)]
    columns = len(controls)
    while columns > 1 and not all(
        _fits(layout, controls[at : at + columns], room, columns) for at in range(0, len(controls), columns)
    ):
        columns = -(-columns // 2) if columns > 2 else 1
    return [
        _row(layout, controls[at : at + columns], room, columns) for at in range(0, len(controls), columns)
    ]


def _widths(layout: Layout, controls: Sequence[Control], room: float, columns: int) -> list[float]:
    shares = [1.9 if c.look == "switch" and len(controls) > 2 else 1.0 for c in controls]
    free = room - gap(layout, 16) * (columns - 1)
    return [free * share / (sum(shares) + columns - len(controls)) for share in shares]


def _inner(layout: Layout, control: Control, wide: float) -> float:
    u = layout.unit
    return (
        wide
        - 2 * 14 * u
        - ((150 + 20) * u if control.look == "switch" else 0)
        - (70 * u if control.icon else 0)
    )


def _fits(layout: Layout, controls: Sequence[Control], room: float, columns: int = 0) -> bool:
    kind = style(layout, "bar")
    widths = _widths(layout, controls, room, columns or len(controls))
    return all(
        wide >= touch_px(layout)
        and words_fit(layout, c.label, kind, _inner(layout, c, wide))
        # a script without spaces may be broken anywhere: two signs below each other are no word
        and len(wrap(layout, c.label, kind, _inner(layout, c, wide))) <= len(c.label.split())
        for c, wide in zip(controls, widths, strict=True)
    )


def _row(layout: Layout, controls: Sequence[Control], room: float, columns: int) -> Row:
    u, m = layout.unit, measures(layout)
    between, kind = gap(layout, 16), style(layout, "bar")
    widths = _widths(layout, controls, room, columns)
    wrapped = [
        wrap(layout, c.label, kind, _inner(layout, c, wide)) for c, wide in zip(controls, widths, strict=True)
    ]
    themes = any(c.id.startswith("theme:") for c in controls)  # under the sample of a band
    base, share = (1.22 * m.option, 1 - SAMPLE) if themes else (m.option, 1.0)
    high = max(least(layout, base), *((len(texts) * kind.line + 28 * u) / share for texts in wrapped))

    def draw(rect: Rect) -> tuple[Shape, ...]:
        shapes, x = [], rect.x
        for control, wide, texts in zip(controls, widths, wrapped, strict=True):
            box = whole(Rect(x, rect.y, wide, rect.h))
            shapes.append(_option_shape(layout, control, box, texts))
            x += wide + between
        return tuple(shapes)

    return Row((controls[0].id, 0), high, draw, gap(layout, 14), controls=tuple(c.id for c in controls))


def _option_shape(layout: Layout, control: Control, box: Rect, texts: Sequence[str]) -> Shape:
    u, kind = layout.unit, style(layout, "bar")
    signs: tuple[Glyph, ...] = ()
    left = 14 * u
    if control.icon:
        signs = (icon(control.icon, Rect(box.x + left, box.y, 58 * u, box.h), 54 * u),)
        left += 70 * u
    switch = control.look == "switch"
    words = Rect(box.x + left, box.y, box.w - left - (180 * u if switch else 14 * u), box.h)
    if control.id.startswith("theme:"):
        words = Rect(words.x, words.y + SAMPLE * box.h, words.w, words.h * (1 - SAMPLE))
    size = control.value if control.id.startswith("text_size:") else ""
    if size:
        sample = style(layout, "bar")
        grown = type(sample)(float(round((36 + 12 * int(size)) * u)), sample.line, sample.weight)
        lines = centred(layout, ((texts, grown, "ink"),), words, lang=control.lang, align="center")
    else:
        align = "left" if control.icon or switch else "center"
        lines = centred(layout, ((texts, kind, "ink"),), words, lang=control.lang, align=align)
    if switch:
        wide = width(layout, control.value, kind)
        middle = box.right - (118 if control.state == "on" else 60) * u
        pill = Rect(min(middle - wide / 2, box.right - wide - 8 * u), box.y, wide, box.h)
        lines += centred(layout, (((control.value,), kind, "ink"),), pill, lang=control.lang)
    return Shape(control.look, box, lines, signs, control, control.state, control.value)
