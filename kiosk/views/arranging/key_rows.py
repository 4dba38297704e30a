"""The rows of the on-screen keyboard; they stay together on a page.

One at the foot of a page takes the panel's whole width, and keys of one height whatever stands above, so that
no key moves while results come and go.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.views.arranging.bar import bar_height
from kiosk.views.arranging.control_rows import BIG
from kiosk.views.arranging.row import Row, centred, icon, whole
from kiosk.views.layout import Layout
from kiosk.views.measures import GAP_MM, measures
from kiosk.views.placement import Rect, Shape
from kiosk.views.typography import style, wrap
from kiosk.views.view import Control

KEY_MM = 15.0  # TOKENS.md 10: a keyboard's keys may be smaller than other targets
PARTED_MM = 20.0  # high, where few are shown at once; in the 30 mm mode they are 30 mm wide
AT_FOOT = "foot_keys"  # the groups of a keyboard at the foot of a page begin with it
SHARE = 0.52  # of what a hand reaches, that such a keyboard takes
LEAST_ROOM = 620  # units within reach, below which the keyboard has three rows


def is_compact(layout: Layout) -> bool:
    """Whether the keyboard has three rows of more keys each, instead of four."""
    return layout.form == "tablet" or _reach(layout) < LEAST_ROOM * layout.unit


def is_parted(layout: Layout) -> bool:
    """Whether the letters are shown in parts: ten keys of 20 mm do not stand beside each other there."""
    return layout.form == "tablet"


def parted_columns(layout: Layout) -> int:
    """How many keys stand beside each other where the letters are shown in parts."""
    return 6 if layout.big else 8


def is_keyboard(foot: Sequence[Control]) -> bool:
    """Whether a page's foot is a keyboard."""
    return any(control.group.startswith(AT_FOOT) for control in foot)


def keys_row(layout: Layout, controls: Sequence[Control], room: float) -> Row:
    """A row of keys, of equal width but for the special ones, which take more."""
    between = _between(layout)
    at_foot = is_keyboard(controls)
    parted = at_foot and is_parted(layout)
    shares = _parted_shares(layout, controls) if parted else _shares(controls, at_foot, is_compact(layout))
    free = room - between * (len(controls) - 1)
    unit = free / sum(shares)
    if parted:  # on a grid: a key of two columns takes their gap too
        unit = (room - between * (sum(shares) - 1)) / sum(shares)
    elif not at_foot or not is_compact(layout):
        most = (room - between * 9) / 10
        unit = min(unit, most * (2.4 if len(controls) <= 6 else 1.0))
    widths = [unit * share + (between * (share - 1) if parted else 0.0) for share in shares]
    high = _high(layout, at_foot)

    def draw(rect: Rect) -> tuple[Shape, ...]:
        shapes = []
        x = rect.x + (room - sum(widths) - between * (len(controls) - 1)) / 2
        for control, wide in zip(controls, widths, strict=True):
            shapes.append(_key(layout, control, whole(Rect(x, rect.y, wide, rect.h))))
            x += wide + between
        return tuple(shapes)

    return Row((controls[0].id, 0), high, draw, between, controls=tuple(c.id for c in controls), block="keys")


def _key(layout: Layout, control: Control, box: Rect) -> Shape:
    u = layout.unit
    if control.icon:
        sign = icon(control.icon, box, min(56 * u, 0.8 * box.h), "ink")
        return Shape("key", box, (), (sign,), control, control.state)
    inner = box.inset(6 * u, 0)
    letter = len(control.label) == 1
    face = style(layout, "key" if letter else "bar")
    texts = (control.label,) if letter else wrap(layout, control.label, face, inner.w)
    face = replace(face, line=min(face.line, box.h / len(texts)))
    lines = centred(layout, ((texts, face, "ink"),), inner, lang=control.lang, align="center")
    return Shape("key", box, lines, (), control, control.state)


def _parted_shares(layout: Layout, controls: Sequence[Control]) -> list[float]:
    """Columns that each key takes: the letters share what the other keys leave, so that these never move."""
    columns, letters = parted_columns(layout), [c for c in controls if len(c.label) == 1]
    others = [c for c in controls if c not in letters]
    space = columns - len(others) + 1.0 if not letters else 1.0 if layout.big else 2.0
    taken = {c.id: space if c.id == "key: " else 1.0 for c in others}
    share = (columns - sum(taken.values())) / max(1, len(letters))
    return [taken.get(c.id, share) for c in controls]


def _shares(controls: Sequence[Control], at_foot: bool, compact: bool) -> list[float]:
    """How wide each key is, in keys of one letter."""
    if at_foot and compact:
        wide = {"key:backspace": 1.3, "key: ": 2.4}
        return [wide.get(c.id, 1.7 if len(c.label) > 1 else 1.0) for c in controls]
    icon_share = 2.0 if at_foot else 1.6
    if at_foot and any(c.id == "key: " for c in controls):
        wide = {"key: ": 3.4, "key:digits": 1.5, "key:clear": 2.5}
        return [wide.get(c.id, 1.5 if len(c.label) < 6 else 2.5) for c in controls]
    return [1.0 if len(c.label) == 1 else icon_share if c.icon else _by_words(c.label) for c in controls]


def _by_words(label: str) -> float:
    return min(2.8, max(1.5, 0.3 * len(label)))


def _between(layout: Layout) -> float:
    """The gap between keys: a focus ring goes over its neighbours' edges."""
    return max(GAP_MM / layout.pitch_mm, 10 * layout.unit)


def _reach(layout: Layout) -> float:
    """The height between the bar and the limit of reach, in pixels."""
    bottom = min(layout.height, layout.last_row) - bar_height(layout)
    return bottom - max(0, layout.first_row)


def _high(layout: Layout, at_foot: bool) -> float:
    u, m = layout.unit, measures(layout)
    least = KEY_MM / layout.pitch_mm
    if at_foot and is_parted(layout):
        return PARTED_MM / layout.pitch_mm
    if at_foot:
        rows = 3 if is_compact(layout) else 4
        room = SHARE * _reach(layout) - _between(layout) * (rows - 1)
        return max(least, min(m.key * u, room / rows))
    grown = BIG if layout.big and layout.tight > 0.6 else 1.0  # all keys on one page come first
    return max(least, m.key * u * layout.tight * grown)
