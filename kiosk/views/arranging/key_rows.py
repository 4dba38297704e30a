"""The rows of the on-screen keyboard; they stay together on a page.

One at the foot of a page takes the panel's whole width, and keys of one height whatever stands above, so that
no key moves while results come and go.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk import languages
from kiosk.languages.letters import reads_leftwards
from kiosk.views.arranging.bar import bar_height
from kiosk.views.arranging.control_rows import BIG
from kiosk.views.arranging.row import Row, centred, icon, whole
from kiosk.views.layout import Layout
from kiosk.views.measures import GAP_MM, TOUCH_MM, measures, touch_px
from kiosk.views.placement import Rect, Shape
from kiosk.views.typography import style, width, words_fit, wrap
from kiosk.views.view import Control

AT_FOOT = "foot_keys"  # the groups of a keyboard at the foot of a page begin with it
SHARE, SHARE_LOW, SHARE_BIG = 0.52, 0.46, 0.6  # of what a hand reaches, that such a keyboard takes
LARGE = 2  # the last text size beside which a small panel has room for keys of 30 mm in height too
LEAST_ROOM = 620  # units within reach, below which the keyboard has three rows
MOST_COLUMNS, MOST_ROWS = 14, 5  # of a keyboard in parts
SMALL_COLUMNS = 8  # on a small panel
WIDEST = {"arabic": "ضصش", "cyrillic": "ЩЮЖ"}
OTHERS = 1.3  # how wide the key that erases is, beside a row of many letters
MANY = 9  # letters of a row


def is_compact(layout: Layout) -> bool:
    """Whether the keyboard has three rows of more keys each, instead of four."""
    return layout.form == "tablet" or _reach(layout) < LEAST_ROOM * layout.unit


def is_parted(layout: Layout) -> bool:
    """Whether the letters stand on a grid, in as many parts as need be: no row of ten keys has room there.

    On a small panel; where keys of 30 mm are asked for; upright, where the alphabet is
    longer than the Latin one.
    """
    if layout.form == "tablet":
        return True
    if layout.form == "portrait":
        return layout.big or _widest(layout) != ""
    return layout.big and is_compact(layout)


def is_below(layout: Layout) -> bool:
    """Whether the keys to answer with stand at the foot over the whole width, as those to search with do."""
    large = layout.form == "landscape" and layout.text_size > LARGE
    return layout.form == "tablet" or layout.low or layout.big or large or _widest(layout) != ""


def _widest(layout: Layout) -> str:
    """The widest letters of an alphabet that has more of them than the Latin one."""
    return WIDEST.get(languages.of(layout.language).script, "")


def grid(layout: Layout) -> tuple[int, int]:
    """Columns and rows of a keyboard in parts, each key at least as large as a target."""
    between, least, kind = _between(layout), touch_px(layout), style(layout, "key")
    least = max([least, *(width(layout, letter, kind) + 12 * layout.unit for letter in _widest(layout))])
    columns = int((_across(layout) + between) / (least + between))
    if layout.form == "tablet":
        return min(columns, SMALL_COLUMNS), 2
    rows = int((_share(layout) * _reach(layout) + between) / (touch_px(layout) + between))
    return min(columns, MOST_COLUMNS), max(2, min(rows, MOST_ROWS))


def one_column(layout: Layout, label: str) -> bool:
    """Whether a key's word has room in one column of the grid."""
    columns, between = grid(layout)[0], _between(layout)
    wide = (_across(layout) - between * (columns - 1)) / columns
    return words_fit(layout, label, style(layout, "bar"), wide - 12 * layout.unit)


def _across(layout: Layout) -> float:
    """The width of a keyboard at the foot of a page, in pixels."""
    return layout.width - 2 * measures(layout).margin * layout.unit


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
    columns, letters = grid(layout)[0], [c for c in controls if _is_letter(c)]
    others = [c for c in controls if c not in letters]
    taken = {c.id: 2.0 if c.value else 1.0 for c in others}
    left = columns - sum(taken.values())
    if not letters:  # the space has what is left
        taken["key: "] = taken.get("key: ", 1.0) + left
    return [taken.get(c.id, left / max(1, len(letters))) for c in controls]


def _is_letter(control: Control) -> bool:
    return len(control.label) == 1 and not control.icon


def _shares(controls: Sequence[Control], at_foot: bool, compact: bool) -> list[float]:
    """How wide each key is, in keys of one letter."""
    if at_foot and compact:
        wide = {"key:backspace": OTHERS, "key:clear": OTHERS, "key:restore": OTHERS, "key: ": 2.4}
        return [wide.get(c.id, _word_share(c.label)) for c in controls]
    many = sum(map(_is_letter, controls)) > MANY
    icon_share = OTHERS if many else 2.0 if at_foot else 1.6
    if at_foot and any(c.id == "key: " for c in controls):
        wide = {"key: ": 3.4, "key:digits": 1.5, "key:clear": 2.5, "key:restore": 2.5}
        return [wide.get(c.id, 1.5 if len(c.label) < 6 else 2.5) for c in controls]
    return [1.0 if _is_letter(c) else icon_share if c.icon else _by_words(c) for c in controls]


def _word_share(label: str) -> float:
    if len(label) < 4:
        return 1.0 if len(label) < 2 else 1.7
    return 2.8 if reads_leftwards(label) else 2.0  # three letters that do not join


def _by_words(control: Control) -> float:
    if control.id in ("key:clear", "key:restore"):  # one in the place of the other
        return 2.8
    return min(2.8, max(1.5, 0.3 * len(control.label)))


def _between(layout: Layout) -> float:
    """The gap between keys: a focus ring goes over its neighbours' edges."""
    return max(GAP_MM / layout.pitch_mm, 10 * layout.unit)


def _reach(layout: Layout) -> float:
    """The height between the bar and the limit of reach, in pixels."""
    bottom = min(layout.height, layout.last_row) - bar_height(layout)
    return bottom - max(0, layout.first_row)


def _share(layout: Layout) -> float:
    """How much of what a hand reaches a keyboard at the foot takes."""
    if is_parted(layout):
        return SHARE_BIG if layout.big else SHARE
    return SHARE_LOW if layout.low else SHARE


def _high(layout: Layout, at_foot: bool) -> float:
    u, m, least = layout.unit, measures(layout), touch_px(layout)
    if at_foot and layout.form == "tablet" and is_parted(layout):
        return least if layout.text_size <= LARGE else TOUCH_MM / layout.pitch_mm
    if at_foot:
        rows = grid(layout)[1] if is_parted(layout) else 3 if is_compact(layout) else 4
        room = _share(layout) * _reach(layout) - _between(layout) * (rows - 1)
        return max(least, min(m.key * u, room / rows))
    grown = BIG if layout.big and layout.tight > 0.6 else 1.0  # all keys on one page come first
    return max(least, m.key * u * layout.tight * grown)
