"""A lamp or buzzer: a USB relay by its serial protocol, and a simulated one in a file; made by `made`."""

from __future__ import annotations

import json
import os
import select
import termios
from pathlib import Path

from kiosk.wire.channel import ChannelFailed, Notice

WRITE_S = 2.0


class Relay:
    """A USB relay of the LCUS-1 kind (CH340, 9600 baud): start, relay, on or off, and their sum."""

    name = "lamp"

    def __init__(self, device: str, relay: int = 1) -> None:
        self._device, self._relay = device, relay

    def signal(self, notice: Notice) -> None:
        """On while any call is lit."""
        on = int(notice.lit > 0)
        with _Port(self._device) as port:
            port.write(bytes([0xA0, self._relay, on, (0xA0 + self._relay + on) & 0xFF]))

    def check(self) -> None:
        """Opens it; the relay itself answers nothing."""
        with _Port(self._device):
            pass


class _Port:
    def __init__(self, device: str) -> None:
        self._device = device
        self._fd = -1

    def __enter__(self) -> _Port:
        try:
            self._fd = os.open(self._device, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
            raw = termios.tcgetattr(self._fd)
        except FileNotFoundError:
            raise ChannelFailed("no_device") from None
        except (OSError, termios.error):
            self.__exit__()
            raise ChannelFailed("not_allowed") from None
        raw[0] = raw[1] = raw[3] = 0
        raw[2] = termios.CS8 | termios.CREAD | termios.CLOCAL
        raw[4] = raw[5] = termios.B9600
        termios.tcsetattr(self._fd, termios.TCSANOW, raw)
        return self

    def __exit__(self, *_: object) -> None:
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def write(self, data: bytes) -> None:
        """All of it, or `ChannelFailed`."""
        try:
            while data:
                if not select.select([], [self._fd], [], WRITE_S)[1]:
                    raise ChannelFailed("no_answer")
                data = data[os.write(self._fd, data) :]
        except OSError:
            raise ChannelFailed("no_device") from None


class FileLamp:
    """A lamp without a lamp: its state as JSON in a file, for trying the whole and for showing it."""

    name = "lamp"

    def __init__(self, file: Path) -> None:
        self._file = file

    def signal(self, notice: Notice) -> None:
        """The file says whether it is lit, and for how many calls."""
        state = {"lit": notice.lit > 0, "calls": notice.lit, "at": notice.at}
        fresh = self._file.with_name(self._file.name + ".new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps(state) + "\n", "utf-8")
            fresh.replace(self._file)
        except OSError:
            raise ChannelFailed("not_allowed") from None

    def check(self) -> None:
        """Whether the file may be written."""
        folder = next((one for one in self._file.parents if one.exists()), Path("/"))
        if not folder.is_dir() or not os.access(folder, os.W_OK):
            raise ChannelFailed("not_allowed")
