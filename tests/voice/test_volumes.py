"""The volumes that a citizen can choose, as they are heard (EN 301 549 5.1.3.11, 8.2.1)."""

from __future__ import annotations

import math
from array import array

import pytest

from kiosk.app.voice import Voice
from kiosk.config.settings_device import Voice as VoiceSettings
from kiosk.session.effects import Speak
from kiosk.session.preferences import VOLUMES, Preferences
from kiosk.views.texts import Texts
from kiosk.views.view import Sentence, View
from tests.voice.conftest import Listener
from tests.voice.ears import RATE, Recorder, loudness

WORDS = Sentence("Votre demande de carte arrive demain matin à la mairie.")
PAGE = View("home", "home", "", (), (), (WORDS,))


def heard_at(volumes: tuple[int, ...], card: Recorder, listener: Listener) -> list[array[int]]:
    voice = Voice(VoiceSettings(), Texts(), listener.speaker)
    for volume in volumes:
        voice.do(Speak(0), PAGE, Preferences(volume=volume))
        listener.until_over()
    assert len(card.playbacks) == len(volumes)
    return [playback.samples for playback in card.playbacks]


def decibels(samples: array[int]) -> float:
    return 20 * math.log10(loudness(samples))


@pytest.mark.clause("8.2.1")
def test_eighteen_decibels_and_more_with_a_step_at_twelve(quick_card: Recorder, listener: Listener) -> None:
    levels = [decibels(samples) for samples in heard_at(VOLUMES, quick_card, listener)]
    steps = [level - levels[0] for level in levels]
    assert steps == sorted(steps)
    assert steps[-1] >= 18
    assert min(abs(step - 12) for step in steps) < 1.5


@pytest.mark.clause("5.1.3.13")
def test_each_citizen_begins_twelve_decibels_below_the_loudest() -> None:
    assert VOLUMES[-1] - Preferences().volume == 2


def test_the_loudest_is_not_cut_off_and_the_softest_keeps_its_beginning(
    quick_card: Recorder, listener: Listener
) -> None:
    softest, loudest = heard_at((VOLUMES[0], VOLUMES[-1]), quick_card, listener)
    assert max(map(abs, loudest)) < 32_767
    assert len(softest) / RATE == pytest.approx(len(loudest) / RATE, abs=0.02)
