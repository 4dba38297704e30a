"""A sound from another program: as it was written, whatever stands around it; anything else is refused."""

from __future__ import annotations

import io
import wave
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.voice.pcm import Sound
from kiosk.voice.wav import NotASound, first_sound


def written(samples: list[int], rate: int = 16_000, channels: int = 1, width: int = 2) -> bytes:
    memory = io.BytesIO()
    with wave.open(memory, "wb") as sound:
        sound.setnchannels(channels)
        sound.setsampwidth(width)
        sound.setframerate(rate)
        sound.writeframes(array("h", samples).tobytes())
    return memory.getvalue()


@given(
    st.lists(st.integers(-32_768, 32_767), max_size=50), st.sampled_from([8_000, 16_000, 22_050]), st.binary()
)
def test_a_sound_is_read_and_what_follows_is_left(samples: list[int], rate: int, after: bytes) -> None:
    data = written(samples, rate)
    assert first_sound(data + after) == (Sound(array("h", samples), rate), after)
    assert all(first_sound(data[:end]) is None for end in range(len(data)))


@given(st.binary(max_size=200))
def test_whatever_comes_is_a_sound_or_not_whole_or_refused(data: bytes) -> None:
    for stream in (data, written([1, 2])[:20] + data):
        try:
            first_sound(stream)
        except NotASound:
            pass


@pytest.mark.parametrize("made", [{"channels": 2}, {"width": 1}, {"rate": 400_000}])
def test_other_kinds_of_sound_are_refused(made: dict[str, int]) -> None:
    with pytest.raises(NotASound):
        first_sound(written([1, 2, 3, 4], **made))
