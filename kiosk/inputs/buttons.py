"""The technician's button: one key of the machine itself, by its name in Linux; watched by the terminal."""

from __future__ import annotations

import array
import fcntl
import os
import struct
from collections.abc import Iterator
from pathlib import Path

from kiosk.wire.buttons import OWN

EV_KEY = 0x01
_OUTSIDE = (0x03, 0x05)  # the buses of what is plugged in or paired: USB, Bluetooth
_EVIOCGID = 0x80084502  # struct input_id: bus, vendor, product, version
_EVENT = struct.Struct("llHHi")  # struct input_event: seconds, microseconds, type, code, value
_BYTES = 0x300 // 8  # one bit for each key
_EVIOCGBIT_KEY = 0x80000000 | _BYTES << 16 | 0x4500 | 0x20 + EV_KEY


def devices_with(code: int, folder: Path = Path("/dev/input")) -> Iterator[tuple[str, int]]:
    """The devices that have this key, each with an open descriptor; others are passed over.

    The machine's own keys count on the machine itself only: anybody can plug a keyboard in that has a key to
    switch off, and nobody's visit ends by it.
    """
    for path in sorted(folder.glob("event*")):
        try:
            fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError:
            continue
        if _keys(fd) >> code & 1 and not (code in OWN and _bus(fd) in _OUTSIDE):
            yield path.name, fd
        else:
            os.close(fd)


def presses(piece: bytes, code: int) -> int:
    """How often this key went down, in what was read from a device; a key that repeats counts once."""
    events = (_EVENT.unpack_from(piece, at) for at in range(0, len(piece) - _EVENT.size + 1, _EVENT.size))
    return sum((kind, key, value) == (EV_KEY, code, 1) for _, _, kind, key, value in events)


def press(code: int) -> bytes:
    """What a device sends when this key goes down and up; the pretended button of the tests."""
    return b"".join(_EVENT.pack(0, 0, EV_KEY, code, value) for value in (1, 0))


def _keys(fd: int) -> int:
    answer = array.array("B", bytes(_BYTES))
    try:
        fcntl.ioctl(fd, _EVIOCGBIT_KEY, answer)
    except OSError:
        return 0
    return int.from_bytes(answer.tobytes(), "little")


def _bus(fd: int) -> int:
    answer = array.array("H", (0, 0, 0, 0))
    try:
        fcntl.ioctl(fd, _EVIOCGID, answer)
    except OSError:
        return 0
    return answer[0]
