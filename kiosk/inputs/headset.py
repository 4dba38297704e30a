"""The headset jack as an event, without polling (Linux `SW_HEADPHONE_INSERT`); watched by the terminal."""

from __future__ import annotations

import array
import fcntl
import os
import struct
from collections.abc import Collection, Iterator
from pathlib import Path

FOLDER = Path("/dev/input")
EV_SW = 0x05
SW_HEADPHONE_INSERT = 0x02
_EVENT = struct.Struct("llHHi")  # struct input_event: seconds, microseconds, type, code, value
_EVIOCGSW = 0x8008451B  # the switches' present states, eight bytes
_EVIOCGBIT_SW = 0x80084520 + EV_SW  # the switches that a device has, eight bytes


def jacks(folder: Path = FOLDER, known: Collection[str] = ()) -> dict[str, int]:
    """The devices that have a headphone switch, each open; others and the `known` are passed over."""
    found: dict[str, int] = {}
    for path in sorted(folder.glob("event*")):
        if path.name in known:
            continue
        try:
            fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError:
            continue
        switches = _bits(fd, _EVIOCGBIT_SW)
        if switches > 0 and switches >> SW_HEADPHONE_INSERT & 1:
            found[path.name] = fd
        else:
            os.close(fd)
    return found


def plugged(fd: int) -> bool | None:
    """Whether a headset is in, as the device says now; None where it cannot say."""
    bits = _bits(fd, _EVIOCGSW)
    return None if bits < 0 else bool(bits >> SW_HEADPHONE_INSERT & 1)


def changes(piece: bytes) -> Iterator[bool]:
    """In (True) or out, for each event of the jack in what was read from a device."""
    for at in range(0, len(piece) - _EVENT.size + 1, _EVENT.size):
        _, _, kind, code, value = _EVENT.unpack_from(piece, at)
        if kind == EV_SW and code == SW_HEADPHONE_INSERT:
            yield bool(value)


def event(in_jack: bool) -> bytes:
    """What a device sends when a headset goes in or out; the simulated jack of the tests and the dock."""
    return _EVENT.pack(0, 0, EV_SW, SW_HEADPHONE_INSERT, int(in_jack))


def _bits(fd: int, request: int) -> int:
    answer = array.array("B", bytes(8))
    try:
        fcntl.ioctl(fd, request, answer)
    except OSError:
        return -1
    return int.from_bytes(answer.tobytes(), "little")
