"""The voice child as the session process sees it: started, written to, read, ended; called by the speaker."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import kiosk
from kiosk.voice import protocol

PR_SET_PDEATHSIG: Final = 1
PR_SET_DUMPABLE: Final = 4
CLOCK_MONOTONIC: Final = 1
TFD_NONBLOCK_CLOEXEC: Final = os.O_NONBLOCK | os.O_CLOEXEC
COLLECT_S: Final = 1.0


class VoiceProcess:
    """A running voice child in a process group of its own, its player included.

    Raises OSError when it cannot be started. The kernel ends it with the *thread* that made it: that thread
    must be one that lasts as long as the session.
    """

    def __init__(self, engine: str, chosen: Sequence[str] = ()) -> None:
        self.channel, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.channel.setblocking(False)
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "kiosk.voice.child", engine, *chosen],
                stdin=other,
                stdout=subprocess.DEVNULL,  # pyttsx3 prints, and a traceback could show a sentence
                stderr=subprocess.DEVNULL,
                env=_environment(),
                start_new_session=True,
            )
        except OSError:
            self.channel.close()
            raise
        finally:
            other.close()

    @property
    def pid(self) -> int:
        return self._process.pid

    def send(self, kind: str, **fields: Any) -> None:
        """Raises OSError: the child is gone, takes nothing more, or the packet is too large (EMSGSIZE)."""
        self.channel.send(protocol.encode(kind, **fields))

    def receive(self) -> tuple[list[protocol.Message], bool]:
        return protocol.receive(self.channel)

    def end(self) -> None:
        """Kill the whole group at once, also when only the player of a dead child still lives."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self.channel.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(COLLECT_S)


def guard_memory() -> None:
    """No other process may read this one, no core file may be left, and it ends with the session."""
    libc = ctypes.CDLL(None)
    libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _environment() -> dict[str, str]:
    """Ours without the terminal's settings and secrets, and with the place where this package stands."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KIOSK_")}
    here = str(Path(kiosk.__file__).parents[1])
    kept["PYTHONPATH"] = os.pathsep.join(filter(None, [kept.get("PYTHONPATH"), here]))
    return kept


class Alarm:
    """A descriptor that becomes readable at a moment of the monotonic clock (Linux timerfd)."""

    class _Times(ctypes.Structure):
        _fields_ = [(name, ctypes.c_long) for name in ("every_s", "every_ns", "after_s", "after_ns")]

    def __init__(self) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self.fd = self._libc.timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK_CLOEXEC)
        if self.fd < 0:
            raise OSError(ctypes.get_errno(), "timerfd_create")

    def set(self, seconds: float | None) -> None:
        """Ring that many seconds from now (at once if not positive), or never."""
        nanoseconds = 0 if seconds is None else max(1, int(seconds * 1e9))
        times = self._Times(0, 0, *divmod(nanoseconds, 1_000_000_000))
        self._libc.timerfd_settime(self.fd, 0, ctypes.byref(times), None)

    def clear(self) -> None:
        with suppress(BlockingIOError):
            os.read(self.fd, 8)

    def close(self) -> None:
        os.close(self.fd)
