"""A page read from right to left: its placement in a mirror, in one pass at the end; used by `arrange`.

What keeps its own direction is moved and not mirrored: keys, what is typed, clocks, checks, texts in a
language that is read from left to right, where they stand on no card. Everything stays as high and as wide,
so what held still holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from kiosk import languages
from kiosk.languages.letters import reads_leftwards
from kiosk.views.placement import Glyph, Line, Placement, Rect, Shape
from kiosk.views.typography import SLACK

# Icons that point along the line of reading; the others (clocks, checks, signs) are as they are.
TURNED = frozenset(
    {
        "arrow-left", "arrow-right", "chevron-left", "chevron-right", "exit-to-app", "format-align-left",
        "format-indent-increase", "format-list-bulleted", "format-list-numbers", "hand-pointing-right",
        "launch", "login", "logout", "message-reply-text", "open-in-new", "pencil", "play", "send", "share",
        "view-list", "walk", "run",
    }
)  # fmt: skip
WHOLE = ("field", "qr")  # what is typed with Latin letters, and what a camera reads
READ = ("text", "spoken")


def mirrored(placement: Placement) -> Placement:
    """The page as it is read from right to left."""
    wide = placement.width
    keys = [shape.rect for shape in placement.shapes if shape.look == "key"]
    shift = wide - _right(keys) - _left(keys) if keys else 0.0
    cards = [shape.rect for shape in placement.shapes if shape.look in ("card", "callout", "failing")]
    shapes = [
        _moved(shape, shift) if shape.look == "key" else _mirrored(shape, wide, cards)
        for shape in placement.shapes
    ]
    readable = (replace(one, rect=replace(one.rect, x=wide - one.rect.right)) for one in placement.readable)
    return replace(placement, shapes=tuple(shapes), readable=tuple(readable), dir="rtl")


def _mirrored(shape: Shape, wide: float, cards: Sequence[Rect]) -> Shape:
    x = wide - shape.rect.right
    apart = shape.look in READ and not any(shape.rect.meets(card) for card in cards)
    if shape.look in WHOLE or (apart and _goes_rightwards(shape.lines)):
        return _moved(shape, x - shape.rect.x)
    glyphs = tuple(_glyph(glyph, wide) for glyph in shape.glyphs)
    state = "rtl" if shape.look in ("spoken", "notice") else shape.state  # the bar at their leading edge
    rect = replace(shape.rect, x=x)
    return replace(shape, rect=rect, lines=_lines(shape.lines, wide), glyphs=glyphs, state=state)


def _goes_rightwards(lines: Sequence[Line]) -> bool:
    """Whether words are read from left to right; a number alone goes with its language."""
    text = "".join(line.text for line in lines)
    if not any(char.isalpha() for char in text):
        return bool(lines) and languages.of(lines[0].lang).dir == "ltr"
    return not reads_leftwards(text)


def _lines(lines: Sequence[Line], wide: float) -> tuple[Line, ...]:
    """Lines in the mirror; those of one text that is read from left to right keep their common left edge."""
    moved: list[Line] = []
    for _, run in groupby(lines, lambda line: (line.x, line.size, line.weight, line.ink, line.lang)):
        block = list(run)
        if _goes_rightwards(block):
            block = [replace(line, width=(line.width - 1) / SLACK) for line in block]  # as it is drawn
            right = max(line.x + line.width for line in block)
            moved += [replace(line, x=float(round(wide - right))) for line in block]
        else:
            moved += [replace(line, x=wide - line.x - line.width) for line in block]
    return tuple(moved)


def _glyph(glyph: Glyph, wide: float) -> Glyph:
    tile = replace(glyph.tile, x=wide - glyph.tile.right) if glyph.tile is not None else None
    x = wide - glyph.x - glyph.size
    return replace(glyph, x=x, tile=tile, turned=glyph.name in TURNED)


def _moved(shape: Shape, by: float) -> Shape:
    lines = tuple(replace(line, x=line.x + by) for line in shape.lines)
    glyphs = tuple(
        replace(
            glyph,
            x=glyph.x + by,
            tile=replace(glyph.tile, x=glyph.tile.x + by) if glyph.tile is not None else None,
        )
        for glyph in shape.glyphs
    )
    return replace(shape, rect=replace(shape.rect, x=shape.rect.x + by), lines=lines, glyphs=glyphs)


def _left(rects: Iterable[Rect]) -> float:
    return min(rect.x for rect in rects)


def _right(rects: Iterable[Rect]) -> float:
    return max(rect.right for rect in rects)
