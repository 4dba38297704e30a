"""What depends on a language beside its catalogue, as one frozen value; each file beside this one has one.

Asked for by its code (`kiosk.languages.of`); read by pages, cards, tickets and the voice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Direction = Literal["ltr", "rtl"]
Script = Literal["latin", "arabic", "cjk", "cyrillic"]
NB = "\u00a0"


def twenty_four(minute: int) -> str:
    """« 8:30 », « 17:00 »: a minute of the day on the clock of 24 hours."""
    return f"{minute // 60}:{minute % 60:02}"


@dataclass(frozen=True, slots=True)
class Days:
    """The days of the week, Monday first, and how a week of hours is told.

    `names` stand alone, `on` says when (“on Monday”), `between` are those of a range where they differ.
    `one`, `two` and `more` begin a line; `hours` is one span, `comma` and `last` join several.
    """

    names: tuple[str, ...]
    on: tuple[str, ...]
    one: str
    two: str
    more: str
    hours: str
    last: str
    comma: str = ", "
    between: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """What is said of an office's opening; the placeholders are those of `services.opening_words`."""

    open: str
    always: str
    closed: str
    holiday: str
    later_today: str
    tomorrow: str
    weekday: str
    later: str
    usual: str
    unknown: str


@dataclass(frozen=True, slots=True)
class Places:
    """What is said of a place of the directory: how to get in on wheels, and whose record it is."""

    access: str
    access_on_request: str
    no_access: str
    nothing: str
    origin: str
    of_date: str


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the terminal.

    `name` is its name in itself; `voice` the language that speaks it, hyphenates it and sets its signs.
    `long_date` and `day_month` are made of {day} {month} {number} {year}, `first_day` stands for the first
    of a month; `moment` is a day of the week with its date and time; `clock` has {hour} and {minute}, and
    `hour` tells a minute of the day as one says it. `stop` ends a sentence, `gap` stands between two,
    `comma` and `colon` inside one. `leading` is the least height of a line in ems, `leading_read` that of a
    text: letters with much above and below need more.
    """

    code: str
    name: str
    voice: str
    months: tuple[str, ...]
    days: Days
    opening: Opening
    places: Places
    yes: str
    no: str
    long_date: str = "{day} {month} {year}"
    day_month: str = "{day} {month}"
    first_day: str = "1"
    moment: str = "{day} {date}, {time}"
    clock: str = "{hour}:{minute:02}"
    hour: Callable[[int], str] = twenty_four
    dir: Direction = "ltr"
    script: Script = "latin"
    stop: str = "."
    gap: str = " "
    comma: str = ", "
    colon: str = ": "
    leading: float = 0.0
    leading_read: float = 0.0

    def date(self, day: date) -> str:
        """« 7 octobre 2024 », « 2024年10月7日 »."""
        return self._dated(self.long_date, day)

    def date_of_year(self, day: date) -> str:
        """The same without the year."""
        return self._dated(self.day_month, day)

    def _dated(self, form: str, day: date) -> str:
        number = self.first_day if day.day == 1 else str(day.day)
        return form.format(day=number, month=self.months[day.month - 1], number=day.month, year=day.year)
