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


def read_first(rows: Sequence[Row]) -> float:
    """The height of what stands before the first control; of all rows where there is none."""
    first = next((index for index, row in enumerate(rows) if row.controls), len(rows))
    return sum(row.height + row.gap for row in rows[:first])


def need(rows: Sequence[Row], above: float = 0.0) -> float:
    """The height that rows take within reach: so much of what is read first may stand above it."""
    return height(rows, squeezed=True) - min(read_first(rows), above)


def cut(
    rows: Sequence[Row], room: float, before: float, at: tuple[str, int] | None, above: float = 0.0
) -> Cut:
    """The page that begins at a place; `before` is the room on pages that others follow.

    `above` is the room over the reach for what is read first on a page, in pixels.
    """
    pages = _pages(list(rows), room, before, above)
    number = 0
    if at is not None:
        starts = {row.ref: index for index, page in enumerate(pages) for row in page}
        number = starts.get(at, 0)
    following = pages[number + 1][0].ref if number + 1 < len(pages) else None
    return Cut(tuple(pages[number]) if pages else (), following, number + 1, max(1, len(pages)))


def _pages(rows: list[Row], room: float, before: float, above: float) -> list[list[Row]]:
    """As few pages as hold the rows, all but the last within `before`; the last is never nearly empty.

    Where it would be, the pages share the rows more evenly, without becoming more.
    """
    pages = _filled(rows, room, before, above)
    if len(pages) < 2 or height(pages[-1], squeezed=True) >= 0.5 * before:
        return pages
    low, high = before / 2, max(before, room)
    for _ in range(7):
        middle = (low + high) / 2
        if len(_filled(rows, min(room, middle), min(before, middle), above)) <= len(pages):
            high = middle
        else:
            low = middle
    even = _filled(rows, min(room, high), min(before, high), above)
    return even if len(even) <= len(pages) else pages


def _filled(rows: list[Row], room: float, before: float, above: float) -> list[list[Row]]:
    """Pages filled one after the other."""
    if not rows:
        return []
    pages: list[list[Row]] = []
    rest = rows
    while need(rest, above) > room and len(rest) > 1:
        count = 1
        while count < len(rest) and need(rest[: count + 1], above) <= before:
            count += 1
        count = _good_end(rest, min(count, len(rest) - 1), room, before, above)
        pages.append(rest[:count])
        rest = rest[count:]
    return [*pages, rest]


def _good_end(rest: list[Row], count: int, room: float, before: float, above: float) -> int:
    """Where a page best ends: not after a heading, and not inside what belongs together if it fits a page."""
    if rest[count].tail and count > 1:
        count -= 1
    block = rest[count].block
    if block and rest[count - 1].block == block:
        first = next(index for index, row in enumerate(rest) if row.block == block)
        whole = [row for row in rest[first:] if row.block == block]
        if first and need(whole, above) <= (room if whole[-1] is rest[-1] else before):
            count = first
    held = 0
    while held < count - 1 and rest[count - 1 - held].keep:
        held += 1
    return count - held if held < count - 1 else count
