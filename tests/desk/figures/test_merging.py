"""Nobody is found again in what is told: an attacker who subtracts gets no number from 1 to 4."""

from __future__ import annotations

from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.desk.figures.merging import LEAST, REST, Parts, gathered, is_small, merged, sums, undivided

NUMBERS = st.integers(0, 12)
CELLS = st.dictionaries(st.sampled_from("abcdefgh"), NUMBERS, max_size=8)
ROWS = st.dictionaries(st.sampled_from("abcdef"), st.tuples(NUMBERS, NUMBERS), max_size=6)


@pytest.mark.parametrize(
    "cells, told",
    [
        ({}, Parts({})),
        ({"a": 0}, Parts({})),
        ({"a": 4}, None),
        ({"a": 5}, Parts({"a": 5})),
        ({"a": 20, "b": 30}, Parts({"a": 20, "b": 30})),
        ({"a": 20, "b": 3, "c": 2}, Parts({"a": 20}, 5)),
        ({"a": 20, "b": 3, "c": 1}, Parts({}, 24)),  # 4 is not told, and a alone would tell it
        ({"a": 20, "b": 9, "c": 3}, Parts({"a": 20}, 12)),  # the total less a and b is c
        ({"a": 20, "b": 4}, Parts({}, 24)),
        ({"a": 1, "b": 1, "c": 1, "d": 1, "e": 1}, Parts({}, 5)),
    ],
)
def test_small_parts_are_told_together(cells: dict[str, int], told: Parts | None) -> None:
    assert merged(cells) == told


@given(CELLS)
def test_parts_and_their_total_give_no_small_part_away(cells: dict[str, int]) -> None:
    parts = merged(cells)
    if parts is None:
        assert is_small(sum(cells.values()))
        return
    assert parts.total == sum(cells.values())
    assert all(number >= LEAST and cells[key] == number for key, number in parts.told.items())
    hidden = [number for key, number in cells.items() if number and key not in parts.told]
    assert not hidden or (len(hidden) >= 2 and parts.rest >= LEAST)


def test_a_divided_row_with_a_small_number_takes_another_along() -> None:
    rows = {"a": (20, 3), "b": (30, 9), "c": (40, 40)}
    assert undivided(rows) == {"a", "b"}  # the columns’ sums less those of b and c would be those of a
    assert undivided({"a": (20, 0), "b": (30, 9)}) == set()
    assert undivided({"a": (20, 3), "b": (30, 0)}) == {"a", "b"}
    assert undivided({"a": (20, 8), "b": (30, 8), "c": (30, 9)}, also=["c"]) == {"c", "a"}


def consistent(rows: dict[str, tuple[int, int]], held: frozenset[str]) -> list[dict[str, int]]:
    """Every division of the rows that what is told allows, by the first column."""
    totals, told = {key: sum(cells) for key, cells in rows.items()}, sums(rows)
    ways: list[dict[str, int]] = [{}]
    for key in rows:
        choices = range(totals[key] + 1) if key in held else [rows[key][0]]
        ways = [way | {key: one} for way in ways for one in choices]
    return [way for way in ways if not told or sum(way.values()) == told[0]]


@given(st.dictionaries(st.sampled_from("abc"), st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=3))
def test_every_small_number_of_a_division_could_be_another(rows: dict[str, tuple[int, int]]) -> None:
    """All that an attacker knows: each row's total, the divisions told, the sums of the columns."""
    rows = {key: cells for key, cells in rows.items() if not is_small(sum(cells))}
    ways = consistent(rows, undivided(rows))
    for key, (first, second) in rows.items():
        if is_small(first) or is_small(second):
            assert len({way[key] for way in ways}) > 1, (rows, undivided(rows))


@given(ROWS)
def test_where_no_division_is_told_the_sums_are_told_only_if_none_is_small(
    rows: dict[str, tuple[int, int]],
) -> None:
    held = undivided(rows)
    if rows and sums(rows) is None:
        assert held == set(rows)
    for column in zip(*(rows[key] for key in held), strict=True) if held < set(rows) else ():
        assert not is_small(sum(column))


def test_the_rest_is_one_row_of_its_own() -> None:
    rows = {"a": (20, 10), "b": (2, 1), "c": (3, 0)}
    parts = merged({key: sum(cells) for key, cells in rows.items()})
    assert parts is not None
    assert gathered(rows, parts) == {"a": (20, 10), REST: (5, 1)}


def test_no_combination_of_told_parts_leaves_a_small_one() -> None:
    cells = {"a": 3, "b": 6, "c": 7, "d": 50}
    parts = merged(cells)
    assert parts is not None
    known = [*parts.told.values(), parts.rest]
    for some in chain.from_iterable(combinations(known, n) for n in range(len(known))):
        assert not is_small(parts.total - sum(some))
