"""The headset pulled out in mid-sentence: silence at once, and nothing of one's own on the loudspeaker."""

from __future__ import annotations

import time
from pathlib import Path

from kiosk.app.assemble import assemble
from kiosk.app.core import Core
from kiosk.app.voice import Voice
from kiosk.config.settings_device import Voice as VoiceSettings
from kiosk.dev.gallery.scenes import play, scenes_of
from kiosk.dev.shots import cores
from kiosk.session.events import Event, HeadsetChanged
from tests.voice.conftest import Listener
from tests.voice.ears import Ears

ROOT = Path(__file__).resolve().parents[2]


def at_recap() -> Core:
    parts, problems = assemble(ROOT / "config", {})
    assert parts is not None, problems
    core = next(cores(parts, (1080, 1920)))
    play(next(scene for scene in scenes_of(parts.library) if scene.name == "recap"), core)
    return core


def test_it_falls_silent_and_stays_so(card: Ears, listener: Listener) -> None:
    core = at_recap()
    voice = Voice(VoiceSettings(), core.texts, listener.speaker)

    def happens(event: Event) -> None:
        voice.before(event)
        for effect in core.send(event):
            voice.do(effect, core.view, core.session.preferences)

    happens(HeadsetChanged(True))
    card.until(lambda heard: bool(heard and heard[0].loud_s), within=10.0)
    pulled = time.monotonic()
    happens(HeadsetChanged(False))
    card.until(lambda heard: heard[-1].closed_s is not None)
    silent_s = (card.playbacks[-1].closed_s or 0.0) - pulled
    assert silent_s < 0.5  # a tenth of it is reached: other tests share the machine
    listener.hears_nothing_told(0.4)
    assert len(card.playbacks) == 1
    assert not listener.speaker.speaking
