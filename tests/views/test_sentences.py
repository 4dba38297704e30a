"""Sentences: where a text is cut, and how what is written is said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.views.dates import long_date
from kiosk.views.sentences import sentences, split, spoken


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Venez. Apportez vos papiers.", ("Venez.", "Apportez vos papiers.")),
        ("Voir M. Dupont au 3975.", ("Voir M. Dupont au 3975.",)),
        ("Allez sur paris.fr. C’est gratuit.", ("Allez sur paris.fr.", "C’est gratuit.")),
        ("Où ? Ici !", ("Où ?", "Ici !")),
        ("De 8 h 30 à 17 h. Le jeudi, jusqu’à 19 h 30.", ("De 8 h 30 à 17 h.", "Le jeudi, jusqu’à 19 h 30.")),
        ("Un. «\u00a0Deux.\u00a0»", ("Un.", "«\u00a0Deux.\u00a0»")),
        ("", ()),
    ],
)
def test_a_text_is_cut_at_its_sentences(text: str, pieces: tuple[str, ...]) -> None:
    assert split(text) == pieces


@given(st.text("abc. ?!\u00a0«»ABC1", max_size=80))
def test_no_letter_is_lost(text: str) -> None:
    assert "".join("".join(split(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mairie du 12e", "Mairie du 12ème"),
        ("le 1er mai", "le premier mai"),
        ("à 8 h 30", "à 8 heures 30"),
        ("avant 17 h", "avant 17 heures"),
        ("paris.fr", "paris point fr"),
        ("appelez le 3975", "appelez le 39 75"),
        ("Bonjour.", ""),
    ],
)
def test_what_is_written_is_said_as_people_say_it(text: str, said: str) -> None:
    assert spoken(text, "fr") == said


@pytest.mark.clause("5.1.3.14")
def test_each_sentence_has_its_own_voice() -> None:
    first, second = sentences("Venez à 9 h. Merci.")
    assert (first.said, second.said) == ("Venez à 9 heures.", "Merci.")


def test_dates_are_written_in_words() -> None:
    assert long_date(date(2026, 1, 1), "fr") == "1er janvier 2026"
    assert long_date(date(2024, 10, 7), "en") == "7 October 2024"
    assert long_date(date(2024, 10, 7), "uk") == "7 жовтня 2024 року"
    assert long_date(date(2024, 10, 7), "zh") == "2024年10月7日"
    assert long_date(date(2024, 10, 7), "ar") == "7 أكتوبر 2024"
