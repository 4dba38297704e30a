"""Cuts a body into pages: the rows that fit, from the place that « Suite » has led to; called by `compose`.

A place is (block, sentence), never a page number, so that it stays right when the text's size changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.views.arranging.row import Row

SQUEEZE = 0.35  # how far a flexible row (a drawing, a countdown) may shrink before the page is cut


@dataclass(frozen=True, slots=True)
class Cut:
    """The rows on this page, where the next page begins (None at the end), and « part n of m »."""

    rows: tuple[Row, ...]
    next: tuple[str, int] | None
    number: int
    count: int


def height(rows: Sequence[Row], squeezed: bool = False) -> float:
    """The height of rows with the gaps between them."""
    total = sum(row.height * (SQUEEZE if squeezed and row.flexible else 1.0) for row in rows)
    return total + sum(row.gap for row in rows[:-1])


def cut(rows: Sequence[Row], room: float, before: float, at: tuple[str, int] | None) -> Cut:
    """The page that begins at a place; `before` is the room on pages that others follow."""
    pages = _pages(list(rows), room, before)
    number = 0
    if at is not None:
        starts = {row.ref: index for index, page in enumerate(pages) for row in page}
        number = starts.get(at, 0)
    following = pages[number + 1][0].ref if number + 1 < len(pages) else None
    return Cut(tuple(pages[number]) if pages else (), following, number + 1, max(1, len(pages)))


def _pages(rows: list[Row], room: float, before: float) -> list[list[Row]]:
    """As few pages as hold the rows: all but the last within `before`, the last within `room`."""
    if not rows:
        return []
    pages: list[list[Row]] = []
    rest = rows
    while height(rest, squeezed=True) > room and len(rest) > 1:
        count = 1
        while count < len(rest) and height(rest[: count + 1], squeezed=True) <= before:
            count += 1
        count = min(count, len(rest) - 1)
        count -= _held_back(rest[:count])
        pages.append(rest[:count])
        rest = rest[count:]
    return [*pages, rest]


def _held_back(page: list[Row]) -> int:
    """How many rows at the end of a page go with what follows: a heading is never left alone."""
    held = 0
    while held < len(page) - 1 and page[len(page) - 1 - held].keep:
        held += 1
    return held
