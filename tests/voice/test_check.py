"""What `kiosk doctor` says of the voice: the truth about this machine, and the command that mends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.voice.check import check_voice
from kiosk.wire.findings import Finding
from tests.voice.ears import Recorder, no_card


def found(part: str, findings: list[Finding]) -> Finding:
    return next(finding for finding in findings if finding.part == part)


def test_on_a_machine_that_can_speak_all_is_good_and_nothing_is_heard(quick_card: Recorder) -> None:
    findings = check_voice()

    assert {finding.level for finding in findings} == {"good"}
    assert found("voix pour fr", findings).measured == "roa/fr"
    assert all(max(map(abs, playback.samples), default=0) == 0 for playback in quick_card.playbacks)


def test_a_missing_card_is_told_with_what_to_do(tmp_path: Path) -> None:
    with no_card(tmp_path):
        finding = found("carte son", check_voice())

    assert finding.level == "bad"
    assert "aplay -l" in finding.remedy


def test_an_engine_that_does_not_load_is_told(quick_card: Recorder) -> None:
    finding = found("moteur de la voix", check_voice(engine="sapi99"))

    assert finding.level == "bad"
    assert "sapi99" in finding.measured
    assert "espeak-ng" in finding.remedy


def test_a_language_without_a_voice_is_told(quick_card: Recorder) -> None:
    finding = found("voix pour tlh", check_voice(languages=("fr", "tlh")))
    assert finding.level == "bad"


def test_missing_packages_are_told(
    tmp_path: Path, quick_card: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)

    findings = check_voice()

    assert found("moteur de la voix", findings).level == "bad"
    assert "alsa-utils" in found("lecteur de son", findings).remedy
