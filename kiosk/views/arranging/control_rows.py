"""Rows that are touched one by one: answers, tiles, papers with « j’ai / je n’ai pas »."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from kiosk.views.arranging.row import Row, centred, icon, sentence_lines, whole
from kiosk.views.layout import Layout
from kiosk.views.measures import gap_px, measures, touch_px
from kiosk.views.placement import Glyph, Rect, Shape
from kiosk.views.typography import Style, style, width, words_fit, wrap
from kiosk.views.view import Control, Part

MOST_HELP = 6  # lines of a paper's help that stay together
BIG = 1.25  # larger buttons: heights of everything that is touched


def least(layout: Layout, units: float) -> float:
    """The height of a control: the design's, and never under the target's least side."""
    return max(units * layout.unit * layout.tight * (BIG if layout.big else 1.0), touch_px(layout))


def gap(layout: Layout, units: float) -> float:
    """The gap between controls: the design's, room for a focus ring, and never under the least gap."""
    loose = 32 * layout.tight if layout.big else units * layout.tight
    return max(max(16.0, loose) * layout.unit, gap_px(layout))


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
    hinted = control.hint and (layout.hints or layout.text_size < 3)
    hints = wrap(layout, control.hint, small, inner) if hinted else ()
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
    kind = style(layout, _role(layout, control, wide))
    hint_kind = style(layout, "small")
    left = _cell_left(layout, control)
    inner = wide - left - m.inside * u * 0.7
    labels = wrap(layout, control.label, kind, inner)
    hinted = control.hint and layout.hints and words_fit(layout, control.hint, hint_kind, inner)
    hints = wrap(layout, control.hint, hint_kind, inner) if hinted else ()
    high = max(
        least(layout, m.small if small_look else m.tile),
        len(labels) * kind.line + len(hints) * hint_kind.line + 2 * 12 * u,
    )
    return high, [(labels, kind, "ink"), (hints, hint_kind, "ink2")]


def fits_columns(layout: Layout, controls: Sequence[Control], room: float, columns: int) -> bool:
    """Whether every word of these tiles has room on a line when they stand in so many columns."""
    wide = (room - gap(layout, 20) * (columns - 1)) / columns
    for control in controls:
        kind = style(layout, _role(layout, control, wide))
        inner = wide - _cell_left(layout, control) - measures(layout).inside * layout.unit * 0.7
        if (
            not words_fit(layout, control.label, kind, inner)
            or len(wrap(layout, control.label, kind, inner)) > 3
        ):
            return False
    return True


def _role(layout: Layout, control: Control, wide: float) -> str:
    """The type of a cell's words; the name of a language is one word, which has to stay whole."""
    if control.look != "language":
        return {"small": "bar", "tile": "tile"}.get(control.look, "answer")
    inner = wide - _cell_left(layout, control) - measures(layout).inside * layout.unit * 0.7
    fits = (r for r in ("answer", "tile") if words_fit(layout, control.label, style(layout, r), inner))
    return next(fits, "bar")


def _cell_left(layout: Layout, control: Control) -> float:
    u, m = layout.unit, measures(layout)
    if not control.icon:
        return m.inside * u * 0.7
    return m.inside * u + ((60 if control.look == "small" else _tile(layout)) + 22) * u


def _tile(layout: Layout) -> float:
    """The side of a tile's coloured square, in units: a small panel leaves more room to the words."""
    m = measures(layout)
    return m.icon_tile * (0.75 if layout.form == "tablet" else 1.0)


def _cell_shape(layout: Layout, control: Control, groups: list, box: Rect) -> Shape:
    u, m = layout.unit, measures(layout)
    left = _cell_left(layout, control)
    signs: tuple[Glyph, ...] = ()
    if control.icon and control.look == "small":
        spot = Rect(box.x + m.inside * u * 0.8, box.y, 60 * u, box.h)
        signs = (icon(control.icon, spot, 56 * u),)
    elif control.icon:
        side = min(_tile(layout) * u, box.h - 2 * 12 * u)
        spot = whole(Rect(box.x + m.inside * u, box.y + (box.h - side) / 2, side, side))
        signs = (icon(control.icon, spot, float(round(side * 0.7)), tile=True),)
    align = "left" if control.icon else "center"
    inner = Rect(box.x + left, box.y, box.w - left - m.inside * u * 0.7, box.h)
    lines = centred(layout, groups, inner, lang=control.lang, align=align)
    return Shape(control.look, box, lines, signs, control, control.state)


def document_rows(
    layout: Layout, part: Part, controls: Sequence[Control], room: float, beside: bool = True
) -> list[Row]:
    """One paper to bring on its card: what it is, « J’ai » and « Je n’ai pas » beside it or below.

    Below, they are a row of their own: the words may then stand above the reach, and those that are longer
    than a page go over two, the last of them with the buttons.
    """
    u, m = layout.unit, measures(layout)
    head, small, button = style(layout, "heading"), style(layout, "small"), style(layout, "bar")
    between, pad = gap(layout, 16), 26 * u
    widths = [max(least(layout, 106), width(layout, c.label, button) + (48 + 40 + 18) * u) for c in controls]
    taken = sum(widths) + between * len(controls) + pad
    beside = beside and room - taken - 2 * pad >= room * 0.36
    inner = room - 2 * pad - (taken - pad if beside else 0)
    if not all(words_fit(layout, said.text, head, inner) for said in part.sentences[:1]):
        beside, inner = False, room - 2 * pad
    texts = _paper_lines(layout, part, inner, head, small)
    text = sum(len(lines) * kind.line for _, lines, kind in texts)
    tall, edge = least(layout, 104), 18 * u
    if beside and layout.tight < 0.75 and text > tall + 2 * edge:
        return document_rows(layout, part, controls, room, beside=False)
    lang = part.sentences[0].lang if part.sentences else "fr"
    faint = "clay" if part.state == "lack" else "ink2"
    groups = [(lines, kind, "ink" if kind is head else faint) for _, lines, kind in texts]
    ids = tuple(control.id for control in controls)

    def words(rect: Rect, groups: Sequence = groups, above: float = 0.0, below: float = 0.0) -> Shape:
        box = Rect(rect.x + pad, rect.y + above, inner, rect.h - above - below)
        return Shape("text", whole(box), centred(layout, groups, box, lang=lang))

    def buttons(rect: Rect) -> tuple[Shape, ...]:
        x = rect.right - pad - sum(widths) - between * (len(controls) - 1)
        y = rect.y + (rect.h - tall) / 2 if beside else rect.y
        shapes = []
        for control, wide in zip(controls, widths, strict=True):
            shapes.append(_mark(layout, control, whole(Rect(x, y, wide, tall))))
            x += wide + between
        return tuple(shapes)

    card = {"join": part.id, "block": part.id}
    if beside:
        high = max(m.document * u * layout.tight, text + 2 * edge, tall + 2 * edge)
        both = lambda rect: (words(rect), *buttons(rect))  # noqa: E731
        return [Row((part.id, part.first), high, both, 14 * u, controls=ids, parts=(part.id,), **card)]
    rows = []
    for (said, lines, kind), group in zip(texts, groups, strict=True):
        above, below = edge if group is groups[0] else 0.0, edge if group is groups[-1] else 0.0
        draw = lambda rect, own=(group,), a=above, b=below: (words(rect, own, a, b),)  # noqa: E731
        high = len(lines) * kind.line + above + below
        rows.append(Row((part.id, said[0]), high, draw, 0.0, parts=(part.id,), sentences=said, **card))
    if not controls:  # they are on the next page, with the last words
        return [*rows[:-1], replace(rows[-1], gap=14 * u)]
    last = part.first + len(part.sentences)
    below_all = Row((part.id, last), tall + edge, buttons, 14 * u, controls=ids, **card)
    return [*rows[:-1], replace(rows[-1], keep=True), below_all]


def _paper_lines(
    layout: Layout, part: Part, room: float, head: Style, small: Style
) -> list[tuple[tuple[int, ...], tuple[str, ...], Style]]:
    """A paper's sentences with their lines: its name, whole or in pieces, then its help, long or in one."""
    numbers = range(part.first, part.first + len(part.sentences))
    named = list(takewhile(lambda n: n == 0 or part.sentences[n - part.first].goes_on, numbers))
    texts = [((n,), wrap(layout, part.sentences[n - part.first].text, head, room), head) for n in named]
    helps = part.sentences[len(named) :]
    if not helps:
        return texts
    lines = sentence_lines(layout, helps, small, room)
    if len(lines) <= MOST_HELP:
        return [*texts, (tuple(numbers[len(named) :]), lines, small)]
    each = zip(numbers[len(named) :], helps, strict=True)
    return [*texts, *(((n,), wrap(layout, said.text, small, room), small) for n, said in each)]


def _mark(layout: Layout, control: Control, spot: Rect) -> Shape:
    """« J’ai » or « Je n’ai pas »; the chosen one has a mark too, so that colour is never alone."""
    u, button = layout.unit, style(layout, "bar")
    chosen = control.state == "selected"
    at = Rect(spot.x + 14 * u, spot.y, 44 * u, spot.h)
    signs = (icon(control.icon, at, 44 * u, "ink"),) if chosen else ()
    words = Rect(spot.x + (52 * u if chosen else 0), spot.y, spot.w - (60 * u if chosen else 0), spot.h)
    lines = centred(layout, (((control.label,), button, "ink"),), words, lang=control.lang, align="center")
    return Shape(control.look, spot, lines, signs, control, control.state)
