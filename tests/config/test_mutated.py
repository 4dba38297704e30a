"""Configurations of which something was changed anyhow, others every day; the soak tries ten thousand."""

from __future__ import annotations

from datetime import date

from tests.config.mutated import try_all

TRIED = 600


def test_each_is_accepted_safely_or_refused_with_a_place_and_a_remedy() -> None:
    first = date.today().toordinal() * 1_000_000
    found = try_all(range(first, first + TRIED))
    assert found.wrong == [], "again: ./deploy/soak configurations --tried 1 --seed N"
    assert found.outcomes["refused"] > TRIED / 10
    assert found.outcomes.total() - found.outcomes["refused"] > TRIED / 10
