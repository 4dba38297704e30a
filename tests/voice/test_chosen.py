"""A better voice, chosen for a language, is heard as fast as the other; where it fails the other is heard."""

from __future__ import annotations

import shutil
import stat
import sys
import time
from array import array
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.voice.check_chosen import check_chosen, unheard
from kiosk.voice.events import Failed, Finished
from kiosk.voice.speaker import Speaker
from kiosk.voice.trial import TRIALS
from tests.voice import piper_program
from tests.voice.conftest import Listener
from tests.voice.ears import RATE, Recorder

SENTENCE = "Votre carte est arrivée à la mairie"
LONGER = "Votre carte nationale est arrivée hier à la mairie du village"
LOADED_S = 20.0

Says = Callable[..., Listener]


@pytest.fixture
def program(tmp_path: Path) -> str:
    """A program that speaks as Piper does, with one tone."""
    path = tmp_path / "piper"
    path.write_text(f"#!{sys.executable}\n{Path(piper_program.__file__).read_text()}")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.fixture
def says() -> Iterator[Says]:
    made: list[Listener] = []

    def make(line: str, rate: int = 160) -> Listener:
        made.append(Listener(Speaker(volume=1.0, rate_wpm=rate, chosen=[line])))
        return made[-1]

    yield make
    for listener in made:
        listener.speaker.close()


def said(listener: Listener, card: Recorder, text: str = SENTENCE, lang: str = "fr") -> array[int]:
    """What is heard of a sentence; it never fails."""
    before = len(card.playbacks)
    listener.speaker.say([(text, text, lang)])
    assert listener.until_over() == Finished()
    assert not any(isinstance(event, Failed) for event in listener.events)
    heard = card.playbacks[before:]
    assert len(heard) == 1
    return heard[0].samples


def seconds(samples: array[int]) -> float:
    return (max((i for i, sample in enumerate(samples) if abs(sample) > 300), default=0) + 1) / RATE


def is_tone(samples: array[int]) -> bool:
    """Whether the program was heard, and at its own rate: its tone crosses nought 880 times a second."""
    sounding = samples[: int(seconds(samples) * RATE)]
    crossings = sum(a <= 0 < b or b < 0 <= a for a, b in pairwise(sounding))
    return abs(crossings / (len(sounding) / RATE) / (2 * piper_program.PITCH_HZ) - 1) < 0.05


def until_tone(listener: Listener, card: Recorder) -> array[int]:
    """While it is being loaded, the engine in reserve speaks."""
    deadline = time.monotonic() + LOADED_S
    while time.monotonic() < deadline:
        heard = said(listener, card)
        if is_tone(heard):
            return heard
    raise AssertionError("the chosen voice was never heard")


def test_the_chosen_voice_is_heard_at_its_own_sampling_rate_and_others_stay(
    program: str, quick_card: Recorder, says: Says
) -> None:
    listener = says(f"fr = piper /voices/fr.onnx {program}")
    until_tone(listener, quick_card)
    assert not is_tone(said(listener, quick_card, "Your card is here", "en"))


def test_its_pace_is_the_one_that_was_asked_for_and_it_is_no_louder(
    program: str, quick_card: Recorder, says: Says, listener: Listener
) -> None:
    better = says(f"fr = piper /voices/fr.onnx {program}")
    for rate in (160, 80, 250):
        for one in (better, listener):
            one.speaker.set_rate(rate)
        tone, usual = until_tone(better, quick_card), said(listener, quick_card)
        assert seconds(tone) == pytest.approx(seconds(usual), rel=0.25)
        assert max(map(abs, tone)) < 9_000, "as loud as its trial, which was louder than the usual voice"


@pytest.mark.parametrize("fate", ["dies", "hangs", "mumbles", "never-dies", "never-hangs", "never-mumbles"])
def test_a_chosen_voice_that_fails_leaves_its_place_in_the_same_sentence(
    program: str, quick_card: Recorder, says: Says, fate: str
) -> None:
    listener = says(f"fr = piper /voices/{fate}.onnx {program}")
    listener.until_ready()
    for _ in range(3):
        heard = said(listener, quick_card)
        assert seconds(heard) > 0.5
        assert not is_tone(heard) or not fate.startswith("never")


@pytest.mark.parametrize(
    "line", ["fr = mbrola fr6", "fr = pico fr-FR", "fr = piper /voices/no.onnx /no/piper"]
)
def test_a_chosen_voice_that_is_not_installed_is_told_with_its_package_and_the_other_speaks(
    quick_card: Recorder, says: Says, line: str
) -> None:
    if shutil.which({"pico": "pico2wave"}.get(line.split()[2], line.split()[2])) is not None:
        pytest.skip("it is installed here")
    assert seconds(said(says(line), quick_card)) > 0.5
    (finding,) = check_chosen("espeak", [line])
    assert finding.level == "warning"
    names = {"mbrola": "mbrola-fr6", "pico": "libttspico-utils", "piper": "/voices/no.onnx"}
    assert names[line.split()[2]] in finding.remedy
    assert unheard("espeak", [line]) == ["fr"]


def test_the_doctor_tells_who_speaks_and_how_soon(program: str, tmp_path: Path, quick_card: Recorder) -> None:
    model = tmp_path / "fr.onnx"
    for path in (model, Path(f"{model}.json")):
        path.touch()
    line = f"fr = piper {model} {program}"
    (finding,) = check_chosen("espeak", [line])
    assert "piper" in finding.measured
    assert "ms" in finding.measured
    assert unheard("espeak", [line]) == []


def test_every_language_with_a_voice_has_a_trial() -> None:
    from kiosk.languages import LANGUAGES

    assert set(TRIALS) == {language.voice for language in LANGUAGES.values()}


# Voices of Debian's non-free part, which the project does not install: heard wherever they are there.
OTHERS = [("mbrola", "fr = mbrola fr1"), ("pico2wave", "fr = pico fr-FR")]
INSTALLED = [line for program, line in OTHERS if shutil.which(program)]


if INSTALLED:

    @pytest.mark.parametrize("line", INSTALLED)
    @pytest.mark.parametrize("rate", [62, 160, 250])
    def test_other_voices_are_heard_as_fast_as_the_usual_one(
        quick_card: Recorder, says: Says, listener: Listener, rate: int, line: str
    ) -> None:
        _as_fast(line, quick_card, says, listener, rate)


def _as_fast(line: str, card: Recorder, says: Says, usual: Listener, rate: int) -> None:
    assert unheard("espeak", [line]) == []
    better = says(line, rate)
    usual.speaker.set_rate(rate)
    other, heard, deadline = said(usual, card, LONGER), array("h"), time.monotonic() + LOADED_S
    while not heard or heard == other:
        assert time.monotonic() < deadline, "the chosen voice was never heard"
        heard = said(better, card, LONGER)
    assert seconds(heard) == pytest.approx(seconds(other), rel=0.25)
