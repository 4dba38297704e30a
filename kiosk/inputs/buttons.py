"""The technician's button: one key of the machine itself, by its name in Linux; watched by the terminal.

Which device has it is read from /sys, which any user may; only that one is opened.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from pathlib import Path

from kiosk.wire.buttons import OWN

EV_KEY = 0x01
OUTSIDE = (0x03, 0x05)  # linux/input.h: the buses of what is plugged in or paired, USB and Bluetooth
DEVICES, DESCRIBED = Path("/dev/input"), Path("/sys/class/input")
_EVENT = struct.Struct("llHHi")  # struct input_event: seconds, microseconds, type, code, value


def found(code: int, described: Path = DESCRIBED) -> Iterator[tuple[str, str]]:
    """The devices that have this key: the file of each and its name; others are passed over.

    The machine's own keys count on the machine itself only: anybody can plug a keyboard in that has a key to
    switch off, and nobody's visit ends by it.
    """
    for event in sorted(described.glob("event*")):
        device = event / "device"
        if _has(device, code) and not (code in OWN and _bus(device) in OUTSIDE):
            yield event.name, _read(device / "name") or event.name


def opened(device: Path) -> int | None:
    """A descriptor to read its events from; None where it cannot be read, or not yet."""
    try:
        return os.open(device, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None


def presses(piece: bytes, code: int) -> int:
    """How often this key went down, in what was read from a device; a key that repeats counts once."""
    events = (_EVENT.unpack_from(piece, at) for at in range(0, len(piece) - _EVENT.size + 1, _EVENT.size))
    return sum((kind, key, value) == (EV_KEY, code, 1) for _, _, kind, key, value in events)


def press(code: int) -> bytes:
    """What a device sends when this key goes down and up; the pretended button of the tests."""
    return b"".join(_EVENT.pack(0, 0, EV_KEY, code, value) for value in (1, 0))


def _has(device: Path, code: int) -> bool:
    """`capabilities/key` is a list of 64-bit words in hexadecimal, the highest first."""
    words = _read(device / "capabilities" / "key").split()
    try:
        return bool(int(words[-1 - code // 64], 16) >> code % 64 & 1)
    except (ValueError, IndexError):
        return False


def _bus(device: Path) -> int:
    try:
        return int(_read(device / "id" / "bustype"), 16)
    except ValueError:
        return 0


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace").strip()
    except OSError:  # unplugged meanwhile
        return ""
