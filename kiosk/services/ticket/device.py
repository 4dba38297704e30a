"""A printer at an address, driven by python-escpos, no step above 2 s; used by `child` and `check`."""

from __future__ import annotations

import os
import select
import socket
import stat
from typing import Any, Protocol

from kiosk.services.ticket.address import parse_address
from kiosk.services.ticket.loading import load_printers

STEP_S = 2.0


class Printer(Protocol):
    """What printing needs of a printer of python-escpos."""

    def open(self) -> None: ...
    def close(self) -> None: ...
    def is_online(self) -> bool: ...
    def paper_status(self) -> int: ...
    def image(self, img_source: Any, **options: Any) -> None: ...
    def cut(self) -> None: ...
    def _raw(self, msg: bytes) -> None: ...
    def _read(self) -> bytes: ...


def open_printer(address: str, step_s: float = STEP_S) -> Printer:
    """The printer at this address, not yet opened; PrinterAddressError; ImportError: no python-escpos."""
    where, printers = parse_address(address), load_printers()
    if where.kind == "tcp":
        return _network(printers, where.where, where.numbers[0], step_s)
    if where.kind == "usb":
        points = dict(zip(("in_ep", "out_ep"), where.numbers[2:], strict=False))
        return printers.Usb(*where.numbers[:2], timeout=round(step_s * 1000), **points)
    return _device_file(printers, where.where, step_s)


def _network(printers: Any, host: str, port: int, step_s: float) -> Printer:
    class NetworkPrinter(printers.Network):
        """python-escpos leaves a socket open that could not be connected, and knows IPv4 only."""

        def open(self, raise_not_found: bool = True) -> None:
            self.device = None
            self.device = socket.create_connection((self.host, self.port), self.timeout)

    return NetworkPrinter(host, port, timeout=step_s)


def _device_file(printers: Any, path: str, step_s: float) -> Printer:
    class DeviceFile(printers.File):
        """python-escpos only writes to a device, and waits for ever; this one also reads, and gives up."""

        def open(self, raise_not_found: bool = True) -> None:
            self.device = None
            # Neither made nor emptied: a wrong name makes no file.
            number = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY | os.O_APPEND | os.O_CLOEXEC)
            self.device = os.fdopen(number, "r+b", buffering=0)
            self.mute = stat.S_ISREG(os.fstat(number).st_mode)

        def _raw(self, msg: bytes) -> None:
            rest = memoryview(msg)
            while rest:
                self._await(select.POLLOUT)
                rest = rest[self.device.write(rest) or 0 :]

        def _read(self) -> bytes:
            self._await(select.POLLIN)
            return self.device.read(16) or b""

        def _await(self, event: int) -> None:
            poll = select.poll()
            poll.register(self.device, event)
            if not poll.poll(step_s * 1000):
                raise TimeoutError

    return DeviceFile(path)
