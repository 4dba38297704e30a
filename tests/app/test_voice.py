"""What effects say through a real voice, and what the session is told of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app.voice import Voice
from kiosk.config.settings_table import Voice as VoiceSettings
from kiosk.session.effects import Speak, Spell
from kiosk.session.events import Event, SpeechMoved, VoiceFailed
from kiosk.session.preferences import Preferences
from kiosk.views.texts import Texts
from kiosk.views.view import Sentence, View
from kiosk.voice.speaker import Speaker
from tests.voice.conftest import Listener
from tests.voice.ears import Recorder, recorder

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

    def says(self, effect: Speak | Spell, page: View = PAGE) -> list[Event]:
        """What the session is told until the voice has nothing more to say."""
        self.told.clear()
        self.do(effect, page, Preferences(voice=True))
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


def test_a_language_without_a_voice_fails_its_own_pages_and_no_others(card: Recorder, voice: Heard) -> None:
    klingon = (Sentence("Un."), Sentence("qapla", lang="tlh"))
    french = View("home", "home", "", (), (), klingon)
    assert voice.says(Speak(), french)[-1] == SpeechMoved(-1)
    own = View("home", "home", "", (), (), klingon, language="tlh")
    assert voice.says(Speak(), own)[-1] == VoiceFailed("no_voice")


def test_a_sentence_of_two_scripts_is_said_by_two_voices_and_is_one_sentence(
    card: Recorder, voice: Heard
) -> None:
    mixed = View("home", "home", "", (), (), (Sentence("السعر : C’est gratuit."),))
    assert {event.sentence for event in voice.says(Speak(), mixed) if isinstance(event, SpeechMoved)} == {
        0,
        -1,
    }
    assert len(card.playbacks) == 2
