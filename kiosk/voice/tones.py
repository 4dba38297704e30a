"""The short tones that go with a call and a warning, computed, not stored; called by the voice child."""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal

from kiosk.voice.pcm import Sound

ToneName = Literal["calling", "answered", "warning"]

RATE: Final = 22_050
PEAK: Final = 15_000  # about as loud as the loudest of a spoken sentence
ATTACK_S: Final = 0.006
RELEASE_S: Final = 0.030


@dataclass(frozen=True)
class Note:
    hertz: float
    start_s: float
    length_s: float


# Kept between 500 and 1 100 Hz: heard by ears that have lost the high frequencies, and by small loudspeakers.
TONES: Final = MappingProxyType(
    {
        # rises by a fifth: something has gone out
        "calling": (Note(587.3, 0.0, 0.18), Note(880.0, 0.16, 0.30)),
        # a major chord, note by note
        "answered": (Note(659.3, 0.0, 0.16), Note(830.6, 0.13, 0.16), Note(987.8, 0.26, 0.32)),
        # twice the same: neither good news nor an alarm
        "warning": (Note(698.5, 0.0, 0.20), Note(698.5, 0.26, 0.28)),
    }
)


@lru_cache(maxsize=16)
def tone(name: str, volume: float) -> Sound:
    """The tone of that name (KeyError if there is none) at a volume from 0 to 1; at most 0.6 s."""
    notes = TONES[name]
    length = max(note.start_s + note.length_s for note in notes)
    wave = [0.0] * int(length * RATE)
    for note in notes:
        _add(wave, note)
    loudest = max(map(abs, wave))
    return Sound(array("h", (int(sample / loudest * PEAK * volume) for sample in wave)), RATE)


def _add(wave: list[float], note: Note) -> None:
    """A struck bar: the note, a soft octave, an onset without a click, and a decay."""
    first, count = int(note.start_s * RATE), int(note.length_s * RATE)
    step = 2 * math.pi * note.hertz / RATE
    for i in range(min(count, len(wave) - first)):
        seconds = i / RATE
        edge = min(1.0, seconds / ATTACK_S, (note.length_s - seconds) / RELEASE_S)
        body = math.sin(step * i) + 0.25 * math.sin(2 * step * i) * math.exp(-seconds * 18)
        wave[first + i] += edge * math.exp(-seconds * 5) * body
