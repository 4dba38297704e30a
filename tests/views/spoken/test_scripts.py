"""Each part of a sentence is said by a voice that can read it; nothing of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.languages import LANGUAGES
from kiosk.views.spoken.scripts import by_voice

TEXTS = st.text(st.sampled_from("aé Zب،م 1,4 €.Жї您好。'’-"), max_size=40)


@pytest.mark.parametrize(
    ("text", "lang", "said"),
    [
        ("Où êtes-vous ? 您的回答。", "fr", [("Où êtes-vous ? ", "fr"), ("您的回答。", "zh")]),
        ("السعر : C’est gratuit.", "fr", [("السعر : ", "ar"), ("C’est gratuit.", "fr")]),
        ("جوابكم على الشاشة.", "fr", [("جوابكم على الشاشة.", "ar")]),
        ("Рецепція: à l’entrée, 3.", "uk", [("Рецепція: ", "uk"), ("à l’entrée, 3.", "fr")]),
        ("登记：表 A，第 3 页", "zh", [("登记：表 A，第 3 页", "zh")]),
        ("b", "ar", [("b", "fr")]),
        ("P, I, C.", "zh", [("P, I, C.", "fr")]),
        ("Le prix est de 1,50 €.", "fr", [("Le prix est de 1,50 €.", "fr")]),
        ("Paris Familles, the town hall", "en", [("Paris Familles, the town hall", "en")]),
        ("…", "ar", [("…", "ar")]),
    ],
)  # fmt: skip
def test_a_part_is_said_in_its_own_language(text: str, lang: str, said: list[tuple[str, str]]) -> None:
    assert list(by_voice(text, lang)) == said


@given(TEXTS, st.sampled_from(sorted(LANGUAGES)))
def test_no_word_and_no_number_is_lost_or_moved(text: str, lang: str) -> None:
    parts = by_voice(text, lang)
    kept = "".join(part for part, _ in parts)
    assert list(filter(str.isalnum, kept)) == list(filter(str.isalnum, text))
