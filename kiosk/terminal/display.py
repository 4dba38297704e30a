"""Starts the X server and tells the service manager, for as long as it answers; run by `kiosk display`.

A server that hangs leaves its last picture on the glass, and all that draws waits for it for ever: only its
own unit may end it, and this is how the unit learns of it.
"""

from __future__ import annotations

import ctypes
import os
import select
import signal
import subprocess
from collections.abc import Sequence

from kiosk.services.notify import notify, watched_s

LOOK_S = 5.0  # between two questions, where nobody watches
OURS = ("NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID")  # some servers would speak there too
COMING_S = 0.1  # between two tries, until it listens


def serve(command: Sequence[str]) -> int:
    """Runs the server of $DISPLAY until it ends or SIGTERM; its exit status (128 and a signal's number)."""
    own = {name: value for name, value in os.environ.items() if name not in OURS}
    server = subprocess.Popen(command, env=own)
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    end = select.poll()
    end.register(os.pidfd_open(server.pid), select.POLLIN)
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    while not (screen := x11.XOpenDisplay(None)):
        if end.poll(COMING_S * 1000):
            return _status(server)
    notify("READY=1")
    while not end.poll((watched_s() or LOOK_S) * 1000):
        x11.XSync(ctypes.c_void_p(screen), 0)  # waits for the answer, with a hung server for ever
        notify("WATCHDOG=1")
    return _status(server)


def _status(server: subprocess.Popen[bytes]) -> int:
    code = server.wait()
    return code if code >= 0 else 128 - code
