"""What of a table may be told when nobody is to be found again in it; purely, used by `released`.

A number from 1 to 4 is never told. Small parts of a whole are told together, with as many more, smallest
first, as it takes for the sum to hide each of them: at least two parts, and a sum of five or more. Where each
row is itself divided (finished, stopped), the division of a row with a small number is left out, with those
of as many other rows as the columns' sums need: no total less its other parts gives a small number away.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

LEAST = 5
REST = "*"  # the key of the parts that are told together; no name is that


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a whole: those told one by one, and the sum of the rest (0: nothing is left out)."""

    told: Mapping[str, int]
    rest: int = 0

    @property
    def total(self) -> int:
        """The whole."""
        return sum(self.told.values()) + self.rest


def is_small(number: int) -> bool:
    """Whether so few are not to be told."""
    return 0 < number < LEAST


def merged(cells: Mapping[str, int]) -> Parts | None:
    """The parts that may be told; None where the whole is too small for that."""
    told = {key: number for key, number in cells.items() if number >= LEAST}
    rest = [number for number in cells.values() if is_small(number)]
    if is_small(sum(told.values()) + sum(rest)):
        return None
    while rest and told and sum(rest) < LEAST:  # so they are two at least
        rest.append(told.pop(min(told, key=lambda key: (told[key], key))))
    return Parts(told, sum(rest))


def undivided(rows: Mapping[str, Sequence[int]], also: Collection[str] = ()) -> frozenset[str]:
    """The rows whose division is not told (`also` are some that cannot be for another reason).

    All of them where the sums of the columns cannot be told either.
    """
    held = {key for key, cells in rows.items() if key in also or any(map(is_small, cells))}
    while held and (len(held) < 2 or any(map(is_small, _sums(rows, held)))):
        others = [key for key, cells in rows.items() if key not in held and any(cells)]
        if not others:
            return frozenset(rows)
        held.add(min(others, key=lambda key: (sum(rows[key]), key)))
    return frozenset(held)


def sums(rows: Mapping[str, Sequence[int]]) -> tuple[int, ...] | None:
    """The sums of the columns; None where one of them is small."""
    found = _sums(rows, rows)
    return None if any(map(is_small, found)) else found


def _sums(rows: Mapping[str, Sequence[int]], of: Collection[str]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*(rows[key] for key in of), strict=True)))


def gathered(rows: Mapping[str, Sequence[int]], parts: Parts) -> dict[str, tuple[int, ...]]:
    """The rows that are told, and one for the rest."""
    found = {key: tuple(rows[key]) for key in parts.told}
    if parts.rest:
        found[REST] = _sums(rows, [key for key in rows if key not in parts.told])
    return found
