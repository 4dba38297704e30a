"""A published month as one table of text, to be opened by a spreadsheet; used by `routes`."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from kiosk.desk.figures.words import Words

COLUMNS = ("site", "month", "table", "about", "key", "row", "column", "value")
MARK = "\ufeff"  # by which spreadsheets know that it is UTF-8


def as_csv(body: Mapping[str, Any], words: Words) -> str:
    """One line a number, with its row in words; a number that is not told is empty."""
    text = io.StringIO()
    lines = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    lines.writerow(COLUMNS)
    for table in body["tables"]:
        of = (table["name"], table["about"])
        rows = [(row["key"], words.row(of[0], row["key"], of[1]), row["values"]) for row in table["rows"]]
        for key, label, values in (*rows, ("total", words.text["total"], table["total"])):
            for column, value in zip(table["columns"], values, strict=False):
                told = ("" if value is None else value,)
                name = (body["site"], body["month"], table["name"], table["about"], key, label, column)
                lines.writerow([*map(_harmless, name), *told])
    return MARK + text.getvalue()


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell
