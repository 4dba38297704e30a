"""Samples cut and spread: nothing audible is lost, nothing clicks."""

from __future__ import annotations

import math
from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.voice.pcm import Sound, softer, spread_words, trim_lead
from kiosk.voice.tones import PEAK, TONES, tone

RATE = 22_050
samples = st.lists(st.integers(-32_768, 32_767), max_size=400).map(lambda values: array("h", values))


@given(silence=st.integers(0, 5_000), body=samples)
def test_trimming_takes_leading_silence_only(silence: int, body: array[int]) -> None:
    trimmed = trim_lead(Sound(array("h", [0] * silence) + array("h", [9_000]) + body, RATE)).samples

    assert trimmed[-len(body) - 1 :] == array("h", [9_000]) + body
    assert len(trimmed) - len(body) - 1 <= 0.005 * RATE


def test_a_sound_that_is_all_silence_becomes_empty() -> None:
    assert trim_lead(Sound(array("h", [3, -3] * 1_000), RATE)).samples == array("h")


@given(
    body=samples,
    starts=st.lists(st.integers(0, 60), max_size=6),
    factor=st.floats(1.0, 1.3),
)
def test_spreading_never_loses_a_sample_and_never_gets_shorter(
    body: array[int], starts: list[int], factor: float
) -> None:
    spread = spread_words(Sound(array("h", body), RATE), starts, factor)
    assert len(body) <= len(spread.samples) <= math.ceil(len(body) * factor) + 1


def test_a_cut_is_made_where_it_is_quiet_and_faded() -> None:
    """The sound fades to nothing at sample 11 100; the word's mark is 13 ms before."""
    wave = array("h", [int(12_000 * math.sin(i / 9) * min(1, abs(i - 11_100) / 400)) for i in range(RATE)])

    spread = spread_words(Sound(wave, RATE), [490], 1.2).samples

    pause = spread[11_200 : 11_000 + int(0.2 * RATE)]
    assert max(map(abs, pause)) == 0
    steps = [abs(b - a) for a, b in pairwise(spread)]
    assert max(steps) <= 2 * 12_000 / 9


@pytest.mark.clause("5.1.3.10")
def test_tones_are_short_begin_and_end_softly_and_follow_the_volume() -> None:
    for name in TONES:
        sound = tone(name, 1.0)
        assert 0.2 < sound.seconds <= 0.6
        assert max(map(abs, sound.samples[:5] + sound.samples[-5:])) < PEAK / 20
        assert max(map(abs, sound.samples)) == PEAK
        assert max(map(abs, tone(name, 0.5).samples)) == PEAK // 2


@given(body=samples, volume=st.floats(0, 1))
def test_softer_is_each_sample_times_the_volume_to_within_a_unit(body: array[int], volume: float) -> None:
    soft = softer(Sound(body, RATE), volume).samples

    assert len(soft) == len(body)
    assert all(abs(now - before * volume) < 2 for now, before in zip(soft, body, strict=True))
