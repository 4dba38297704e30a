"""A WAV as it comes from another program, whole or in a stream of several; used by `outside`."""

from __future__ import annotations

import struct
from array import array
from typing import Final

from kiosk.voice.pcm import Sound

MOST_BYTES: Final = 32 * 1024 * 1024
PCM: Final = 1


class NotASound(ValueError):
    """Not a WAV of 16-bit mono samples with its size told; says no more."""


def first_sound(data: bytes) -> tuple[Sound, bytes] | None:
    """The first sound of a stream and what follows it; None while it is not whole. Raises NotASound."""
    if len(data) < 12:
        return None
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise NotASound
    at, rate = 12, 0
    while at + 8 <= len(data):
        name, size = data[at : at + 4], struct.unpack_from("<I", data, at + 4)[0]
        body = at + 8
        if size > MOST_BYTES:
            raise NotASound
        if body + size > len(data):
            return None
        if name == b"fmt ":
            rate = _rate(data[body : body + size])
        elif name == b"data":
            if not rate or size % 2:
                raise NotASound
            return Sound(array("h", data[body : body + size]), rate), data[body + size :]
        at = body + size + size % 2
    return None


def _rate(form: bytes) -> int:
    if len(form) < 16:
        raise NotASound
    kind, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", form)
    if (kind, channels, bits) != (PCM, 1, 16) or not 4_000 <= rate <= 96_000:
        raise NotASound
    return int(rate)
