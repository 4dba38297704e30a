"""Fixed sentences are rendered ahead and heard as they would be else; memory stays bounded."""

from __future__ import annotations

import os
from array import array
from pathlib import Path

import pytest

from kiosk.app.assemble import assemble
from kiosk.app.prepared import fixed_sentences
from kiosk.dev.shots import cores
from kiosk.voice.events import Finished
from kiosk.voice.pcm import Sound
from kiosk.voice.prepared import Prepared
from tests.voice.conftest import Listener
from tests.voice.ears import Recorder

ROOT = Path(__file__).resolve().parents[2]


def request(text: str) -> dict[str, object]:
    return {"text": text, "lang": "fr", "rate_wpm": 160}


def test_a_prepared_sentence_sounds_as_one_that_is_not(quick_card: Recorder, listener: Listener) -> None:
    listener.until_ready()
    for prepared in ((), (("Un agent arrive.", "fr"), ("An agent is coming.", "en"))):
        listener.speaker.prepare(prepared)
        for text, lang in (("Un agent arrive.", "fr"), ("An agent is coming.", "en")):
            listener.speaker.say([(lang, text, lang)])
            assert listener.until_over() == Finished()
    lengths = [playback.seconds for playback in quick_card.playbacks]
    assert lengths[:2] == pytest.approx(lengths[2:], abs=0.11)


def test_a_child_that_has_prepared_several_sentences_is_at_rest(
    quick_card: Recorder, listener: Listener
) -> None:
    listener.until_ready()
    listener.speaker.prepare([(f"La page numéro {number}.", "fr") for number in range(5)])
    listener.speaker.say([(0, "La page numéro 4.", "fr")])
    assert listener.until_over() == Finished()
    listener.hears_nothing_told(within=0.5)  # what was left to prepare is done meanwhile
    before = _spent_s(listener)
    listener.hears_nothing_told(within=1.0)
    assert _spent_s(listener) - before < 0.2


def _spent_s(listener: Listener) -> float:
    """The processor time of the child."""
    fields = Path(f"/proc/{listener.speaker.child_pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_what_is_prepared_has_a_most() -> None:
    store = Prepared(most_bytes=5_000)
    sound = Sound(array("h", [1] * 1_000), 22_050)
    assert store.keep(request("un"), sound)
    assert store.keep(request("deux"), sound)
    assert not store.keep(request("trois"), sound)
    assert store.get(request("un")) is sound
    assert store.get(request("trois")) is None


def test_another_pace_is_another_sound() -> None:
    store = Prepared()
    store.keep(request("un"), Sound(array("h", [1]), 22_050))
    assert store.get({**request("un"), "rate_wpm": 200}) is None


def test_the_terminals_own_sentences_are_ready_in_little_memory(
    quick_card: Recorder, listener: Listener
) -> None:
    parts, problems = assemble(ROOT / "config", {})
    assert parts is not None, problems
    fixed = fixed_sentences(next(cores(parts, (1080, 1920))))
    words = {text.replace("\u00a0", " ") for text, _ in fixed}
    assert {"Êtes-vous toujours là ?", "Retour", "Are you still there?", "Back"} <= words
    listener.speaker.prepare(fixed)
    listener.until_ready()
    listener.speaker.say([(0, "Un", "fr")])
    assert listener.until_over(within=30.0) == Finished()
    assert listener.speaker.child_pid
    status = Path(f"/proc/{listener.speaker.child_pid}/status").read_text()
    resident = int(status.split("VmRSS:")[1].split()[0])
    assert resident < 64 * 1024, "kilobytes"
