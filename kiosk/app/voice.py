"""The voice in the session: what effects say, and what the speaker tells back; used by `window`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kiosk.config.settings_device import Voice as VoiceSettings
from kiosk.session.effects import (
    Chime,
    Effect,
    Hush,
    Sample,
    SayNotice,
    SayText,
    SayTold,
    Speak,
    SpeakControl,
    SpeakControls,
    Spell,
)
from kiosk.session.events import Event, SpeechMoved, VoiceFailed
from kiosk.session.fingered import Fingered
from kiosk.session.preferences import VOLUMES, Preferences, words_a_minute
from kiosk.session.pressed import SwitchReleased
from kiosk.session.step import by_citizen
from kiosk.views.compose import control_said, group_said
from kiosk.views.readable import text_said
from kiosk.views.spoken.scripts import by_voice
from kiosk.views.spoken.spelling import spelling
from kiosk.views.texts import Texts
from kiosk.views.view import Sentence, View
from kiosk.voice.events import Failed, Finished, Started
from kiosk.voice.speaker import Speaker

STEP_DB = 6.0  # one step of volume (EN 301 549 8.2.1 asks for 18 dB with a step at 12: two of these)
_ON_CONTROL = -2  # what is said is a control, not a sentence of the announcement


class Voice:
    """Carries out the effects that are heard."""

    def __init__(self, settings: VoiceSettings, texts: Texts, speaker: Speaker | None = None) -> None:
        self._settings = settings
        self._texts = texts
        self._language = ""
        self._speaker = speaker or Speaker(
            settings.engine, settings.rate_wpm, settings.volume, settings.voices
        )

    def fileno(self) -> int:
        """Readable when `heard` is due."""
        return self._speaker.fileno()

    def prepare(self, sentences: Sequence[tuple[str, str]]) -> None:
        """Fixed sentences, rendered ahead as each citizen first hears them."""
        self._tune(Preferences())
        self._speaker.prepare([part for text, lang in sentences for part in by_voice(text, lang)])

    def do(self, effect: Effect, view: View, preferences: Preferences) -> None:
        """One effect; those that are not heard are nobody's business here."""
        self._language = view.language
        match effect:
            case Speak(sentence, alone):
                self._tune(preferences)
                first = min(sentence, len(view.announcement) - 1)
                self._speaker.say(
                    [
                        part
                        for number, said in enumerate(view.announcement)
                        if (number == first if alone else number >= first) and said.said
                        for part in _parts(number, said)
                    ]
                )
            case Spell(sentence, control):
                self._tune(preferences)
                first = min(sentence, len(view.announcement) - 1)
                named = control_said(view, control, self._texts) if control else ()
                ref, said = (_ON_CONTROL, named[0]) if named else (first, view.announcement[first])
                spelt = spelling(said, self._texts.of(view.language))
                self._speaker.say([(ref, words, said.lang) for words in spelt])
            case SpeakControl(control) if preferences.voice:
                said = control_said(view, control, self._texts)
                if said:
                    self._tune(preferences)
                    self._speaker.say([part for one in said for part in _parts(_ON_CONTROL, one)])
            case SayNotice() if preferences.voice and view.notice is not None:
                self._tune(preferences)
                self._speaker.say(_parts(_ON_CONTROL, view.notice))
            case SpeakControls(controls) if preferences.voice and controls:
                self._say_all(group_said(view, controls, self._texts), preferences)
            case SayText(text) if preferences.voice:
                self._tune(preferences)
                said = text_said(view, text)
                self._speaker.say(
                    [part for at, one in said for part in _parts(at if at >= 0 else _ON_CONTROL, one)]
                )
            case SayTold() if preferences.voice and view.told:
                self._say_all(view.told, preferences)
            case Sample(text, language, volume, level):
                self._tune(replace(preferences, volume=volume), level)
                self._speaker.chime("calling")
                self._speaker.say([(_ON_CONTROL, part, lang) for part, lang in by_voice(text, language)])
            case Chime(name):
                self._tune(preferences)
                self._speaker.chime(name)
            case Hush():
                self._speaker.stop()

    def before(self, event: Event | None) -> None:
        """Any action stops the voice (EN 301 549 5.1.3.5), before the page that it leads to is made.

        A switch that is let go ends what its press began, and silences nothing that the press had said. What
        a finger silences is the session's affair: the words of what it is on go on while it taps.
        """
        if event is not None and by_citizen(event) and not isinstance(event, SwitchReleased | Fingered):
            self._speaker.stop()

    def _say_all(self, said: Sequence[Sentence], preferences: Preferences) -> None:
        self._tune(preferences)
        self._speaker.say([part for one in said for part in _parts(_ON_CONTROL, one)])

    def heard(self, send: Callable[[Event], None]) -> None:
        """What the speaker has to tell, as events of the session."""
        for event in self._speaker.read_events():
            match event:
                case Started(ref) if isinstance(ref, int) and ref >= 0:
                    send(SpeechMoved(ref))
                case Finished():
                    send(SpeechMoved(-1))
                case Failed(reason, lang) if lang and lang != self._language:
                    send(SpeechMoved(-1))  # a few words in another language: the page itself is heard
                case Failed(reason):
                    send(VoiceFailed(reason))

    def close(self) -> None:
        """Silent for good."""
        self._speaker.close()

    def _tune(self, preferences: Preferences, level: float | None = None) -> None:
        self._speaker.set_rate(words_a_minute(preferences.rate, self._settings.rate_wpm))
        below_db = (VOLUMES[-1] - preferences.volume) * STEP_DB
        level = self._settings.volume if level is None else level
        self._speaker.set_volume(level * 10 ** (-below_db / 20))


def _parts(ref: int, said: Sentence) -> list[tuple[int, str, str]]:
    """A sentence for the speaker, its parts by the voices that can read them."""
    return [(ref, text, lang) for text, lang in by_voice(said.said, said.voice)]
