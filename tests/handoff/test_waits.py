"""Between tries at a desk that does not answer."""

from __future__ import annotations

from kiosk.handoff.waits import HASTY, LONGEST_S, SOON_S, wait_s


def test_a_desk_that_starts_again_is_met_within_half_a_second() -> None:
    waits = [wait_s(tries) for tries in range(1, HASTY + 1)]
    assert max(waits) <= SOON_S
    assert waits[0] <= 0.1
    assert sum(waits) > 10  # as long as a start, or the repair of a database, takes


def test_a_desk_that_stays_away_is_asked_seldom_and_not_by_all_at_once() -> None:
    late = {wait_s(HASTY + 1) for _ in range(20)}
    assert min(late) >= 0.75 * LONGEST_S
    assert len(late) > 10
