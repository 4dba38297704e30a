"""Why a language is not heard, looked into with the real engine."""

from __future__ import annotations

from pathlib import Path

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
