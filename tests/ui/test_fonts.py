"""Which face draws which letters, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.languages.letters import runs, script
from kiosk.ui.fonts import font_file, load_metrics


@pytest.mark.parametrize(
    ("text", "face"),
    [
        ("Où regarder ?", "text"),
        ("Українська", "noto"),
        ("ماذا تريدون", "arabic"),
        ("中文", "cjk"),
        ("", "text"),
    ],
)
def test_letters_choose_their_face(text: str, face: str) -> None:
    assert script(text) == face


@pytest.mark.parametrize("name", ["text", "noto", "arabic", "cjk", "icons"])
@pytest.mark.parametrize("weight", [400, 600, 700])
def test_every_face_has_a_file_in_every_weight(name: str, weight: int) -> None:
    assert Path(font_file(name, weight)).is_file()


def test_arabic_is_joined_and_turned_but_its_digits_are_not() -> None:
    drawn = "".join(part for _, part in runs("الساعة 9:30"))
    assert "9:30" in drawn
    assert drawn.startswith("9:30")
    assert "ا" not in drawn[:6]


def test_latin_words_in_arabic_are_drawn_by_the_text_face() -> None:
    assert ("text", "Paris") in [(face, part.strip()) for face, part in runs("بلدية Paris هنا")]


def test_raised_letters_are_drawn_as_small_high_ones() -> None:
    assert runs("Mairie du 12ᵉ.") == (("text", "Mairie du 12"), ("raised", "e"), ("text", "."))


def test_metrics_have_three_weights_and_bold_is_wider() -> None:
    metrics = load_metrics()
    assert metrics.width("Appeler un agent", 50, 700) > metrics.width("Appeler un agent", 50, 400) > 300
