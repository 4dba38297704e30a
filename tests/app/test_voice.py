"""What effects say through a real voice, and what the session is told of it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app.voice import Voice
from kiosk.config.settings_device import Voice as VoiceSettings
from kiosk.session.effects import Sample, SayText, Speak, SpeakControl, Spell
from kiosk.session.events import Event, SpeechMoved, VoiceFailed
from kiosk.session.fingered import FingerUp
from kiosk.session.preferences import Preferences
from kiosk.views.readable import text_id
from kiosk.views.texts import Texts
from kiosk.views.view import Control, Part, Sentence, View
from kiosk.voice.speaker import Speaker
from tests.voice.conftest import Listener
from tests.voice.ears import Recorder, ears, loudness, recorder

pytestmark = pytest.mark.xdist_group("sound")

PAGE = View("home", "home", "", (), (), (Sentence("Un."), Sentence("Deux."), Sentence("Trois.")))


@pytest.fixture
def card(tmp_path: Path) -> Iterator[Recorder]:
    with recorder(tmp_path) as recording:
        yield recording


class Heard(Voice):
    """A voice whose session writes down what it is told."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(VoiceSettings(), Texts(), speaker)
        self.told: list[Event] = []
        self._listener = Listener(speaker)

    def says(self, effect: Speak | Spell | SayText | SpeakControl, page: View = PAGE) -> list[Event]:
        """What the session is told until the voice has nothing more to say."""
        self.told.clear()
        self.do(effect, page, Preferences(voice=True))
        return self.until_silent()

    def until_silent(self) -> list[Event]:
        while not self.told or (isinstance(self.told[-1], SpeechMoved) and self.told[-1].sentence >= 0):
            self._listener.until_readable()
            self.heard(self.told.append)
        return self.told


@pytest.fixture
def voice() -> Iterator[Heard]:
    speaker = Speaker()
    yield Heard(speaker)
    speaker.close()


def test_a_page_is_said_from_a_sentence_on(card: Recorder, voice: Heard) -> None:
    assert voice.says(Speak(1)) == [SpeechMoved(1), SpeechMoved(2), SpeechMoved(-1)]


def test_one_sentence_alone_and_beyond_the_last_the_last(card: Recorder, voice: Heard) -> None:
    assert voice.says(Speak(0, alone=True)) == [SpeechMoved(0), SpeechMoved(-1)]
    assert voice.says(Speak(9)) == [SpeechMoved(2), SpeechMoved(-1)]


def test_spelling_takes_longer_than_the_word_and_marks_its_sentence(card: Recorder, voice: Heard) -> None:
    assert voice.says(Speak(1, alone=True)) == [SpeechMoved(1), SpeechMoved(-1)]
    assert voice.says(Spell(1)) == [SpeechMoved(1), SpeechMoved(-1)]
    word, letters = (playback.seconds for playback in card.playbacks)
    assert letters > 2 * word


def test_a_sample_is_heard_with_the_voice_off_at_its_own_step_of_volume(card: Recorder, voice: Heard) -> None:
    for step in (1, 5):
        voice.told.clear()
        voice.do(Sample("Un deux trois.", "fr", step, 0.8), PAGE, Preferences())
        voice.until_silent()
    tones, sentences = card.playbacks[::2], card.playbacks[1::2]
    assert len(tones) == len(sentences) == 2
    soft, loud = (loudness(one.samples) for one in sentences)
    decibels = 20 * math.log10(loud / soft)
    assert decibels == pytest.approx(24, abs=1)  # EN 301 549 8.2.1.1: 18 and more


def test_a_language_without_a_voice_fails_its_own_pages_and_no_others(card: Recorder, voice: Heard) -> None:
    klingon = (Sentence("Un."), Sentence("qapla", lang="tlh"))
    french = View("home", "home", "", (), (), klingon)
    assert voice.says(Speak(), french)[-1] == SpeechMoved(-1)
    own = View("home", "home", "", (), (), klingon, language="tlh")
    assert voice.says(Speak(), own)[-1] == VoiceFailed("no_voice")


@pytest.mark.clause("5.1.3.3")
def test_a_text_under_a_finger_marks_its_sentence_of_the_page(card: Recorder, voice: Heard) -> None:
    page = View("home", "home", "", (Part("p", "paragraph", PAGE.announcement[1:]),), (), PAGE.announcement)
    assert voice.says(SayText(text_id(["p"], [1])), page) == [SpeechMoved(2), SpeechMoved(-1)]


@pytest.mark.clause("5.1.3.5")
def test_a_finger_that_sweeps_over_controls_hears_the_last_one_whole_and_nothing_is_queued(
    tmp_path: Path, voice: Heard
) -> None:
    names = [f"Contrôle numéro {n} et quelques mots de plus pour être long" for n in range(6)]
    controls = tuple(Control(f"c{number}", name, None) for number, name in enumerate(names))
    page = View("home", "home", "", (), controls, ())
    with ears(tmp_path) as heard:
        for control in controls:
            voice.do(SpeakControl(control.id), page, Preferences(voice=True))
        voice.before(FingerUp())  # lifted at once: what it was on is said all the same
        assert voice.until_silent() == [SpeechMoved(-1)]
        heard.until(lambda played: played[-1].closed_s is not None)
        *before, last = [one for one in heard.playbacks if one.loud_s]
        assert sum(one.seconds for one in before) < 0.5 * last.seconds
        assert all(one.closed_s is not None and one.closed_s <= last.first_s + 0.1 for one in before)


def test_a_sentence_of_two_scripts_is_said_by_two_voices_and_is_one_sentence(
    card: Recorder, voice: Heard
) -> None:
    mixed = View("home", "home", "", (), (), (Sentence("السعر : C’est gratuit."),))
    assert {event.sentence for event in voice.says(Speak(), mixed) if isinstance(event, SpeechMoved)} == {
        0,
        -1,
    }
    assert len(card.playbacks) == 2
