"""Cuts a body into pages: the rows that fit, from the place that « Suite » has led to; called by `compose`.

A place is (block, sentence), never a page number, so that it stays right when the text's size changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kiosk.views.arranging.row import Row

SQUEEZE = 0.35  # how far a flexible row (a drawing, a countdown) may shrink before the page is cut
FULL = 0.42  # of its room: a page that is less full is filled with a part of what belongs together
LEAST = 0.25  # of a page: a last one with less takes some of what stands before it
LESS = (0.92, 0.84, 0.76, 0.68, 0.6, 0.52)  # of a page: how far those before are filled for that


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
    """The rows on this page, where the next page begins (None at the end), and « part n of m ».

    `lonely` has the parts that leave next to nothing on the page before theirs (1), or have theirs to
    themselves (2).
    """

    rows: tuple[Row, ...]
    next: tuple[str, int] | None
    number: int
    count: int
    lonely: Mapping[str, int]


def height(rows: Sequence[Row], squeezed: bool = False) -> float:
    """The height of rows with the gaps between them, and the edges of a card that is parted."""
    if not rows:
        return 0.0
    total = gaps = between = 0.0
    for row in rows:
        total += row.height * squeeze(row) if squeezed and row.flexible else row.height
        gaps += between
        between = row.gap
    return total + gaps + (rows[0].over + rows[-1].under)


def squeeze(row: Row) -> float:
    """How far a flexible row may shrink: a share of its height."""
    return max(SQUEEZE, row.least / row.height)


def read_first(rows: Sequence[Row]) -> float:
    """The height of what stands before the first control; of all rows where there is none."""
    read = 0.0
    for row in rows:
        if row.controls:
            break
        read += row.height + row.gap
    return read


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
    lonely = dict(_lonely(pages, LEAST * (before + above)))
    return Cut(tuple(pages[number]) if pages else (), following, number + 1, max(1, len(pages)), lonely)


def _lonely(pages: Sequence[Sequence[Row]], little: float) -> Iterator[tuple[str, int]]:
    """Parts that stand badly, the worst last; `little` is the height of next to nothing."""
    for page, after in pairwise(pages):
        if height(page, squeezed=True) < little:
            yield from ((part, 1) for part in after[0].parts)
    for page in pages:
        parts = {part for row in page for part in row.parts}
        if len(parts) == 1:
            yield from ((part, 2) for part in parts)


def _pages(rows: list[Row], room: Room) -> list[list[Row]]:
    """As few pages as hold the rows; the last is never nearly empty.

    Where it would be, those before leave it some of their rows, unless a card were parted for that.
    """
    pages = _filled(rows, room, room)
    whole = room.before + room.above
    if len(pages) < 2 or height(pages[-1], squeezed=True) >= LEAST * whole:
        return pages
    for share in LESS:
        even = _filled(rows, room.less(share * whole - room.above), room)
        if len(even) > len(pages) or _cards(even) > _cards(pages):
            break
        if height(even[-1], squeezed=True) >= LEAST * whole:
            return even
    return pages


def _cards(pages: list[list[Row]]) -> int:
    """How many cards go over two pages."""
    return sum(bool(page[-1].join) and page[-1].join == after[0].join for page, after in pairwise(pages))


def _filled(rows: list[Row], room: Room, widest: Room) -> list[list[Row]]:
    """Pages filled one after the other; `widest` is the room that a page has where it must end well."""
    if not rows:
        return []
    pages: list[list[Row]] = []
    rest = rows
    while len(rest) > 1 and room.takes(rest) > room.last:
        count = _end(rest, room, widest)
        pages.append(rest[:count])
        rest = rest[count:]
    return [*pages, rest]


def _most(rest: list[Row], count: int, room: Room) -> int:
    """How many rows a page holds that others follow, at least so many."""
    while count < len(rest) - 1 and room.takes(rest[: count + 1]) <= room.before:
        count += 1
    return count


def _end(rest: list[Row], room: Room, widest: Room) -> int:
    """Where a page best ends: not after a heading, and not inside what belongs together if it fits a page.

    A text that belongs together is parted all the same where the page would stay half empty, or where a
    heading would stand without it; a card only in the last case, what is touched never. Where nothing else
    is left, a box parts from the headings after it rather than these from their text.
    """
    most = _most(rest, 1, room)
    known = {count: _parted(rest, count, room) for count in range(most, 0, -1)}
    ends = (count for count, parted in known.items() if parted in ("", "read"))
    good = [count for count in ends if _may_end(rest, count)]
    whole = (count for count in good if not known[count])
    full = next((count for count in whole if room.takes(rest[:count]) >= FULL * room.before), 0)
    read = [count for count, parted in known.items() if parted != "touched"]
    any_good = _first([count for count in read if _may_end(rest, count)])
    boxed = _first([count for count in read if rest[count - 1].join not in ("", rest[count].join)])
    return full or _first(good) or _further(rest, most, widest) or any_good or boxed or _first(read) or most


def _first(counts: list[int]) -> int:
    return counts[0] if counts else 0


def _further(rest: list[Row], count: int, room: Room) -> int:
    """The next good end beyond so many rows, on a page filled to its foot; 0 where there is none."""
    ends = range(count + 1, _most(rest, count, room) + 1)
    good = (end for end in ends if _may_end(rest, end) and _parted(rest, end, room) in ("", "read"))
    return next(good, 0)


def _may_end(rest: list[Row], count: int) -> bool:
    return not rest[count - 1].keep and not rest[count].tail


def _parted(rest: list[Row], count: int, room: Room) -> str:
    """Of what a page would hold whole, what one that ends there parts: « read », « firm », « touched »."""
    block = rest[count].block
    if not block or rest[count - 1].block != block:
        return ""
    whole = [row for row in rest if row.block == block]
    if room.takes(whole) > (room.last if whole[-1] is rest[-1] else room.before):
        return ""
    if any(row.controls for row in whole):
        return "touched"
    return "firm" if any(row.firm for row in whole) else "read"
