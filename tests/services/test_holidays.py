"""Public holidays against the calendars of the Republic and of the churches."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.services.holidays import easter, holidays, is_holiday


@pytest.mark.parametrize(
    "day", ["2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31", "2025-04-20", "2026-04-05"]
)
def test_easter(day: str) -> None:
    expected = date.fromisoformat(day)
    assert easter(expected.year) == expected


def test_the_eleven_days_of_2026() -> None:
    fixed = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"]
    days = [*fixed, "04-06", "05-14", "05-25"]  # Easter Monday, Ascension, Whit Monday
    assert holidays(2026) == {date.fromisoformat(f"2026-{day}") for day in days}
    assert not is_holiday(date(2026, 12, 26))
