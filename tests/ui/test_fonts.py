"""Which face draws which letters, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.languages.letters import RAISED_SIZE, runs, script
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


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("ماذا تريدون أن تفعلوا؟", 700),
        ("您想做什么？请带证件。", 400),
        ("Що ви хочете зробити?", 600),
        ("12ᵉ", 400),
    ],
)
def test_a_line_is_as_wide_as_its_metrics_say(text: str, weight: int) -> None:
    """Pages are cut with the metrics: what is drawn may not be wider than what was measured."""
    from PIL import ImageFont

    def drawn(face: str, part: str) -> float:
        font = ImageFont.truetype(font_file("text" if face == "raised" else face, weight), 100)
        return font.getlength(part) * (RAISED_SIZE if face == "raised" else 1)

    measured = load_metrics().width(text, 100, weight)
    real = sum(drawn(face, part) for face, part in runs(text))
    assert measured == pytest.approx(real, rel=0.02)
