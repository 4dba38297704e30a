"""Rows that are touched: answers, tiles, papers with « j’ai / je n’ai pas », settings, keys, actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.views.arranging.row import Row, centred, icon, lines_at, sentence_lines, whole
from kiosk.views.layout import Layout
from kiosk.views.measures import gap_px, measures, touch_px
from kiosk.views.placement import Glyph, Line, Rect, Shape
from kiosk.views.typography import style, width, wrap
from kiosk.views.view import Control, Part

BIG = 1.25  # larger buttons: heights of everything that is touched


def least(layout: Layout, units: float) -> float:
    """The height of a control: the design's, and never under the target's least side."""
    return max(units * layout.unit * layout.tight * (BIG if layout.big else 1.0), touch_px(layout))


def gap(layout: Layout, units: float) -> float:
    """The gap between controls: the design's, room for a focus ring, and never under the least gap."""
    return max((32 if layout.big else max(16.0, units * layout.tight)) * layout.unit, gap_px(layout))


def answer_row(layout: Layout, control: Control, room: float) -> Row:
    """One answer, the whole width: an icon on its tile, the words, a second line, a chevron."""
    u, m = layout.unit, measures(layout)
    quiet = control.look == "quiet"
    base = m.quiet if quiet else m.answer_low if layout.low else m.answer
    kind, small = style(layout, "answer"), style(layout, "small")
    tile = (m.icon_tile if not quiet else m.icon_tile * 0.78) * u if control.icon else 0.0
    left = m.inside * u + (tile + 30 * u if tile else 10 * u)
    chevron = 0.0 if quiet or control.state in ("on", "off") else 72 * u
    inner = room - left - m.inside * u - chevron
    labels = wrap(layout, control.label, kind, inner)
    hints = wrap(layout, control.hint, small, inner) if control.hint else ()
    text = len(labels) * kind.line + len(hints) * small.line
    tile = min(tile, max(least(layout, base), text + 2 * 14 * u) - 2 * 12 * u) if tile else 0.0
    high = max(least(layout, base), text + 2 * 14 * layout.tight * u)

    def draw(rect: Rect) -> tuple[Shape, ...]:
        box = Rect(rect.x + left, rect.y, inner, rect.h)
        groups = ((labels, kind, "ink"), (hints, small, "ink2"))
        signs: tuple[Glyph, ...] = ()
        if tile:
            spot = whole(Rect(rect.x + m.inside * u, rect.y + (rect.h - tile) / 2, tile, tile))
            signs += (icon(control.icon, spot, float(round(tile * 0.65)), tile=True),)
        if chevron:
            size = 72 * u
            signs += (
                icon("chevron-right", Rect(rect.right - m.inside * u - size, rect.y, size, rect.h), size),
            )
        lines = centred(layout, groups, box, lang=control.lang)
        return (Shape(control.look, whole(rect), lines, signs, control, control.state),)

    return Row((control.id, 0), high, draw, gap(layout, m.gap_answers), controls=(control.id,))


def grid_row(layout: Layout, controls: Sequence[Control], room: float, columns: int) -> Row:
    """Tiles beside each other, as high as the highest needs; an empty place keeps their width."""
    m = measures(layout)
    between = gap(layout, 20)
    wide = (room - between * (columns - 1)) / columns
    cells = [_cell(layout, control, wide) for control in controls]
    high = max(height for height, _ in cells)

    def draw(rect: Rect) -> tuple[Shape, ...]:
        shapes = []
        for index, (control, (_, groups)) in enumerate(zip(controls, cells, strict=True)):
            box = whole(Rect(rect.x + index * (wide + between), rect.y, wide, rect.h))
            shapes.append(_cell_shape(layout, control, groups, box))
        return tuple(shapes)

    return Row(
        (controls[0].id, 0), high, draw, gap(layout, m.gap_answers), controls=tuple(c.id for c in controls)
    )


def _cell(layout: Layout, control: Control, wide: float) -> tuple[float, list]:
    u, m = layout.unit, measures(layout)
    small_look = control.look in ("small", "language")
    kind = style(layout, {"small": "bar", "tile": "tile"}.get(control.look, "answer"))
    hint_kind = style(layout, "small")
    left = _cell_left(layout, control)
    inner = wide - left - m.inside * u * 0.7
    labels = wrap(layout, control.label, kind, inner)
    hints = wrap(layout, control.hint, hint_kind, inner) if control.hint and layout.hints else ()
    high = max(
        least(layout, m.small if small_look else m.tile),
        len(labels) * kind.line + len(hints) * hint_kind.line + 2 * 12 * u,
    )
    return high, [(labels, kind, "ink"), (hints, hint_kind, "ink2")]


def fits_columns(layout: Layout, controls: Sequence[Control], room: float, columns: int) -> bool:
    """Whether every word of these tiles has room on a line when they stand in so many columns."""
    wide = (room - gap(layout, 20) * (columns - 1)) / columns
    for control in controls:
        kind = style(layout, {"small": "bar", "tile": "tile"}.get(control.look, "answer"))
        inner = wide - _cell_left(layout, control) - measures(layout).inside * layout.unit * 0.7
        if any(width(layout, word, kind) > inner for word in control.label.split(" ")):
            return False
    return True


def _cell_left(layout: Layout, control: Control) -> float:
    u, m = layout.unit, measures(layout)
    if not control.icon:
        return m.inside * u * 0.7
    return m.inside * u + ((60 if control.look == "small" else m.icon_tile) + 22) * u


def _cell_shape(layout: Layout, control: Control, groups: list, box: Rect) -> Shape:
    u, m = layout.unit, measures(layout)
    left = _cell_left(layout, control)
    signs: tuple[Glyph, ...] = ()
    if control.icon and control.look == "small":
        spot = Rect(box.x + m.inside * u * 0.8, box.y, 60 * u, box.h)
        signs = (icon(control.icon, spot, 56 * u),)
    elif control.icon:
        side = min(m.icon_tile * u, box.h - 2 * 12 * u)
        spot = whole(Rect(box.x + m.inside * u, box.y + (box.h - side) / 2, side, side))
        signs = (icon(control.icon, spot, float(round(side * 0.7)), tile=True),)
    align = "left" if control.icon else "center"
    inner = Rect(box.x + left, box.y, box.w - left - m.inside * u * 0.7, box.h)
    lines = centred(layout, groups, inner, lang=control.lang, align=align)
    return Shape(control.look, box, lines, signs, control, control.state)


def actions_row(layout: Layout, controls: Sequence[Control], room: float) -> Row:
    """Actions beside each other: the primary one is the widest, the voice's the narrowest."""
    u, m = layout.unit, measures(layout)
    between = gap(layout, 20)
    shares = [{"voice": 0.55, "action": 1.2, "main": 1.0}.get(c.look, 1.0) for c in controls]
    free = room - between * (len(controls) - 1)
    widths = [free * share / sum(shares) for share in shares]
    kinds, wrapped = [], []
    controls = _with_icons(layout, controls, widths)
    for control, wide in zip(controls, widths, strict=True):
        kind = style(layout, "action" if len(controls) == 1 else "answer")
        signs = 90 * u if control.icon else 0.0
        kinds.append(kind)
        wrapped.append(wrap(layout, control.label, kind, wide - signs - 2 * m.inside * u))
    hints = [
        wrap(layout, c.hint, style(layout, "small"), w * 0.5) if c.hint else ()
        for c, w in zip(controls, widths, strict=True)
    ]
    base = m.main if any(c.look == "main" for c in controls) else m.action
    if layout.low:
        base = min(base, m.answer_low)
    if all(c.look in ("second", "voice") for c in controls) and len(controls) > 1:
        base = m.small
    high = max(least(layout, base), *(len(t) * k.line + 36 * u for t, k in zip(wrapped, kinds, strict=True)))

    def draw(rect: Rect) -> tuple[Shape, ...]:
        shapes, x = [], rect.x
        for control, wide, kind, texts, hint in zip(controls, widths, kinds, wrapped, hints, strict=True):
            box = whole(Rect(x, rect.y, wide, rect.h))
            shapes.append(_action_shape(layout, control, box, kind, texts, hint))
            x += wide + between
        return tuple(shapes)

    return Row((controls[0].id, 0), high, draw, gap(layout, 20), controls=tuple(c.id for c in controls))


def _with_icons(layout: Layout, controls: Sequence[Control], widths: Sequence[float]) -> list[Control]:
    """Actions keep their icons where every word still has room on a line beside them."""
    kind = style(layout, "action" if len(controls) == 1 else "answer")
    taken = 90 * layout.unit + 2 * measures(layout).inside * layout.unit
    for control, wide in zip(controls, widths, strict=True):
        if any(width(layout, word, kind) > wide - taken for word in control.label.split(" ")):
            return [replace(c, icon="") for c in controls]
    return list(controls)


def _action_shape(
    layout: Layout, control: Control, box: Rect, kind, texts: Sequence[str], hint: Sequence[str]
) -> Shape:  # noqa: ANN001
    """An action's words in its middle with its icon beside them; with a hint, at its two ends."""
    u, m = layout.unit, measures(layout)
    size = float(round(64 * u))
    widest = max((width(layout, text, kind) for text in texts), default=0.0)
    sign = size + 26 * u if control.icon else 0.0
    after = control.icon.startswith("arrow-right")
    x = box.x + (box.w - widest - sign) / 2
    small = style(layout, "small")
    lines: tuple[Line, ...] = ()
    if hint:
        x = box.x + m.inside * 1.6 * u
        room = box.w * 0.5
        lines = centred(
            layout,
            ((hint, small, "ink2"),),
            Rect(box.right - room - m.inside * u - (sign if after else 0), box.y, room, box.h),
            lang=control.lang,
            align="right",
        )
    icon_x = x + widest + 26 * u if after else x
    if hint and after:
        icon_x = box.right - m.inside * u - size
    text_x = x if after or not control.icon else x + sign
    lines = (
        centred(layout, ((texts, kind, "ink"),), Rect(text_x, box.y, widest, box.h), lang=control.lang)
        + lines
    )
    signs = (icon(control.icon, Rect(icon_x, box.y, size, box.h), size, "ink"),) if control.icon else ()
    return Shape(control.look, box, lines, signs, control, control.state)


def document_row(layout: Layout, part: Part, controls: Sequence[Control], room: float) -> Row:
    """One paper to bring on its card: what it is at the left, « J’ai » and « Je n’ai pas » at the right."""
    u, m = layout.unit, measures(layout)
    head, small, button = style(layout, "heading"), style(layout, "small"), style(layout, "bar")
    between = gap(layout, 16)
    widths = [
        max(least(layout, 106), width(layout, c.label, button) + (48 + 40) * u + 18 * u) for c in controls
    ]
    pad = 26 * u
    taken = sum(widths) + between * len(controls) + pad
    beside = room - taken - 2 * pad >= room * 0.36
    inner = room - 2 * pad - (taken - pad if beside else 0)
    heads = sentence_lines(layout, part.sentences[:1], head, inner)
    helps = sentence_lines(layout, part.sentences[1:], small, inner)
    text = len(heads) * head.line + len(helps) * small.line
    tall = least(layout, 104)
    high = max(m.document * u * layout.tight, text + 2 * 18 * u, tall + 2 * 18 * u)
    if not beside:
        high = text + tall + 3 * 20 * u

    def draw(rect: Rect) -> tuple[Shape, ...]:
        lack = part.state == "lack"
        groups = ((heads, head, "ink"), (helps, small, "clay" if lack else "ink2"))
        box = Rect(rect.x + pad, rect.y + (0 if beside else 20 * u), inner, rect.h if beside else text)
        lang = part.sentences[0].lang if part.sentences else "fr"
        shapes = [Shape("card", whole(rect), centred(layout, groups, box, lang=lang))]
        x = rect.right - pad - sum(widths) - between * (len(controls) - 1)
        y = rect.y + (rect.h - tall) / 2 if beside else rect.bottom - 20 * u - tall
        for control, wide in zip(controls, widths, strict=True):
            spot = whole(Rect(x, y, wide, tall))
            chosen = control.state == "selected"
            mark = Rect(spot.x + 14 * u, spot.y, 44 * u, spot.h)
            signs = (icon(control.icon, mark, 44 * u, "ink"),) if chosen else ()
            words = Rect(
                spot.x + (52 * u if chosen else 0), spot.y, spot.w - (60 * u if chosen else 0), spot.h
            )
            lines = centred(
                layout, (((control.label,), button, "ink"),), words, lang=control.lang, align="center"
            )
            shapes.append(Shape(control.look, spot, lines, signs, control, control.state))
            x += wide + between
        return tuple(shapes)

    return Row((part.id, 0), high, draw, 14 * u, parts=(part.id,), controls=tuple(c.id for c in controls))


def options_row(layout: Layout, controls: Sequence[Control], room: float) -> Row:
    """Settings beside each other, of equal width; a switch shows its state in words and by place."""
    u, m = layout.unit, measures(layout)
    between = gap(layout, 16)
    shares = [1.9 if c.look == "switch" else 1.0 for c in controls]
    free = room - between * (len(controls) - 1)
    widths = [free * share / sum(shares) for share in shares]
    kind = style(layout, "bar")
    wrapped = []
    for control, wide in zip(controls, widths, strict=True):
        inner = wide - 2 * 14 * u - ((150 + 20) * u if control.look == "switch" else 0)
        inner -= 70 * u if control.icon else 0
        wrapped.append(wrap(layout, control.label, kind, inner))
    base = 1.22 * m.option if any(c.id.startswith("theme:") for c in controls) else m.option
    high = max(least(layout, base), *(len(texts) * kind.line + 28 * u for texts in wrapped))

    def draw(rect: Rect) -> tuple[Shape, ...]:
        shapes, x = [], rect.x
        for control, wide, texts in zip(controls, widths, wrapped, strict=True):
            box = whole(Rect(x, rect.y, wide, rect.h))
            shapes.append(_option_shape(layout, control, box, texts))
            x += wide + between
        return tuple(shapes)

    return Row((controls[0].id, 0), high, draw, 14 * u, controls=tuple(c.id for c in controls))


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
        words = Rect(words.x, words.y + 0.22 * box.h, words.w, words.h * 0.78)
    size = control.value if control.id.startswith("text_size:") else ""
    if size:
        sample = style(layout, "bar")
        grown = type(sample)(float(round((36 + 12 * int(size)) * u)), sample.line, sample.weight)
        lines = centred(layout, ((texts, grown, "ink"),), words, lang=control.lang, align="center")
    else:
        align = "left" if control.icon or switch else "center"
        lines = centred(layout, ((texts, kind, "ink"),), words, lang=control.lang, align=align)
    if switch:
        lines += centred(
            layout,
            (((control.value,), kind, "ink"),),
            Rect(box.right - 164 * u + (0 if control.state == "on" else 58 * u), box.y, 92 * u, box.h),
            lang=control.lang,
            align="center",
        )
    return Shape(control.look, box, lines, signs, control, control.state, control.value)


def keys_row(layout: Layout, controls: Sequence[Control], room: float) -> Row:
    """A row of keys, of equal width but for the special ones, which take more."""
    u, m = layout.unit, measures(layout)
    between = gap(layout, 10)
    shares = [1.0 if len(c.label) == 1 else 2.2 for c in controls]
    most = (room - between * 9) / 10
    free = room - between * (len(controls) - 1)
    unit = min(free / sum(shares), most * (2.4 if len(controls) <= 4 else 1.0))
    kind, words = style(layout, "key"), style(layout, "bar")
    high = max(15.0 / layout.pitch_mm, m.key * u * (BIG if layout.big else 1.0))

    def draw(rect: Rect) -> tuple[Shape, ...]:
        shapes = []
        x = rect.x + (room - unit * sum(shares) - between * (len(controls) - 1)) / 2
        for control, share in zip(controls, shares, strict=True):
            box = whole(Rect(x, rect.y, unit * share, rect.h))
            face = kind if len(control.label) == 1 else words
            lines = centred(
                layout, (((control.label,), face, "ink"),), box, lang=control.lang, align="center"
            )
            if control.icon:
                lines = ()
            signs = (icon(control.icon, box, 56 * u, "ink"),) if control.icon else ()
            shapes.append(Shape("key", box, lines, signs, control, control.state))
            x += unit * share + between
        return tuple(shapes)

    return Row((controls[0].id, 0), high, draw, between, controls=tuple(c.id for c in controls))


def tools(layout: Layout, controls: Sequence[Control], box: Rect) -> tuple[Shape, ...]:
    """The bar's tools: an icon above its word, each as wide as its word needs, in their fixed order."""
    u = layout.unit
    kind = style(layout, "bar")
    between = gap(layout, 12)
    needs = [max(width(layout, c.label, kind) + 30 * u, touch_px(layout)) for c in controls]
    free = box.w - between * (len(controls) - 1) - sum(needs)
    shapes, x = [], box.x
    for control, need in zip(controls, needs, strict=True):
        wide = need + free / len(controls)
        spot = whole(Rect(x, box.y, wide, box.h))
        size = float(round(min(46 * u, spot.h - kind.line - 8 * u)))
        top = spot.y + (spot.h - size - kind.line) / 2
        sign = icon(
            control.icon,
            Rect(spot.x, top, spot.w, size),
            size,
            "voiceBar" if control.id == "repeat" else "primary",
        )
        lines = lines_at(
            layout,
            (control.label,),
            kind,
            spot.x,
            top + size,
            ink="ink",
            lang=control.lang,
            room=spot.w,
            align="center",
        )
        shapes.append(Shape("tool", spot, lines, (sign,), control, control.state))
        x += wide + between
    return tuple(shapes)


def tools_width(layout: Layout, controls: Sequence[Control]) -> float:
    """The least width of the bar's tools, in pixels."""
    kind = style(layout, "bar")
    wide = sum(max(width(layout, c.label, kind) + 30 * layout.unit, touch_px(layout)) for c in controls)
    return wide + gap(layout, 12) * (len(controls) - 1)
