"""The public holidays of France, computed; used by `opening`."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

_FIXED = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
_AFTER_EASTER = (1, 39, 50)  # Easter Monday, Ascension, Whit Monday


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the method of Meeus, Jones and Butcher)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leaps, rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - moon + 15) % 30
    quarter, days = divmod(of_century, 4)
    sunday = (32 + 2 * rest + 2 * quarter - epact - days) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=16)
def holidays(year: int) -> frozenset[date]:
    """The eleven days of the Code du travail, art. L3133-1; Alsace-Moselle's two more are not among them."""
    fixed = {date(year, month, day) for month, day in _FIXED}
    return frozenset(fixed | {easter(year) + timedelta(days=after) for after in _AFTER_EASTER})


def is_holiday(day: date) -> bool:
    """Whether offices are usually closed that day."""
    return day in holidays(day.year)
