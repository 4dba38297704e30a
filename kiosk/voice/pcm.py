"""Sound as 16-bit samples: trimming, and pauses between words; called by the engine and the tones."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

AUDIBLE: Final = 120  # of 32 767; espeak's own silence is exact zeros and a little dithering
LEAD_S: Final = 0.004  # kept before the first audible sample, so that the onset does not click
FADE_S: Final = 0.004
SEARCH_S: Final = 0.030  # how far from the engine's word mark the quietest place is looked for


@dataclass(frozen=True)
class Sound:
    """Mono samples and their rate in hertz; never shown, they are what a citizen hears."""

    samples: array[int] = field(repr=False)
    rate: int

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate


def softer(sound: Sound, volume: float) -> Sound:
    """At a volume from 0 to 1 of what it was, to within a unit; espeak's own low steps are 2 dB off.

    In whole arrays, not sample by sample, which would take longer than the engine: each byte is looked up,
    and the two that make a sample are added as digits of one long number (lifted, so that none is below 0).
    """
    data = sound.samples.tobytes()
    if volume >= 1 or not data:
        return sound
    low, *high = _scale(volume)
    scaled, rest = bytearray(len(data)), bytearray(len(data))
    rest[0::2] = data[0::2].translate(low)
    scaled[0::2], scaled[1::2] = (data[1::2].translate(table) for table in high)
    lifted = int.from_bytes(scaled, "little") + int.from_bytes(rest, "little")
    level = int.from_bytes(b"\x00\x80" * len(sound.samples), "little")
    return Sound(array("h", (lifted ^ level).to_bytes(len(data), "little")), sound.rate)


@lru_cache(maxsize=8)
def _scale(volume: float) -> tuple[bytes, bytes, bytes]:
    """What becomes of a sample's low byte, and of its high one: the low and the high byte of its share."""
    lifted = [int(volume * 256 * (n if n < 128 else n - 256)) + 32_768 for n in range(256)]
    low = bytes(int(volume * n) for n in range(256))
    return low, bytes(n & 255 for n in lifted), bytes(n >> 8 for n in lifted)


def trim_lead(sound: Sound) -> Sound:
    """Without the silence at its beginning; a sound that is all silence becomes empty."""
    first = next((i for i, sample in enumerate(sound.samples) if abs(sample) > AUDIBLE), None)
    if first is None:
        return Sound(array("h"), sound.rate)
    return Sound(sound.samples[max(0, first - int(LEAD_S * sound.rate)) :], sound.rate)


def spread_words(sound: Sound, starts_ms: Sequence[int], factor: float) -> Sound:
    """Longer by `factor` (> 1), the pitch kept: the added time is silence between the words.

    `starts_ms` are the beginnings of the words from the second on; without any, the sound stays as it is.
    """
    cuts = sorted({_quietest(sound, int(ms * sound.rate / 1000)) for ms in starts_ms})
    if not cuts or factor <= 1:
        return sound
    pause = array("h", bytes(2 * int(len(sound.samples) * (factor - 1) / len(cuts))))
    spread = array("h")
    for start, end in zip([0, *cuts], [*cuts, len(sound.samples)], strict=True):
        word = sound.samples[start:end]
        _fade(word, int(FADE_S * sound.rate))
        spread.extend(word)
        if end < len(sound.samples):
            spread.extend(pause)
    return Sound(spread, sound.rate)


def _quietest(sound: Sound, at: int) -> int:
    """The middle of the quietest few milliseconds around a sample."""
    window = max(1, int(FADE_S * sound.rate))
    reach = int(SEARCH_S * sound.rate)
    first, last = max(0, at - reach), min(len(sound.samples) - window, at + reach)
    if last <= first:
        return max(0, min(at, len(sound.samples)))
    places = range(first, last, window)
    return min(places, key=lambda i: sum(map(abs, sound.samples[i : i + window]))) + window // 2


def _fade(word: array[int], length: int) -> None:
    """Fade both ends in place: a cut in the middle of a wave is heard as a click."""
    length = min(length, len(word) // 2)
    for i in range(length):
        word[i] = word[i] * i // length
        word[-1 - i] = word[-1 - i] * i // length
