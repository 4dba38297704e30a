"""Every voice of the child: those chosen for some languages, and one engine for all; used by `rendering`.

A chosen voice speaks once it has said its trial. Where it is not there, is late or fails, the sentence is
rendered by the engine in reserve at once; after two failures in a row it is heard no more in this session.
"""

from __future__ import annotations

import math
import time
from array import array
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kiosk.languages.chosen import Chosen, chosen_voices, line
from kiosk.voice.outside import Pico, Piper
from kiosk.voice.pcm import Sound, softer
from kiosk.voice.pieces import in_pieces
from kiosk.voice.protocol import FASTEST_WPM, NO_ENGINE, NO_VOICE, RENDER_FAILED, SLOWEST_WPM, TOO_SLOW
from kiosk.voice.renderer import (
    LATE_S,
    USUAL_WPM,
    LoadingError,
    NoEngineError,
    NoVoiceError,
    Renderer,
    RenderError,
    readable,
)
from kiosk.voice.trial import TRIALS

if TYPE_CHECKING:
    from kiosk.voice.engine import Engine

MOST_FAILURES: Final = 2
TRIAL_S: Final = 10.0
EVERY: Final = 8  # samples looked at for a loudness


class Mbrola:
    """A voice of mbrola's, which espeak-ng loads by itself."""

    def __init__(self, engine: Engine, voice: str) -> None:
        self._engine, self._voice = engine, f"mb/mb-{voice}"

    def wait(self, _seconds: float) -> bool:
        return True

    def render(self, text: str, rate_wpm: float, within_s: float = LATE_S) -> Sound:
        try:
            return self._engine.render_by(self._voice, text, round(rate_wpm))
        except ValueError as error:  # pyttsx3 on a voice that is not there
            raise RenderError from error

    def close(self) -> None:
        """It is the engine's."""


@dataclass(eq=False)
class _Better:
    chosen: Chosen
    renderer: Renderer
    usable: bool = False
    slow: bool = False  # it renders no faster than it speaks: between two sentences there would be silence
    failures: int = 0
    pace: float = 1.0  # what 160 words a minute have to be asked of it as, by 160
    volume: float = 1.0  # … so that it is no louder than the engine in reserve, whose loudness was measured


class Engines:
    """Never raises when made: whatever is missing is told by `name`, `voices` and what `render` raises."""

    def __init__(self, name: str, chosen: Sequence[str] = ()) -> None:
        self._own: Engine | None = None
        with suppress(Exception):  # pyttsx3 may be missing, and raises whatever its driver raises
            from kiosk.voice.engine import Engine

            self._own = Engine(name)
        self.name = self._own.name if self._own else None
        self._better: dict[str, _Better] = {}
        for lang, one in chosen_voices(chosen).items():
            renderer = self._renderer(one)
            if renderer is not None:
                self._better[lang] = _Better(one, renderer)
        self.voices = dict(self._own.voices) if self._own else {}
        self.chosen = tuple(self._better)

    def _renderer(self, one: Chosen) -> Renderer | None:
        match one.engine:
            case "mbrola":
                return Mbrola(self._own, one.voice) if self._own else None
            case "pico":
                return Pico(one.voice)
        return Piper(one.voice, one.command)

    def loading(self, lang: str, seconds: float = 0.0) -> bool:
        """Whether the language's chosen voice is still being loaded after so long at most."""
        better = self._better.get(_bare(lang))
        return better is not None and not better.renderer.wait(seconds)

    def try_out(self, lang: str) -> bool:
        """The chosen voice, once loaded, says its trial: from then on it speaks, no louder than the other."""
        better = self._better.get(lang)
        if better is None or lang not in TRIALS:
            return False
        began = time.monotonic()
        try:
            ours = better.renderer.render(TRIALS[lang], USUAL_WPM, TRIAL_S)
        except RenderError:
            return False
        better.slow = time.monotonic() - began > ours.seconds
        if not ours.samples or better.slow:
            return False
        if self._own is not None:
            usual = self._own.render(TRIALS[lang], lang, USUAL_WPM)
            better.pace = ours.seconds / usual.seconds
            better.volume = min(1.0, _loudness(usual) / _loudness(ours))
        better.usable = True
        return True

    def render(self, text: str, lang: str, rate_wpm: int, within_s: float = LATE_S) -> Sound:
        """Raises NoVoiceError, RenderError or NoEngineError when no voice can say it."""
        if not readable(text):
            return Sound(array("h"), 22_050)
        better = self._better.get(_bare(lang))
        if better is not None and better.usable:
            sound = self._by(better, text, rate_wpm, within_s)
            if sound is not None:
                return sound
        if self._own is None:
            raise NoEngineError
        return self._own.render(text, lang, rate_wpm)

    def while_wanted(self, unwanted: Callable[[], bool]) -> None:
        """What nobody waits for any more is not rendered to its end: its sound is not whole then."""
        if self._own is not None:
            self._own.unwanted = unwanted

    def tried(self, lang: str) -> dict[str, Any]:
        """Who speaks the language now, and how long its first words take to render: for the doctor."""
        better = self._better.get(lang)
        first = in_pieces(TRIALS.get(lang, "1 2 3"), USUAL_WPM)[0]
        began = time.monotonic()
        try:
            self.render(first, lang, USUAL_WPM)
        except NoEngineError:
            return {"lang": lang, "reason": NO_ENGINE}
        except NoVoiceError:
            return {"lang": lang, "reason": NO_VOICE}
        except Exception:  # noqa: BLE001
            return {"lang": lang, "reason": RENDER_FAILED}
        took_ms = round((time.monotonic() - began) * 1000)
        speaks = line(better.chosen).partition("= ")[2] if better is not None and better.usable else ""
        slow = better is not None and better.slow
        return {"lang": lang, "chosen": speaks, "ms": took_ms, "reason": TOO_SLOW if slow else ""}

    def close(self) -> None:
        for better in self._better.values():
            better.renderer.close()

    def _by(self, better: _Better, text: str, rate_wpm: int, within_s: float) -> Sound | None:
        """None where the engine in reserve has to say it."""
        rate = max(SLOWEST_WPM, min(FASTEST_WPM, rate_wpm))
        try:
            sound = better.renderer.render(text, rate * better.pace, within_s)
            if not sound.samples and any(char.isalnum() for char in text):
                raise RenderError
        except LoadingError:
            return None
        except RenderError:
            better.failures += 1
            better.usable = better.failures < MOST_FAILURES
            return None
        better.failures = 0
        return softer(sound, better.volume)


def _bare(lang: str) -> str:
    return lang.lower().replace("_", "-").partition("-")[0]


def _loudness(sound: Sound) -> float:
    """The root of the mean square; never 0."""
    some = sound.samples[::EVERY]
    return max(1.0, math.sqrt(sum(sample * sample for sample in some) / max(1, len(some))))
