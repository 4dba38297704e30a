"""`Tableau`, with its merged cells; used by `kiosk.content.reader.blocks`.

A cell that covers several places stands in the first; the others are empty to the eye and repeat it to the
ear, so that a row heard alone is whole.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.content.reader.inline import Element, flat, joined
from kiosk.content.reader.report import Reading
from kiosk.content.reader.tags import TITLES
from kiosk.procedures.model import Table, Text

WIDEST, TALLEST = 60, 400      # merged columns and rows beyond these are a mistake or an attack

CAPTION = (*TITLES, "Resume")

Row = tuple[Text, ...]


def read_table(element: Element, reading: Reading) -> Table:
    """Headings are the first rows if they are marked as such; the summary goes with the caption."""
    caption = joined(flat(child, reading) for child in element if child.tag in CAPTION)
    rows, marked = _rows(element, reading)
    width = max((len(row) for row in rows), default=0)
    wide = [_wide(row, width) for row in rows]
    top = _leading(marked)
    table = Table(reading.identity("b"), _headings(wide[:top]), tuple(wide[top:]), caption,
                  heading_rows=tuple(wide[:top]) if top > 1 else ())
    reading.settle(table.id)
    return table


def _leading(marked: list[bool]) -> int:
    """How many rows at the top are headings; where all are, the first alone, so that the others are read."""
    top = next((number for number, heading in enumerate(marked) if not heading), len(marked))
    return top if top < len(marked) else min(top, 1)


def _headings(rows: list[Row]) -> Row:
    """What stands above each column, from the top; a single row as it is."""
    return rows[0] if len(rows) == 1 else tuple(_above(column) for column in zip(*rows, strict=True))


def _above(column: tuple[Text, ...]) -> Text:
    words = dict.fromkeys(cell.text or cell.spoken for cell in column)
    defines = dict.fromkeys(each for cell in column for each in cell.defines)
    return Text(", ".join(filter(None, words)), defines=tuple(defines))


def _rows(element: Element, reading: Reading) -> tuple[list[Row], list[bool]]:
    rows: list[Row] = []
    marked: list[bool] = []
    columns = len(element.findall("Colonne"))
    below: dict[int, tuple[int, Text]] = {}      # column → how many rows are still covered, and by what
    for written in element:
        if written.tag in (*CAPTION, "Colonne", "Condition"):
            continue
        if written.tag != "Rangée":
            reading.unknown[written.tag] += 1
        if columns and sum(_span(cell, "fusionHorizontale", WIDEST) for cell in written) >= columns:
            below.clear()                        # a row that is whole by itself is covered by nothing
        rows.append(_row(written, reading, below))
        marked.append(written.get("type") == "header")
    return rows, marked


def _row(written: Element, reading: Reading, below: dict[int, tuple[int, Text]]) -> Row:
    row: list[Text] = []
    for cell in written if len(written) else [written]:
        _continue_above(row, below)
        text = flat(cell, reading)
        again = replace(text, text="", spoken=text.text)
        tall = _span(cell, "fusionVerticale", TALLEST)
        for extra in range(_span(cell, "fusionHorizontale", WIDEST)):
            if tall > 1:
                below[len(row)] = (tall - 1, again)
            row.append(again if extra else text)
    _continue_above(row, below)
    return tuple(row)


def _continue_above(row: list[Text], below: dict[int, tuple[int, Text]]) -> None:
    """Fill the places that a cell of an earlier row covers."""
    while (column := len(row)) in below:
        left, again = below.pop(column)
        if left > 1:
            below[column] = (left - 1, again)
        row.append(again)


def _span(cell: Element, name: str, most: int) -> int:
    written = cell.get(name, "1")
    if not (written.isascii() and written.isdigit() and len(written) < 5):
        return 1
    return min(max(int(written), 1), most)


def _wide(row: Row, width: int) -> Row:
    return row + (Text(""),) * (width - len(row))
