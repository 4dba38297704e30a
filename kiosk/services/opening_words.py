"""Hours and opening in words, in every language; used by `opening` and for cards and tickets."""

from __future__ import annotations

from datetime import date, timedelta

from kiosk import languages
from kiosk.languages.language import Opening
from kiosk.services.week import MIDNIGHT, Span, Week


def phrases(language: str) -> Opening:
    """The phrases of a language."""
    return languages.of(language).opening


def hour(minute: int, language: str) -> str:
    """« 8 h 30 », « 17 h », « minuit »; “8:30 am”, “5 pm”."""
    return languages.of(language).hour(minute % MIDNIGHT)


def day_name(weekday: int, language: str) -> str:
    """The day's name, Monday being 0."""
    return languages.of(language).days.names[weekday]


def when_words(closed: str, opens: date, minute: int, today: date, language: str) -> str:
    """« Fermé, ouvre lundi à 8 h 30 »: today, tomorrow, a day of the coming week, or a date."""
    said, away = phrases(language), (opens - today) // timedelta(days=1)
    own, time = languages.of(language), hour(minute, language)
    if away >= 7:
        day, short = own.days.names[opens.weekday()], own.date_of_year(opens)
        return said.later.format(closed=closed, day=day, date=short, time=time)
    form = (said.later_today, said.tomorrow)[away] if away < 2 else said.weekday
    return form.format(closed=closed, day=own.days.on[opens.weekday()], time=time)


def week_words(week: Week, language: str = "fr") -> tuple[str, ...]:
    """The week as lines: « Du lundi au vendredi, de 8 h 30 à 17 h », then the office's own words."""
    lines, start = [], 0
    for day in range(1, 8):
        if day < 7 and week.days[day] == week.days[start]:
            continue
        if week.days[start]:
            line = f"{_days(start, day - 1, language)}{_spans(week.days[start], language)}"
            lines.append(line[:1].upper() + line[1:])
        start = day
    return (*lines, week.note) if week.note else tuple(lines)


def _days(first: int, last: int, language: str) -> str:
    days = languages.of(language).days
    if last > first + 1:
        names = days.between or days.names
        return days.more.format(day=names[first], last=names[last])
    form = days.one if first == last else days.two
    return form.format(day=days.names[first], last=days.names[last])


def _spans(spans: tuple[Span, ...], language: str) -> str:
    if spans[0].start == 0 and spans[0].end == MIDNIGHT:
        always = phrases(language).always
        return always[:1].lower() + always[1:]
    days, said = languages.of(language).days, []
    for span in spans:
        hours = days.hours.format(start=hour(span.start, language), end=hour(span.end, language))
        said.append(f"{hours} ({span.note})" if span.note else hours)
    return days.last.join([days.comma.join(said[:-1]), said[-1]] if len(said) > 2 else said)
