"""What a page tells of itself, on a card over its head; used by `arrange`.

It takes the place of what is read there, never of what is touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kiosk.views.arranging.row import lines_at, sentence_lines, whole
from kiosk.views.layout import Layout
from kiosk.views.measures import measures
from kiosk.views.placement import Rect, Shape
from kiosk.views.typography import Style, style
from kiosk.views.view import Sentence

TYPES = ("answer", "lead", "small")  # the largest that fits


def with_notice(
    layout: Layout, shapes: Sequence[Shape], told: Sequence[Sentence], band: Rect
) -> list[Shape]:
    """The shapes with the card; what it covers is left out."""
    written = [one for one in told if one.text]
    if not written:
        return list(shapes)
    u, m = layout.unit, measures(layout)
    edge = round(m.margin * u / 2)
    wide = band.w - 2 * edge
    inner = wide - 2 * m.margin * u
    touched = [shape.rect for shape in shapes if shape.control is not None and shape.rect.x < band.right]
    most = min((rect.y for rect in touched), default=float(layout.height)) - 2 * edge
    pad = 24 * u
    kind, lines = _fitting(layout, written, inner, most - 2 * pad)
    card = whole(Rect(band.x + edge, edge, wide, min(most, len(lines) * kind.line + 2 * pad)))
    lang = written[0].lang
    words = lines_at(layout, lines, kind, card.x + m.margin * u, card.y + pad, lang=lang, ink="ink")
    return [*_uncovered(shapes, card), Shape("notice", card, words)]


def _fitting(
    layout: Layout, written: list[Sentence], room: float, high: float
) -> tuple[Style, tuple[str, ...]]:
    """The words in the largest type that fits, each sentence on lines of its own; at worst the first ones."""
    for role in TYPES:
        kind = style(layout, role)
        lines = tuple(line for one in written for line in sentence_lines(layout, (one,), kind, room))
        if len(lines) * kind.line <= high:
            break
    return kind, lines[: max(1, int(high // kind.line))]


def _uncovered(shapes: Sequence[Shape], card: Rect) -> Iterator[Shape]:
    """The shapes without what lies under the card: words would be seen through it."""
    for shape in shapes:
        if shape.control is not None:
            yield shape
        elif shape.look in ("page", "band", "bar"):
            lines = (one for one in shape.lines if not card.meets(Rect(one.x, one.y, one.width, one.height)))
            icons = (one for one in shape.glyphs if not card.meets(Rect(one.x, one.y, one.size, one.size)))
            yield replace(shape, lines=tuple(lines), glyphs=tuple(icons))
        elif not shape.rect.meets(card):
            yield shape
