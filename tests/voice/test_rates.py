"""The rate that a citizen chooses, from 62 to 250 words a minute: the length follows, the pitch stays."""

from __future__ import annotations

import statistics
from array import array

import pytest

from kiosk.voice.events import Finished
from tests.voice.conftest import Listener
from tests.voice.ears import RATE, Recorder, loudness

SENTENCE = "Madame votre demande de carte arrive demain matin à la mairie"


def said_at(rates: tuple[int, ...], card: Recorder, listener: Listener) -> list[array[int]]:
    for rate in rates:
        listener.speaker.set_rate(rate)
        listener.speaker.say([(rate, SENTENCE, "fr")])
        assert listener.until_over() == Finished()
    assert len(card.playbacks) == len(rates)
    return [playback.samples for playback in card.playbacks]


def pitch(samples: array[int]) -> float:
    """The median fundamental frequency of the loudest stretches, by autocorrelation, in hertz."""
    step = 3  # 7 350 Hz is enough for a voice's fundamental
    rough = samples[::step]
    size = 40 * RATE // step // 1000
    frames = [rough[i : i + size] for i in range(0, len(rough) - size, size)]
    loudest = sorted(frames, key=loudness, reverse=True)[:15]
    lags = range(RATE // step // 250, RATE // step // 55)

    def likeness(frame: array[int], lag: int) -> float:
        return sum(a * b for a, b in zip(frame, frame[lag:], strict=False)) / (size - lag)

    periods = [max(lags, key=lambda lag, frame=frame: likeness(frame, lag)) for frame in loudest]
    return RATE / step / statistics.median(periods)


def longest_silence_s(samples: array[int]) -> float:
    """Within the sentence: what follows its last audible sample does not count."""
    last = max(i for i, sample in enumerate(samples) if abs(sample) > 300)
    longest = current = 0
    for sample in samples[:last]:
        current = current + 1 if abs(sample) < 40 else 0
        longest = max(longest, current)
    return longest / RATE


def test_the_length_follows_the_rate_and_the_pitch_stays(quick_card: Recorder, listener: Listener) -> None:
    slowest, slow, usual, fastest = said_at((62, 80, 160, 250), quick_card, listener)

    assert len(slowest) / len(slow) == pytest.approx(80 / 62, rel=0.05)
    assert len(slowest) > 3 * len(fastest)
    assert len(slow) > len(usual) > len(fastest)
    expected = pitch(usual)
    assert 60 < expected < 250
    for samples in (slowest, slow, fastest):
        assert pitch(samples) == pytest.approx(expected, rel=0.12)


def test_the_slowest_rates_are_made_of_pauses_between_words(quick_card: Recorder, listener: Listener) -> None:
    slowest, slow = said_at((62, 80), quick_card, listener)

    assert longest_silence_s(slow) < 0.12
    assert longest_silence_s(slowest) > 0.12


def test_rates_out_of_range_are_the_nearest_possible(quick_card: Recorder, listener: Listener) -> None:
    lowest, slowest, fastest, highest = said_at((5, 62, 250, 900), quick_card, listener)

    assert len(lowest) == pytest.approx(len(slowest), rel=0.02)
    assert len(highest) == pytest.approx(len(fastest), rel=0.02)


def test_every_sentence_has_its_own_voice_and_rate_however_fast_they_follow(
    quick_card: Recorder, listener: Listener
) -> None:
    """pyttsx3 cancels what stands in espeak's queue when the one before has only just ended: never here."""
    settings = [("fr", 90), ("en", 240), ("fr", 170), ("en", 110)] * 6
    for lang, rate in settings:
        listener.speaker.set_rate(rate)
        listener.speaker.say([(lang, "Attention information situation", lang)])
        assert listener.until_over() == Finished()
    assert len(quick_card.playbacks) == len(settings)

    lengths = [playback.seconds for playback in quick_card.playbacks]
    assert lengths == pytest.approx(lengths[:4] * 6, rel=0.02)
    assert len({round(length, 1) for length in lengths[:4]}) == 4
