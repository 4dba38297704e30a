"""Where the ticket printer is, as its setting writes it; read by `device`, `check` and the settings.

`file:/dev/usb/lp0` · `usb:04b8:0202` (maker and model, as lsusb writes them; `:82:01` adds the end points)
· `tcp:192.168.1.20:9100`, for the link process only · "" for none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

HINT = "Écrivez file:/dev/usb/lp0, usb:04b8:0202 ou tcp:192.168.1.20:9100."
PORT = 9100
_USB = re.compile(r"usb:([0-9a-f]{4}):([0-9a-f]{4})(?::([0-9a-f]{2}):([0-9a-f]{2}))?", re.IGNORECASE)
_TCP = re.compile(r"tcp:([A-Za-z0-9.-]+)(?::(\d{1,5}))?")


class PrinterAddressError(ValueError):
    """The address of the printer cannot be understood; `hint` says what to write."""

    hint = HINT


@dataclass(frozen=True, slots=True)
class Address:
    """`numbers` are maker, model and end points (in, out) on USB, the port on the network."""

    kind: Literal["file", "usb", "tcp"]
    where: str
    numbers: tuple[int, ...] = ()

    @property
    def network(self) -> bool:
        """Whether only a process with network may print there."""
        return self.kind == "tcp"


def parse_address(written: str) -> Address:
    """The address; PrinterAddressError where it is none."""
    if written.startswith("file:/"):
        return Address("file", written.removeprefix("file:"))
    if found := _USB.fullmatch(written):
        return Address("usb", written, tuple(int(number, 16) for number in found.groups() if number))
    if found := _TCP.fullmatch(written):
        port = int(found[2] or PORT)
        if 0 < port < 65536:
            return Address("tcp", found[1], (port,))
    raise PrinterAddressError(f"«\u00a0{written[:80]}\u00a0» n’est pas l’adresse d’une imprimante")
