"""Which rows a hand reaches: the figures of ACCESSIBILITY.md, Geometry, and what must hold of any panel."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.views.reach import depth_mm, height_mm, reachable_rows


@dataclass(frozen=True)
class Hung:
    """A 27-inch portrait panel unless told otherwise."""

    height_mm: float = 598
    height_px: int = 1920
    bottom_mm: float = 900
    tilt_deg: float = 15
    setback_mm: float = 0
    reach_mm: float = 635


def test_the_edge_at_800_leaves_523_rows_above_and_333_below() -> None:
    first, last = reachable_rows(Hung(bottom_mm=800))
    assert first == 523
    assert 1920 - last == 333


def test_the_edge_at_900_leaves_856_rows_above_and_none_below() -> None:
    assert reachable_rows(Hung()) == (856, 1920)


@pytest.mark.clause("8.3.2", "FR-1")
def test_low_keeps_to_the_comfortable_heights() -> None:
    first, last = reachable_rows(Hung(), low=True)
    assert last == 1920
    assert height_mm(Hung(), first + 1) <= 1100 < height_mm(Hung(), first)


@pytest.mark.clause("8.3.2")
def test_over_an_obstruction_the_hand_reaches_less_high() -> None:
    first, _ = reachable_rows(Hung(setback_mm=510))
    assert height_mm(Hung(setback_mm=510), first + 1) <= 1120 < height_mm(Hung(setback_mm=510), first)


def test_too_deep_is_out_of_reach() -> None:
    assert reachable_rows(Hung(setback_mm=635)) == (0, 0)
    assert reachable_rows(Hung(bottom_mm=100, height_mm=300)) == (0, 0)


@pytest.mark.parametrize(("tilt", "height", "depth"), [(0, 1498, 0), (90, 900, 598)])
def test_a_panel_upright_and_one_lying(tilt: float, height: float, depth: float) -> None:
    panel = Hung(tilt_deg=tilt)
    assert height_mm(panel, 0) == pytest.approx(height)
    assert depth_mm(panel, 0) == pytest.approx(depth)
    assert height_mm(panel, 1920) == pytest.approx(900)


@given(
    st.floats(100, 1500), st.integers(480, 2160), st.floats(0, 1400), st.floats(0, 80), st.floats(0, 635),
    st.booleans(),
)  # fmt: skip
def test_every_row_given_is_within_reach(
    height: float, pixels: int, bottom: float, tilt: float, setback: float, low: bool
) -> None:
    panel = Hung(height, pixels, bottom, tilt, setback)
    first, last = reachable_rows(panel, low)
    for row in range(first + 1, last + 1):
        y, x = height_mm(panel, row), depth_mm(panel, row)
        assert 900 <= y <= (1100 if low else 1220)
        assert x < 635
        assert x < 510 or y <= 1120
