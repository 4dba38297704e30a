"""Rows of actions: the primary one is the widest; they stand below each other where words need it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.views.arranging.control_rows import gap, least
from kiosk.views.arranging.row import Row, centred, icon, whole
from kiosk.views.layout import Layout
from kiosk.views.measures import measures
from kiosk.views.placement import Line, Rect, Shape
from kiosk.views.typography import Style, balanced, style, width, words_fit, wrap
from kiosk.views.view import Control

SHARES = {"voice": 0.55, "action": 1.2, "main": 1.6}


def action_rows(layout: Layout, controls: Sequence[Control], room: float) -> list[Row]:
    """Actions beside each other where their words fit whole, with icons or without; else stacked."""
    if len(controls) == 1:  # « Suite » among answers gives way first
        role = "bar" if controls[0].look == "second" and layout.tight < 0.7 else "action"
        return [_row(layout, controls, room, [role])]
    widths = _widths(layout, controls, room)
    chosen: dict[str, tuple[bool, str]] = {}
    for look in dict.fromkeys(control.look for control in controls):
        way = _way(layout, [(c, wide) for c, wide in zip(controls, widths, strict=True) if c.look == look])
        if way is None:
            return [_row(layout, [control], room, ["answer"]) for control in controls]
        chosen[look] = way
    shown = [
        replace(c, icon="") if chosen[c.look][0] and not _leads_on(layout, c, wide, chosen[c.look][1]) else c
        for c, wide in zip(controls, widths, strict=True)
    ]
    return [_row(layout, shown, room, [chosen[c.look][1] for c in controls])]


def _way(layout: Layout, alike: Sequence[tuple[Control, float]]) -> tuple[bool, str] | None:
    """Whether without icons, and in which type, actions of one look stand best; None where words break."""
    ways = [(most, bare, role) for most in (1, 2) for bare in (False, True) for role in ("answer", "bar")]
    if alike[0][0].look == "action":  # the one that leads on keeps its type
        ways.sort(key=lambda way: way[2])
    for most, bare, role in ways:
        if all(_lines(layout, c, wide, role, bare) <= most for c, wide in alike):
            return bare, role
    return None


def _leads_on(layout: Layout, control: Control, wide: float, role: str) -> bool:
    """Whether an action leads to the next part, and its arrow has room where the others’ icons have none."""
    return control.icon == "arrow-right" and _lines(layout, control, wide, role) <= 2


def _lines(layout: Layout, control: Control, wide: float, role: str, bare: bool = False) -> int:
    """The lines that an action's words take, `bare` without its icon; 9 where a word would be broken."""
    kind, inner = style(layout, role), _text_room(layout, control, wide, role, bare)
    return (
        len(wrap(layout, control.label, kind, inner)) if words_fit(layout, control.label, kind, inner) else 9
    )


def _widths(layout: Layout, controls: Sequence[Control], room: float) -> list[float]:
    shares = [SHARES.get(control.look, 1.0) for control in controls]
    free = room - gap(layout, 20) * (len(controls) - 1)
    return [free * share / sum(shares) for share in shares]


def _text_room(layout: Layout, control: Control, wide: float, role: str, bare: bool = False) -> float:
    u, m = layout.unit, measures(layout)
    return wide - (sum(_icon(layout, role)) if control.icon and not bare else 0.0) - 2 * m.inside * u


def _icon(layout: Layout, role: str) -> tuple[float, float]:
    """An action's icon and the room beside it."""
    size, beside = (48, 14) if role == "bar" else (64, 26)
    return float(round(size * layout.unit)), beside * layout.unit


def _row(layout: Layout, controls: Sequence[Control], room: float, roles: Sequence[str]) -> Row:
    u, m = layout.unit, measures(layout)
    between, widths = gap(layout, 20), _widths(layout, controls, room)
    if len(controls) == 1 and _lines(layout, controls[0], room, roles[0]) == 9:
        controls, roles = [replace(controls[0], icon="")], ["bar"]
    kinds, small = [style(layout, role) for role in roles], style(layout, "small")
    controls = [
        c if _hint_fits(layout, c, w, role) else replace(c, hint="", spoken=c.said)
        for c, w, role in zip(controls, widths, roles, strict=True)
    ]
    hints = [
        balanced(layout, c.hint, small, w * 0.4) if c.hint else ()
        for c, w in zip(controls, widths, strict=True)
    ]
    wrapped = [
        wrap(layout, c.label, kind, _text_room(layout, c, w, role) - (w * 0.4 if c.hint else 0.0))
        for c, w, kind, role in zip(controls, widths, kinds, roles, strict=True)
    ]
    base = m.main if any(c.look == "main" for c in controls) else m.action
    if layout.low:
        base = min(base, m.answer_low)
    if all(c.look in ("second", "voice") for c in controls) and len(controls) > 1:
        base = m.small
    words = max(
        max(len(t) * kind.line, len(h) * small.line) for t, kind, h in zip(wrapped, kinds, hints, strict=True)
    )
    high = max(least(layout, base), words + 2 * 14 * u)

    def draw(rect: Rect) -> tuple[Shape, ...]:
        shapes, x = [], rect.x
        for index, (control, wide) in enumerate(zip(controls, widths, strict=True)):
            box = whole(Rect(x, rect.y, wide, rect.h))
            sign = _icon(layout, roles[index])
            shapes.append(
                _action_shape(layout, control, box, kinds[index], wrapped[index], hints[index], sign)
            )
            x += wide + between
        return tuple(shapes)

    return Row((controls[0].id, 0), high, draw, gap(layout, 20), controls=tuple(c.id for c in controls))


def _hint_fits(layout: Layout, control: Control, wide: float, role: str) -> bool:
    """Whether an action's hint has room at the end of its row, and leaves the words before it theirs."""
    if not control.hint:
        return True
    beside = _text_room(layout, control, wide, role) - wide * 0.4
    kind, small, u = style(layout, role), style(layout, "small"), layout.unit
    if not words_fit(layout, control.label, kind, beside) or not words_fit(
        layout, control.hint, small, wide * 0.4
    ):
        return False
    texts = wrap(layout, control.label, kind, beside)
    hints = balanced(layout, control.hint, small, wide * 0.4)
    taken = max(width(layout, one, kind) for one in texts) + max(width(layout, one, small) for one in hints)
    sign = sum(_icon(layout, role)) if control.icon else 0.0
    return taken + sign + (2.6 * measures(layout).inside + 16) * u <= wide


def _action_shape(
    layout: Layout,
    control: Control,
    box: Rect,
    kind: Style,
    texts: Sequence[str],
    hint: Sequence[str],
    icon_room: tuple[float, float],
) -> Shape:
    """An action's words in its middle with its icon beside them; with a hint, at its two ends."""
    u, m = layout.unit, measures(layout)
    size, turn = icon_room
    widest = max((width(layout, text, kind) for text in texts), default=0.0)
    sign = size + turn if control.icon else 0.0
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
    icon_x = x + widest + turn if after else x
    if hint and after:
        icon_x = box.right - m.inside * u - size
    text_x = x if after or not control.icon else x + sign
    lines = (
        centred(layout, ((texts, kind, "ink"),), Rect(text_x, box.y, widest, box.h), lang=control.lang)
        + lines
    )
    signs = (icon(control.icon, Rect(icon_x, box.y, size, box.h), size, "ink"),) if control.icon else ()
    return Shape(control.look, box, lines, signs, control, control.state)
