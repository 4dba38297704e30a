"""A sentence rendered to samples by pyttsx3, in memory only; called by the voice child's rendering thread.

pyttsx3 is used for `save_to_file` alone (its `say` cannot be stopped), and from one thread alone (a call
from a second one hangs the first). The "file" is an anonymous one in memory: no sound ever stands on a disk.
"""

from __future__ import annotations

import os
import threading
import wave
from array import array
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

import pyttsx3
from pyttsx3.drivers import _espeak

from kiosk.voice.pcm import Sound, spread_words, trim_lead
from kiosk.voice.protocol import ENGINE_SLOWEST_WPM, FASTEST_WPM, SLOWEST_WPM
from kiosk.voice.renderer import NoVoiceError, RenderError, readable
from kiosk.voice.voices import voice_for, voices_by_language

WORD_GAP: Final = 7  # espeak's own pause between words, a parameter that pyttsx3 has no name for
GAP_S, GAP_LEAST_S = 0.031, 0.07  # a step of it at the engine's slowest rate, and what any adds; measured


class Engine:
    """pyttsx3 with the engine of that name ("espeak"); raises what pyttsx3 raises when it is missing."""

    def __init__(self, name: str) -> None:
        self._engine = pyttsx3.init(name)
        self.name = str(self._engine)
        self.voices = voices_by_language(self._engine.getProperty("voices"))
        self._finished = threading.Event()
        self._refused = False
        self.unwanted: Callable[[], bool] = lambda: False  # asked once a second of sound: then it stops there
        self._word_starts_ms: list[int] = []
        self._engine.connect("error", self._on_error)
        self._listen_to_driver()

    def render(self, text: str, lang: str, rate_wpm: int) -> Sound:
        """The sentence at 62 to 250 words a minute, as loud as can be, without leading silence."""
        voice = voice_for(lang, self.voices)
        if voice is None:
            raise NoVoiceError
        return self.render_by(voice, text, max(SLOWEST_WPM, min(FASTEST_WPM, rate_wpm)))

    def render_by(self, voice: str, text: str, rate: int) -> Sound:
        """The same by a voice of that identity, at any rate; RenderError where it is not there."""
        text = readable(text)
        if not text:
            return Sound(array("h"), 22_050)
        sound = self._synthesise(text, voice, max(rate, ENGINE_SLOWEST_WPM))
        slower = ENGINE_SLOWEST_WPM / rate
        if slower > 1 and len(self._word_starts_ms) > 1:
            sound = spread_words(sound, self._word_starts_ms[1:], slower)
        elif slower > 1 and (pauses := len(text.split()) - 1) > 0:  # mbrola's voices tell of no word
            pause_s = sound.seconds * (slower - 1) / pauses
            steps = max(0, round((pause_s - GAP_LEAST_S) / GAP_S))
            sound = self._synthesise(text, voice, ENGINE_SLOWEST_WPM, steps)
        return trim_lead(sound)

    def _synthesise(self, text: str, voice: str, rate: int, gap: int = 0) -> Sound:
        self._finished.clear()
        self._refused = False
        self._word_starts_ms.clear()
        with open(os.memfd_create("speech"), "rb") as memory:
            self._engine.setProperty("voice", voice)
            self._engine.setProperty("rate", rate)
            self._engine.setProperty("volume", 1.0)
            _espeak.SetParameter(WORD_GAP, gap, 0)
            self._engine.save_to_file(text, f"/proc/self/fd/{memory.fileno()}")
            self._engine.runAndWait()
            self._finished.wait()  # no time-out: the speaker ends the whole child when this takes too long
            if self._refused or self._engine.getProperty("voice") != voice:
                raise RenderError
            with suppress(wave.Error, EOFError), wave.open(memory) as rendered:
                samples = array("h", rendered.readframes(rendered.getnframes()))
                return Sound(samples, self._sampling_rate(rendered.getframerate()))
        raise RenderError

    @staticmethod
    def _sampling_rate(written: int) -> int:
        """That of the voice in use: pyttsx3 writes 22 050 Hz for all, and some of mbrola's have 16 000."""
        with suppress(AttributeError):  # an espeak before espeak-ng does not tell
            return int(_espeak.dll.espeak_ng_GetSampleRate())
        return written

    def _on_error(self, **_details: Any) -> None:
        self._refused = True

    def _listen_to_driver(self) -> None:
        """Take espeak's callback in front of pyttsx3's.

        pyttsx3 tells of neither thing needed here: where in the sound each word begins, and the moment when
        espeak's thread has left pyttsx3's code for good. Its own "finished" comes before that thread resets
        the queue, so that a sentence given right then could be run by both threads at once.
        """
        driver = self._engine.proxy._driver
        driver_callback = driver._onSynth
        # Every loop of pyttsx3 begins with a stop. If espeak is still putting the sentence before away, that
        # cancels its queue, and with it the rate and volume just set: the old ones would go on.
        driver.stop = lambda: None

        def callback(samples: Any, count: int, events: Any) -> int:
            last = False
            place = 0
            try:
                while events[place].type != _espeak.EVENT_LIST_TERMINATED:
                    if events[place].type == _espeak.EVENT_WORD:
                        self._word_starts_ms.append(events[place].audio_position)
                    last = last or events[place].type == _espeak.EVENT_MSG_TERMINATED
                    place += 1
                result = int(driver_callback(samples, count, events))
                return 1 if self.unwanted() else result
            except Exception:  # noqa: BLE001
                # Nothing may pass through espeak's C code, and a traceback could show the sentence.
                self._refused = True
                return 0
            finally:
                if last:
                    self._finished.set()

        _espeak.SetSynthCallback(callback)
