"""Why a language is not heard, looked into with the real engine."""

from __future__ import annotations

from pathlib import Path

from kiosk.app.parts import load_texts
from kiosk.commands.doctor.english import english
from kiosk.session.noted import words_of
from kiosk.terminal.attempts.voice import ALL_WELL, NO_SETTINGS, NOT_HEARD, attempt
from tests.terminal.stage import configuration
from tests.voice.ears import recorder


def test_a_language_that_the_engine_has_not_is_told_with_its_package(tmp_path: Path) -> None:
    config = str(configuration(tmp_path))
    with recorder(tmp_path):
        assert attempt({"language": "fr", "config": config}).text == ALL_WELL
        told = attempt({"language": "tlh", "config": config})
    assert (told.outcome, told.text) == ("bad", NOT_HEARD)
    assert "espeak-ng-data" in told.values["found"]
    assert attempt({"language": "fr", "config": str(tmp_path / "nowhere")}).text == NO_SETTINGS


def test_what_is_missing_is_told_in_the_language_of_the_page(tmp_path: Path) -> None:
    with recorder(tmp_path):
        told = attempt({"language": "tlh", "config": str(configuration(tmp_path))})
    words, texts = words_of(told.as_data(english())), load_texts()
    french, said = words.told(texts.of("fr"), "fr"), words.told(texts.of("en"), "en")
    assert french.startswith("Pas entendu. voix pour tlh\u00a0: ")
    assert said.startswith("Not heard. voice for tlh: ")
    assert "apt install espeak-ng-data." in said
    assert "\u00a0:" not in said
