"""Open or closed, until when, or when next: over lunch, nights and public holidays."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.services.hours_setting import parse_hours
from kiosk.services.opening import PARIS, spans_on, state
from kiosk.services.opening_words import week_words
from kiosk.services.week import DAYS, MIDNIGHT, Span, Week

LINES = ("lundi-vendredi 8:30-17:00", "jeudi 8:30-19:30", "samedi 9:00-12:30 (état civil)")
HALL = parse_hours(LINES)[0]
LUNCH = parse_hours(("lundi-jeudi 8:00-12:00 13:30-17:30", "vendredi 8:00-12:00"))[0]


def words(week: Week, moment: str, language: str = "fr") -> str:
    opening = state(week, datetime.fromisoformat(moment), language)
    assert opening is not None
    return opening.words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-20T10:00", "Ouvert maintenant, jusqu’à 17 h"),
        ("2026-11-19T19:29", "Ouvert maintenant, jusqu’à 19 h 30"),
        ("2026-11-19T19:30", "Fermé, ouvre demain à 8 h 30"),
        ("2026-11-20T07:00", "Fermé, ouvre à 8 h 30"),
        ("2026-11-21T13:00", "Fermé, ouvre lundi à 8 h 30"),
        ("2026-11-11T10:00", "Fermé aujourd’hui, jour férié, ouvre demain à 8 h 30"),
        ("2026-12-24T19:30", "Fermé, ouvre samedi à 9 h"),
    ],
)
def test_the_hall_says_until_when_or_when_next(moment: str, said: str) -> None:
    assert words(HALL, moment) == said


def test_a_lunch_break_is_told_on_both_sides() -> None:
    assert words(LUNCH, "2026-11-17T11:59") == "Ouvert maintenant, jusqu’à 12 h"
    assert words(LUNCH, "2026-11-17T12:00") == "Fermé, ouvre à 13 h 30"
    assert words(LUNCH, "2026-11-20T12:00") == "Fermé, ouvre lundi à 8 h"


def test_the_moment_is_taken_in_the_time_of_paris_whatever_its_zone() -> None:
    winter, summer = datetime(2026, 11, 20, 7, 30, tzinfo=UTC), datetime(2026, 6, 19, 6, 30, tzinfo=UTC)
    for now in (winter, summer):
        opening = state(HALL, now)
        assert opening is not None
        assert opening.open


def test_english_and_the_voice_have_words_of_their_own() -> None:
    assert words(HALL, "2026-11-20T10:00", "en") == "Open now, until 5 pm"
    opening = state(HALL, datetime(2026, 11, 20, 7, 0))
    assert opening is not None
    assert opening.spoken.replace("\u00a0", " ") == "Fermé, ouvre à 8 heures 30"
    assert opening.note == "Horaires habituels."


def test_a_date_of_its_own_replaces_weekday_and_holiday() -> None:
    week, problems = parse_hours(
        (*LINES, "2026-12-24 8:30-12:00", "2026-12-25 10:00-11:00", "2026-12-26 fermé")
    )
    assert problems == ()
    assert words(week, "2026-12-24T11:00") == "Ouvert maintenant, jusqu’à 12 h"
    assert words(week, "2026-12-24T12:00") == "Fermé, ouvre demain à 10 h"
    assert words(week, "2026-12-25T12:00") == "Fermé, ouvre lundi à 8 h 30"


def test_day_and_night_through_midnight_and_closed_for_good() -> None:
    always = Week(((Span(0, MIDNIGHT),),) * 7)
    assert words(always, "2026-11-18T03:00") == "Ouvert jour et nuit"
    night = Week(((Span(18 * 60, MIDNIGHT),), (Span(0, 120),), *((),) * 5))
    assert words(night, "2026-11-16T23:00") == "Ouvert maintenant, jusqu’à 2 h"
    past = Week(dates=((date(2020, 1, 2), (Span(0, 60),)),))
    assert words(past, "2026-11-16T23:00") == "Fermé"
    assert state(Week(), datetime(2026, 11, 16)) is None


def test_the_week_is_said_in_lines() -> None:
    said = [line.replace("\u00a0", " ") for line in week_words(LUNCH)]
    assert said == [
        "Du lundi au jeudi, de 8 h à 12 h et de 13 h 30 à 17 h 30",
        "Le vendredi, de 8 h à 12 h",
    ]
    assert week_words(HALL)[-1].endswith("(état civil)")


@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 1439), st.integers(1, 1440)), max_size=3), min_size=7, max_size=7
    ),
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31)),
)
def test_what_is_said_agrees_with_the_hours(days: list[list[tuple[int, int]]], moment: datetime) -> None:
    week = Week(tuple(tuple(Span(s, e) for s, e in sorted(day) if s < e) for day in days))
    opening = state(week, moment)
    if opening is None:
        assert not any(week.days)
        return
    minute = moment.hour * 60 + moment.minute
    assert opening.open == any(s.start <= minute < s.end for s in spans_on(week, moment.date()))
    here = moment.replace(tzinfo=PARIS)
    for change, open_then in ((opening.until, False), (opening.opens_at, True)):
        if change is not None:
            assert change.replace(tzinfo=None) > here.replace(tzinfo=None)
            after = state(week, change)
            assert after is not None
            assert after.open is open_then


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("lundy 8:30-17:00", "«\u00a0lundi\u00a0»"),
        ("vendredi-lundi 8:30-17:00", "de lundi à dimanche"),
        ("lundi 17:00-8:30", "d’abord l’ouverture"),
        ("lundi 8:30-12:00 11:00-17:00", "dans l’ordre"),
        ("lundi 8h30 à 17h", "8:30-17:00"),
        ("lundi 8:75-17:00", "24:00"),
        ("2026-02-30 fermé", "2026-12-24"),
        ("lundi", "lundi-vendredi 8:30-17:00"),
    ],
)
def test_a_wrong_line_says_what_to_write_and_the_others_hold(line: str, hint: str) -> None:
    week, (problem,) = parse_hours(("mardi 9:00-12:00", line), "kiosk.toml", 12, 3)
    assert (problem.file, problem.line, problem.column) == ("kiosk.toml", 12, 3)
    assert "ligne 2" in problem.message
    assert hint in problem.hint
    assert week.days[DAYS.index("mardi")] == (Span(540, 720),)
