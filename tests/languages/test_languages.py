"""What depends on a language: dates, hours, weeks and openings in each of the eight."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk import languages
from kiosk.languages import LANGUAGES
from kiosk.services.opening_words import hour, week_words, when_words
from kiosk.services.week import Span, Week

MORNING, DAY = (Span(510, 720),), (Span(510, 1020),)
WEEK = Week((DAY, DAY, DAY, DAY, DAY, MORNING, ()))
MONDAY = date(2024, 10, 7)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("fr", "7 octobre 2024"),
        ("fr-simple", "7 octobre 2024"),
        ("en", "7 October 2024"),
        ("es", "7 de octubre de 2024"),
        ("pt", "7 de outubro de 2024"),
        ("ar", "7 أكتوبر 2024"),
        ("zh", "2024年10月7日"),
        ("uk", "7 жовтня 2024 року"),
    ],
)
def test_a_date_is_written_as_its_readers_do(code: str, shown: str) -> None:
    assert languages.of(code).date(MONDAY) == shown


@pytest.mark.parametrize(
    ("code", "line", "saturday"),
    [
        ("fr", "Du lundi au vendredi, de 8 h 30 à 17 h", "Le samedi, de 8 h 30 à 12 h"),
        ("en", "Monday to Friday, 8:30 am to 5 pm", "Saturday, 8:30 am to noon"),
        ("es", "De lunes a viernes, de 8:30 a 17:00", "El sábado, de 8:30 a 12:00"),
        ("pt", "De segunda-feira a sexta-feira, das 8:30 às 17:00", "Sábado, das 8:30 às 12:00"),
        ("ar", "من الاثنين إلى الجمعة، من 8:30 إلى 17:00", "السبت، من 8:30 إلى 12:00"),
        ("zh", "星期一至星期五，8:30至17:00", "星期六，8:30至12:00"),
        ("uk", "З понеділка до п’ятниці, з 8:30 до 17:00", "Субота, з 8:30 до 12:00"),
    ],
)
def test_a_week_of_hours_is_told_in_the_language(code: str, line: str, saturday: str) -> None:
    assert tuple(one.replace("\u00a0", " ") for one in week_words(WEEK, code)) == (line, saturday)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("away", [0, 1, 4, 20])
def test_when_an_office_opens_is_said_whole(code: str, away: int) -> None:
    opens = date.fromordinal(MONDAY.toordinal() + away)
    own = languages.of(code)
    said = when_words(own.opening.closed, opens, 510, MONDAY, code)
    assert said.startswith(own.opening.closed)
    assert hour(510, code) in said
    assert "{" not in said


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_a_language_is_whole(language: languages.Language) -> None:
    assert len(language.months) == 12
    assert len(language.days.names) == len(language.days.on) == 7
    assert len(language.days.between) in (0, 7)
    assert language.yes != language.no
    assert languages.voice_of(language.code) == language.voice


def test_easy_french_has_the_voice_and_the_signs_of_french() -> None:
    assert languages.voice_of("fr-simple") == "fr"
    assert languages.of("fr-simple").colon == languages.of("fr").colon


def test_a_language_of_an_agent_that_is_not_here_keeps_its_voice() -> None:
    assert languages.voice_of("de") == "de"
    assert languages.of("de").dir == "ltr"
