"""Keys that repeat, tremble or stay down: what counts, as hands and springs do; nothing is drawn."""

from __future__ import annotations

import pytest

from kiosk.session.scan import LONGEST_S
from kiosk.ui.strikes import STUCK_S, Strikes

NEXT, SELECT = 104, 40  # their places on the keyboard


@pytest.mark.clause("5.7")
def test_a_key_that_is_kept_down_counts_once_however_often_it_repeats() -> None:
    strikes = Strikes()
    assert [strikes.down(NEXT, "f13", at / 30) for at in range(90)] == ["f13", *[""] * 89]
    assert strikes.up(NEXT) == "f13"
    assert strikes.down(NEXT, "f13", 4) == "f13"


@pytest.mark.clause("5.8")
def test_the_same_key_again_too_soon_is_a_tremor_and_another_key_is_none() -> None:
    strikes = Strikes(0.5)
    assert strikes.down(NEXT, "f13", 0.0) == "f13"
    assert strikes.up(NEXT) == "f13"
    assert strikes.down(NEXT, "f13", 0.3) == ""
    assert strikes.up(NEXT) == "", "what did not count going down does not count coming up"
    assert strikes.down(SELECT, "enter", 0.35) == "enter"
    strikes.up(SELECT)
    assert strikes.down(NEXT, "f13", 0.4) == "f13", "after another key it is meant"
    strikes.up(NEXT)
    assert strikes.down(NEXT, "f13", 1.0) == "f13"


def test_a_key_that_stays_down_is_told_once_and_left_out_until_it_comes_up() -> None:
    strikes = Strikes()
    strikes.down(NEXT, "f13", 0.0)
    assert strikes.due_in(1.0) == STUCK_S - 1.0
    assert not strikes.stuck(STUCK_S - 0.01)
    assert strikes.stuck(STUCK_S)
    assert not strikes.stuck(STUCK_S + 60), "told once"
    assert strikes.due_in(STUCK_S + 60) is None
    assert strikes.up(NEXT) == ""
    assert strikes.down(NEXT, "f13", 200.0) == "f13"


def test_a_stuck_key_of_one_keypad_does_not_stop_the_other_keypad() -> None:
    strikes = Strikes(0.5)
    strikes.down(NEXT, "f13", 0.0)
    assert strikes.stuck(STUCK_S)
    for at in range(12, 20):
        assert strikes.down(SELECT, "f15", at) == "f15"
        assert strikes.up(SELECT) == "f15"


def test_nobody_who_sets_the_speed_by_holding_a_switch_is_taken_for_a_stuck_key() -> None:
    assert STUCK_S >= LONGEST_S + 2
