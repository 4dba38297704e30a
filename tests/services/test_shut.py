"""When the screen may be dark: half an hour after closing to half an hour before opening."""

from __future__ import annotations

from datetime import datetime

import pytest

from kiosk.services.hours_setting import parse_hours
from kiosk.services.shut import shut
from kiosk.services.week import Week

WEEK, _ = parse_hours(
    [
        "lundi-vendredi 8:30-12:00 13:30-17:00",
        "jeudi 8:30-19:30",
        "2026-12-24 8:30-12:00",
        "2026-12-26 9:00-10:00",
    ]
)


@pytest.mark.parametrize(
    ("when", "dark"),
    [
        ("2026-11-30 07:59", True),
        ("2026-11-30 08:01", False),  # soon
        ("2026-11-30 12:00", False),  # somebody may still be there
        ("2026-11-30 12:45", True),
        ("2026-11-30 16:59", False),
        ("2026-11-30 17:29", False),
        ("2026-11-30 17:31", True),
        ("2026-12-03 19:00", False),  # a Thursday
        ("2026-12-24 14:00", True),  # a date wins over its day
        ("2026-12-26 09:30", False),  # a Saturday, opened
        ("2026-12-25 10:00", True),  # a holiday
        ("2025-12-31 23:00", False),  # a clock that was never set switches nothing off
        ("1970-01-01 03:00", False),
    ],
)
def test_the_hours_and_their_margin(when: str, dark: bool) -> None:
    assert shut(WEEK, datetime.fromisoformat(when)) is dark


def test_where_no_hours_are_known_it_stays_on() -> None:
    assert not shut(Week(), datetime(2026, 11, 30, 3, 0))
