"""Cuts a body into pages: the rows that fit, from the place that « Suite » has led to; called by `compose`.

A place is (block, sentence), never a page number, so that it stays right when the text's size changes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.views.arranging.row import Row

SQUEEZE = 0.35  # how far a flexible row (a drawing, a countdown) may shrink before the page is cut


Brings = Callable[[Sequence[Row]], float]


@dataclass(frozen=True, slots=True)
class Room:
    """The room on the last page, and on those before it; see `cut`."""

    last: float
    before: float
    above: float
    brings: Brings

    def less(self, most: float) -> Room:
        """The same with no page higher than this."""
        return Room(min(self.last, most), min(self.before, most), self.above, self.brings)

    def takes(self, rows: Sequence[Row]) -> float:
        """What rows take of a page, with what they bring to its foot."""
        return need(rows, self.above) + self.brings(rows)


@dataclass(frozen=True, slots=True)
class Cut:
    """The rows on this page, where the next one begins (None at the end), « part n of m », all beginnings."""

    rows: tuple[Row, ...]
    next: tuple[str, int] | None
    number: int
    count: int
    starts: tuple[tuple[str, int], ...]


def height(rows: Sequence[Row], squeezed: bool = False) -> float:
    """The height of rows with the gaps between them."""
    total = sum(row.height * (squeeze(row) if squeezed and row.flexible else 1.0) for row in rows)
    return total + sum(row.gap for row in rows[:-1])


def squeeze(row: Row) -> float:
    """How far a flexible row may shrink: a share of its height."""
    return max(SQUEEZE, row.least / row.height)


def read_first(rows: Sequence[Row]) -> float:
    """The height of what stands before the first control; of all rows where there is none."""
    first = next((index for index, row in enumerate(rows) if row.controls), len(rows))
    return sum(row.height + row.gap for row in rows[:first])


def need(rows: Sequence[Row], above: float = 0.0) -> float:
    """The height that rows take within reach: so much of what is read first may stand above it."""
    return height(rows, squeezed=True) - min(read_first(rows), above)


def nothing(rows: Sequence[Row]) -> float:
    """Rows that bring nothing to the foot of their page."""
    return 0.0


def cut(
    rows: Sequence[Row],
    room: float,
    before: float,
    at: tuple[str, int] | None,
    above: float = 0.0,
    brings: Brings = nothing,
) -> Cut:
    """The page that begins at a place; `before` is the room on pages that others follow.

    `above` is the room over the reach for what is read first on a page, in pixels; `brings` tells the height
    of what a page's rows bring to its foot.
    """
    pages = _pages(list(rows), Room(room, before, above, brings))
    number = 0
    if at is not None:
        starts = {row.ref: index for index, page in enumerate(pages) for row in page}
        number = starts.get(at, 0)
    following = pages[number + 1][0].ref if number + 1 < len(pages) else None
    beginnings = tuple(page[0].ref for page in pages)
    return Cut(tuple(pages[number]) if pages else (), following, number + 1, max(1, len(pages)), beginnings)


def _pages(rows: list[Row], room: Room) -> list[list[Row]]:
    """As few pages as hold the rows; the last is never nearly empty.

    Where it would be, the pages share the rows more evenly, without becoming more.
    """
    pages = _filled(rows, room)
    if len(pages) < 2 or height(pages[-1], squeezed=True) >= 0.5 * room.before:
        return pages
    low, high = room.before / 2, max(room.before, room.last)
    for _ in range(7):
        middle = (low + high) / 2
        if len(_filled(rows, room.less(middle))) <= len(pages):
            high = middle
        else:
            low = middle
    even = _filled(rows, room.less(high))
    return even if len(even) <= len(pages) else pages


def _filled(rows: list[Row], room: Room) -> list[list[Row]]:
    """Pages filled one after the other."""
    if not rows:
        return []
    pages: list[list[Row]] = []
    rest = rows
    while len(rest) > 1 and room.takes(rest) > room.last:
        count = 1
        while count < len(rest) and room.takes(rest[: count + 1]) <= room.before:
            count += 1
        count = _good_end(rest, min(count, len(rest) - 1), room)
        pages.append(rest[:count])
        rest = rest[count:]
    return [*pages, rest]


def _good_end(rest: list[Row], count: int, room: Room) -> int:
    """Where a page best ends: not after a heading, and not inside what belongs together if it fits a page."""
    if rest[count].tail and count > 1:
        count -= 1
    block = rest[count].block
    if block and rest[count - 1].block == block:
        first = next(index for index, row in enumerate(rest) if row.block == block)
        whole = [row for row in rest[first:] if row.block == block]
        if first and room.takes(whole) <= (room.last if whole[-1] is rest[-1] else room.before):
            count = first
    held = 0
    while held < count - 1 and rest[count - 1 - held].keep:
        held += 1
    return count - held if held < count - 1 else count
