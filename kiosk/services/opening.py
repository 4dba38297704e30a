"""Whether an office is open now, until when, or when it opens next; used by the cards of places.

Pure: the moment is given. Times are those of Paris. On a public holiday an office counts as closed,
unless its hours name that date; these are usual hours, and the words say so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kiosk import languages
from kiosk.languages.language import NB
from kiosk.services.holidays import is_holiday
from kiosk.services.opening_words import hour, phrases, when_words
from kiosk.services.week import MIDNIGHT, Span, Week
from kiosk.views.spoken import spoken

PARIS = ZoneInfo("Europe/Paris")
LOOK_AHEAD = 60  # days; an office that opens no sooner is told as closed


@dataclass(frozen=True, slots=True)
class Opening:
    """`words` are shown and `spoken` said, `note` after them; `until` or `opens_at` is the time of Paris."""

    open: bool
    until: datetime | None
    opens_at: datetime | None
    words: str
    spoken: str
    note: str = ""


def state(week: Week, now: datetime, language: str = "fr") -> Opening | None:
    """What to say of these hours at `now` (of Paris where it has no zone); None: no hours known."""
    if not week:
        return None
    here = now.replace(tzinfo=PARIS) if now.tzinfo is None else now.astimezone(PARIS)
    today, minute = here.date(), here.hour * 60 + here.minute
    said = phrases(language)
    note = " ".join(filter(None, (said.usual, week.note)))
    current = _current(week, today, minute)
    if current is not None:
        until = _end(week, today, current)
        note = " ".join(filter(None, (_sentence(current.note), note)))
        if until is None:
            return Opening(True, None, None, said.always, said.always, note)
        words = said.open.format(time=hour(until.hour * 60 + until.minute, language))
        return Opening(True, until, None, words, _spoken(words, language), note)
    holiday = is_holiday(today) and week.own(today) is None
    closed = said.holiday if holiday else said.closed
    following = _next(week, today, minute)
    if following is None:
        return Opening(False, None, None, closed, closed, note)
    day, span = following
    note = " ".join(filter(None, (_sentence(span.note), note)))
    words = when_words(closed, day, span.start, today, language)
    return Opening(False, None, _moment(day, span.start), words, _spoken(words, language), note)


def spans_on(week: Week, day: date) -> tuple[Span, ...]:
    """The spans of one date: its own, none on a public holiday, else its weekday's."""
    own = week.own(day)
    if own is not None:
        return own
    return () if is_holiday(day) else week.days[day.weekday()]


def _current(week: Week, today: date, minute: int) -> Span | None:
    return next((span for span in spans_on(week, today) if span.start <= minute < span.end), None)


def _end(week: Week, day: date, span: Span) -> datetime | None:
    """When the present opening ends, through spans that touch and midnight; None: not within a week."""
    last = day + timedelta(days=7)
    while True:
        end = max((s.end for s in spans_on(week, day) if s.start <= span.end), default=span.end)
        if end > span.end:
            span = Span(span.start, end)
        elif end < MIDNIGHT:
            return _moment(day, end)
        elif day >= last:
            return None
        else:
            day += timedelta(days=1)
            following = [s for s in spans_on(week, day) if s.start == 0]
            if not following:
                return _moment(day, 0)
            span = following[0]


def _next(week: Week, today: date, minute: int) -> tuple[date, Span] | None:
    for away in range(LOOK_AHEAD):
        day = today + timedelta(days=away)
        for span in spans_on(week, day):
            if away or span.start > minute:
                return day, span
    return None


def _moment(day: date, minute: int) -> datetime:
    days, minute = divmod(minute, MIDNIGHT)
    return datetime.combine(day + timedelta(days=days), time(minute // 60, minute % 60), PARIS)


def _sentence(note: str) -> str:
    return f"{note[:1].upper()}{note[1:].rstrip('.')}." if note else ""


def _spoken(words: str, language: str) -> str:
    """« 8 h 30 » as « 8 heures 30 »; other languages have rules of their own (`views.spoken`)."""
    if languages.voice_of(language) == "fr":
        return words.replace(f"{NB}h", f"{NB}heures")
    return spoken(words, language) or words
