"""The desk's calendar as figures know it: hours, days, and when a month is closed; used by `figures`."""

from __future__ import annotations

from datetime import datetime

PUBLISHED_ON = 4  # the day of the next month: batches that come later than that do not count any more


def hour_of(at: float) -> tuple[str, int]:
    """The day and hour, on this machine's calendar, of seconds since 1970."""
    then = datetime.fromtimestamp(at)
    return then.date().isoformat(), then.hour


def is_closed(month: str, now: float) -> bool:
    """Whether the month (2026-10) is, or could be, published: nothing is added to it any more."""
    year, number = map(int, month.split("-"))
    after = datetime(year + number // 12, number % 12 + 1, PUBLISHED_ON)
    return datetime.fromtimestamp(now) >= after


def before(now: float, months: int) -> str:
    """The month that was so many months ago."""
    then = datetime.fromtimestamp(now)
    number = then.year * 12 + then.month - 1 - months
    return f"{number // 12:04}-{number % 12 + 1:02}"
