"""Hours and opening in words, French and English; used by `opening` and for cards and tickets.

Another language is given English, which more visitors read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.services.week import DAYS, MIDNIGHT, Span, Week
from kiosk.views.dates import long_date

NB = "\u00a0"
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Phrases:
    """What is said of an office's opening in one language."""

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


FRENCH = Phrases(
    open="Ouvert maintenant, jusqu’à {time}",
    always="Ouvert jour et nuit",
    closed="Fermé",
    holiday="Fermé aujourd’hui, jour férié",
    later_today="{closed}, ouvre à {time}",
    tomorrow="{closed}, ouvre demain à {time}",
    weekday="{closed}, ouvre {day} à {time}",
    later="{closed}, ouvre le {day} {date} à {time}",
    usual="Horaires habituels.",
    unknown=f"Horaires inconnus{NB}: demandez à l’accueil.",
)
ENGLISH = Phrases(
    open="Open now, until {time}",
    always="Open day and night",
    closed="Closed",
    holiday="Closed today, a public holiday",
    later_today="{closed}, opens at {time}",
    tomorrow="{closed}, opens tomorrow at {time}",
    weekday="{closed}, opens on {day} at {time}",
    later="{closed}, opens on {day} {date} at {time}",
    usual="Usual hours.",
    unknown="Hours unknown: ask at the reception.",
)


def phrases(language: str) -> Phrases:
    """The phrases of a language."""
    return FRENCH if language == "fr" else ENGLISH


def hour(minute: int, language: str) -> str:
    """« 8 h 30 », « 17 h », « minuit »; “8:30 am”, “5 pm”."""
    hours, minutes = divmod(minute % MIDNIGHT, 60)
    if language == "fr":
        if not hours and not minutes:
            return "minuit"
        return f"{hours}{NB}h{NB}{minutes:02}" if minutes else f"{hours}{NB}h"
    if minutes == 0 and hours in (0, 12):
        return "noon" if hours else "midnight"
    shown = f"{hours % 12 or 12}:{minutes:02}" if minutes else str(hours % 12 or 12)
    return f"{shown}{NB}{'am' if hours < 12 else 'pm'}"


def day_name(weekday: int, language: str) -> str:
    """The day's name, Monday being 0."""
    return DAYS[weekday] if language == "fr" else _ENGLISH_DAYS[weekday]


def when_words(closed: str, opens: date, minute: int, today: date, language: str) -> str:
    """« Fermé, ouvre lundi à 8 h 30 »: today, tomorrow, a day of the coming week, or a date."""
    said, away = phrases(language), (opens - today) // timedelta(days=1)
    form = (said.later_today, said.tomorrow)[away] if away < 2 else said.weekday if away < 7 else said.later
    day = day_name(opens.weekday(), language)
    short = long_date(opens, language).rsplit(" ", 1)[0]
    return form.format(closed=closed, day=day, date=short, time=hour(minute, language))


def week_words(week: Week, language: str = "fr") -> tuple[str, ...]:
    """The week as lines: « Du lundi au vendredi, de 8 h 30 à 17 h », then the office's own words."""
    lines, start = [], 0
    for day in range(1, 8):
        if day < 7 and week.days[day] == week.days[start]:
            continue
        if week.days[start]:
            lines.append(f"{_days(start, day - 1, language)}{_spans(week.days[start], language)}")
        start = day
    return (*lines, week.note) if week.note else tuple(lines)


def _days(first: int, last: int, language: str) -> str:
    name, end = day_name(first, language), day_name(last, language)
    if language == "fr":
        if first == last:
            return f"Le {name}, "
        return f"Le {name} et le {end}, " if last == first + 1 else f"Du {name} au {end}, "
    return f"{name}, " if first == last else f"{name} to {end}, "


def _spans(spans: tuple[Span, ...], language: str) -> str:
    if spans[0].start == 0 and spans[0].end == MIDNIGHT:
        return phrases(language).always.lower()
    form, between = ("de {} à {}", " et ") if language == "fr" else ("{} to {}", " and ")
    said = []
    for span in spans:
        hours = form.format(hour(span.start, language), hour(span.end, language))
        said.append(f"{hours} ({span.note})" if span.note else hours)
    return between.join([", ".join(said[:-1]), said[-1]] if len(said) > 2 else said)
