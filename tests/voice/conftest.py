"""A card to listen with, and a speaker driven as the session's loop drives it."""

from __future__ import annotations

import select
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.voice.events import Failed, Finished, SpeechEvent
from kiosk.voice.speaker import Speaker
from tests.voice.ears import Ears, Recorder, ears, recorder


class Listener:
    """A speaker, and the loop that a session has around it."""

    def __init__(self, speaker: Speaker) -> None:
        self.speaker = speaker
        self.events: list[SpeechEvent] = []

    def until(self, wanted: Callable[[SpeechEvent], bool], within: float = 10.0) -> SpeechEvent:
        """The first event to come that satisfies the condition."""
        deadline = time.monotonic() + within
        while True:
            left = deadline - time.monotonic()
            assert left > 0, f"not told in time; told: {self.events}"
            select.select([self.speaker], [], [], left)
            events = self.speaker.read_events()
            self.events += events
            for event in events:
                if wanted(event):
                    return event

    def until_readable(self, within: float = 10.0) -> None:
        """The speaker has something to tell, for somebody else to read."""
        assert select.select([self.speaker], [], [], within)[0], "nothing told in time"

    def until_over(self, within: float = 10.0) -> SpeechEvent:
        return self.until(lambda event: isinstance(event, Finished | Failed), within)

    def until_ready(self) -> None:
        """The child has loaded its engine."""
        deadline = time.monotonic() + 10
        self.speaker.warm()
        while not self.speaker.voices:
            assert select.select([self.speaker], [], [], deadline - time.monotonic())[0], "never ready"
            self.events += self.speaker.read_events()

    def hears_nothing_told(self, within: float) -> None:
        """No event comes during that time."""
        deadline = time.monotonic() + within
        while (left := deadline - time.monotonic()) > 0:
            select.select([self.speaker], [], [], left)
            assert self.speaker.read_events() == []


@pytest.fixture
def card(tmp_path: Path) -> Iterator[Ears]:
    """A card at a real card's pace."""
    with ears(tmp_path) as listening:
        yield listening


@pytest.fixture
def quick_card(tmp_path: Path) -> Iterator[Recorder]:
    """A card that takes sound as fast as it comes: for what is played, not when."""
    with recorder(tmp_path) as recording:
        yield recording


@pytest.fixture
def listener() -> Iterator[Listener]:
    speaker = Speaker(volume=1.0)
    yield Listener(speaker)
    speaker.close()
