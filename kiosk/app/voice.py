"""The voice in the session: what effects say, and what the speaker tells back; used by `window`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kiosk.config.settings_table import Voice as VoiceSettings
from kiosk.session.effects import Chime, Effect, Hush, SayNotice, SayTold, Speak, SpeakControl, SpeakControls
from kiosk.session.events import Event, SpeechMoved, VoiceFailed
from kiosk.session.preferences import RATES, Preferences
from kiosk.views.compose import control_said, group_said
from kiosk.views.texts import Texts
from kiosk.views.view import Sentence, View
from kiosk.voice.events import Failed, Finished, Started
from kiosk.voice.speaker import Speaker

STEP_DB = 6.0  # one step of volume (EN 301 549 8.2.1 asks for a step at 12 dB: two of these)
MIDDLE = 3
_ON_CONTROL = -2  # what is said is a control, not a sentence of the announcement


class Voice:
    """Carries out the effects that are heard."""

    def __init__(self, settings: VoiceSettings, texts: Texts, speaker: Speaker | None = None) -> None:
        self._settings = settings
        self._texts = texts
        self._speaker = speaker or Speaker(settings.engine, settings.rate_wpm, settings.volume)

    def fileno(self) -> int:
        """Readable when `heard` is due."""
        return self._speaker.fileno()

    def warm(self) -> None:
        """Ready to speak at once."""
        self._speaker.warm()

    def do(self, effect: Effect, view: View, preferences: Preferences) -> None:
        """One effect; those that are not heard are nobody's business here."""
        match effect:
            case Speak(sentence):
                self._tune(preferences)
                self._speaker.say(
                    [
                        (number, said.said, said.lang)
                        for number, said in enumerate(view.announcement)
                        if number >= sentence and said.said
                    ]
                )
            case SpeakControl(control) if preferences.voice:
                said = control_said(view, control, self._texts)
                if said:
                    self._tune(preferences)
                    self._speaker.say([(_ON_CONTROL, one.said, one.lang) for one in said])
            case SayNotice() if preferences.voice and view.notice is not None:
                self._tune(preferences)
                self._speaker.say([(_ON_CONTROL, view.notice.said, view.notice.lang)])
            case SpeakControls(controls) if preferences.voice and controls:
                self._say_all(group_said(view, controls, self._texts), preferences)
            case SayTold() if preferences.voice and view.told:
                self._say_all(view.told, preferences)
            case Chime(name):
                self._tune(preferences)
                self._speaker.chime(name)
            case Hush():
                self._speaker.stop()

    def _say_all(self, said: Sequence[Sentence], preferences: Preferences) -> None:
        self._tune(preferences)
        self._speaker.say([(_ON_CONTROL, one.said, one.lang) for one in said])

    def heard(self, send: Callable[[Event], None]) -> None:
        """What the speaker has to tell, as events of the session."""
        for event in self._speaker.read_events():
            match event:
                case Started(ref) if isinstance(ref, int) and ref >= 0:
                    send(SpeechMoved(ref))
                case Finished():
                    send(SpeechMoved(-1))
                case Failed(reason):
                    send(VoiceFailed(reason))

    def close(self) -> None:
        """Silent for good."""
        self._speaker.close()

    def _tune(self, preferences: Preferences) -> None:
        rate = self._settings.rate_wpm if preferences.rate == "normal" else RATES[preferences.rate]
        self._speaker.set_rate(rate)
        self._speaker.set_volume(self._settings.volume * 10 ** ((preferences.volume - MIDDLE) * STEP_DB / 20))
