"""Fixed sentences kept as sound, so that they start at once; owned by the voice child's rendering thread."""

from __future__ import annotations

from typing import Final

from kiosk.voice.pcm import Sound
from kiosk.voice.protocol import Message

MOST_BYTES: Final = 12 * 1024 * 1024  # some four minutes of speech

Key = tuple[str, str, int]


class Prepared:
    """Sounds by their words, language and pace; never a citizen's: those are not given to it."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._sounds: dict[Key, Sound] = {}
        self._left = most_bytes

    def get(self, request: Message) -> Sound | None:
        return self._sounds.get(_key(request))

    def keep(self, request: Message, sound: Sound) -> bool:
        """False when there is no more room: what was prepared first is what is needed first."""
        size = 2 * len(sound.samples)
        if size > self._left:
            return False
        if self._sounds.setdefault(_key(request), sound) is sound:
            self._left -= size
        return True


def _key(request: Message) -> Key:
    return request["text"], request["lang"], request["rate_wpm"]
