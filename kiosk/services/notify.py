"""systemd's notifications (sd_notify(3)): ready, alive, stopping; nothing where there is no systemd."""

from __future__ import annotations

import os
import socket


def notify(state: str) -> None:
    """Sends one notification to the service manager that started this process, if one did."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    path = "\0" + address[1:] if address.startswith("@") else address
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as connection:
        try:
            connection.sendto(state.encode(), path)
        except OSError:
            return


def watched_s() -> float | None:
    """How often the service manager is to be told that all is well (a third of WATCHDOG_USEC), in seconds."""
    given = os.environ.get("WATCHDOG_USEC", "")
    return int(given) / 3e6 if given.isdigit() and int(given) else None
