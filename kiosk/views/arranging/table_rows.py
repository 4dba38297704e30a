"""A table as rows of cells beside each other, where its words fit: never smaller than the text around it.

`columns` is asked by the page that shows a table, `cells_row` by `text_rows` for each row of one.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.languages.breaking import units
from kiosk.views.arranging.row import Row, lines_at, whole
from kiosk.views.layout import Layout
from kiosk.views.placement import Rect, Shape
from kiosk.views.typography import printed, style, width, wrap
from kiosk.views.view import Part, Sentence

TABLE = "table:"  # how the group of a table's rows begins
SIDE, ABOVE = 22, 16  # units around the words of a cell
MOST_LINES = 7  # of a cell: longer ones read better one row at a time
MOST_COLUMNS = 6
ROLE = "read"
HEAD = 600  # the weight of the headings


Cell = tuple[str, int]  # its words, and how many columns it covers: 0 where another covers it


def columns(layout: Layout, rows: Sequence[Sequence[Cell]], room: float) -> tuple[float, ...] | None:
    """The widths of the columns in pixels, the first row being the headings; None where the words do not fit.

    Each column has room for its longest word; what is left goes to those with the longest lines.
    """
    count = max((len(row) for row in rows), default=0)
    if not 2 <= count <= MOST_COLUMNS:
        return None
    kind, pad = style(layout, ROLE), 2 * SIDE * layout.unit
    least, wanted = [pad] * count, [pad] * count
    for number, row in enumerate(rows):
        weight = HEAD if number == 0 else None
        for column, (text, span) in enumerate(row):
            if span == 1:
                words = (width(layout, word, kind, weight) for _, word in units(printed(text)))
                least[column] = max(least[column], max(words) + pad + 2)
                wanted[column] = max(wanted[column], width(layout, text, kind, weight) + pad)
    free = room - sum(least)
    if free < 0:
        return None
    more = [want - low for want, low in zip(wanted, least, strict=True)]
    if sum(more) > free:
        more = _shared(more, [gain**0.5 for gain in more], free)
    spare = (free - sum(more)) / count
    widths = tuple(low + part + spare for low, part in zip(least, more, strict=True))
    for number, row in enumerate(rows):
        weight = HEAD if number == 0 else None
        for (text, _), wide in zip(row, widths_of(row, widths), strict=True):
            if text and len(wrap(layout, text, kind, wide - pad, weight)) > MOST_LINES:
                return None
    return widths


def widths_of(row: Sequence[Cell], widths: Sequence[float]) -> list[float]:
    """The width of each cell of a row: of all the columns that it covers."""
    return [sum(widths[column : column + span]) for column, (_, span) in enumerate(row)]


def _shared(wanted: Sequence[float], weights: Sequence[float], free: float) -> list[float]:
    """So much for each, by weight, none more than it wants."""
    got = [0.0] * len(wanted)
    for _ in wanted:
        open_ = [n for n, want in enumerate(wanted) if want - got[n] > 0.5]
        total = sum(weights[n] for n in open_)
        if free < 0.5 or not total:
            break
        step = [min(wanted[n] - got[n], free * weights[n] / total) for n in open_]
        for n, more in zip(open_, step, strict=True):
            got[n] += more
        free -= sum(step)
    return got


def row_height(layout: Layout, texts: Sequence[str], widths: Sequence[float], head: bool = False) -> float:
    """The height of one row of a table, in pixels."""
    kind, pad = style(layout, ROLE), 2 * SIDE * layout.unit
    weight = HEAD if head else None
    most = max(
        (len(wrap(layout, t, kind, w - pad, weight)) for t, w in zip(texts, widths, strict=True) if t),
        default=1,
    )
    return most * kind.line + 2 * ABOVE * layout.unit


def cells_row(layout: Layout, part: Part, room: float, spoken: Sentence | None) -> Row:
    """One row; `value` has the widths as parts of the room, `state` is « head » for the headings."""
    u, kind, head = layout.unit, style(layout, ROLE), part.state == "head"
    widths = [float(share) * room for share in part.value.split()]
    weight = HEAD if head else None
    high = row_height(layout, [said.text for said in part.sentences], widths, head)

    def draw(rect: Rect) -> tuple[Shape, ...]:
        shapes, x = [], rect.x
        for said, wide in zip(part.sentences, widths, strict=True):
            box = whole(Rect(x, rect.y, wide, rect.h))
            x += wide
            if not said.text:
                continue
            lines = wrap(layout, said.text, kind, wide - 2 * SIDE * u, weight)
            placed = lines_at(
                layout, lines, kind, box.x + SIDE * u, rect.y + ABOVE * u, weight=weight, lang=said.lang
            )
            shapes.append(Shape("spoken" if said is spoken else "text", box.inset(2 * u), placed))
        return tuple(shapes)

    return Row(
        (part.id, 0), high, draw, 0.0, join=part.group, rule=not head, parts=(part.id,), block=part.group,
        keep=head,
    )  # fmt: skip
