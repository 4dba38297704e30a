"""Several processes that serve one desk on one address, each started again when it dies; used by `server`.

They are forked from the one that watches them, which has loaded everything once: a new one serves at once.
"""

from __future__ import annotations

import gc
import logging
import os
import select
import signal
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

log = logging.getLogger("kiosk.desk")

FIRST_WAIT_S, LONGEST_WAIT_S = 0.05, 2.0
STEADY_S = 10.0  # a process that lived so long is started again at once
END_S = 5.0
AGAIN_S = 0.2
ALIVE_S = 5.0  # how often the service manager hears that this lives
ENDS = (signal.SIGTERM, signal.SIGINT)

Serve = Callable[[int, Callable[[], None]], int]  # serves at a place; told what to call once it listens


@dataclass(slots=True)
class Place:
    """Where one process serves, and when it may be started again."""

    pid: int = 0
    began: float = 0.0
    due: float = field(default_factory=time.monotonic)
    wait_s: float = FIRST_WAIT_S


class Supervisor:
    """Forks the processes and waits for their ends; runs in a process without threads."""

    def __init__(self, number: int, listener: socket.socket, serve: Serve) -> None:
        self._places = [Place() for _ in range(number)]
        self._listener, self._serve = listener, serve
        self._ending = False
        self._told, self._tell = os.pipe()  # a byte from each process that serves, every few seconds
        self._lives, self._alive = os.pipe()  # ends, for them, when this process does
        self._woken, self._wake = socket.socketpair()
        for end in (self._woken, self._wake):
            end.setblocking(False)

    def run(self, ready: Callable[[], None], alive: Callable[[], None] = lambda: None) -> int:
        """Serves until SIGINT or SIGTERM; `ready` once the first listens, `alive` as often as any says so."""
        signal.signal(signal.SIGCHLD, lambda *_: None)
        for number in ENDS:
            signal.signal(number, self._end)
        signal.set_wakeup_fd(self._wake.fileno(), warn_on_full_buffer=False)
        gc.freeze()  # what is loaded stays shared: no process's collector writes to it
        told = False
        while not self._ending:
            self._start_due()
            readable, _, _ = select.select([self._told, self._woken], [], [], self._until_due())
            if self._told in readable and os.read(self._told, 64):
                if not told:
                    told = True
                    ready()
                alive()
            if self._woken in readable:
                self._woken.recv(64)
            self._bury()
        self._end_all()
        return 0

    def _end(self, *_: object) -> None:
        self._ending = True

    def _until_due(self) -> float | None:
        due = [place.due for place in self._places if not place.pid]
        return max(0.0, min(due) - time.monotonic()) if due else None

    def _start_due(self) -> None:
        now = time.monotonic()
        for at, place in enumerate(self._places):
            if not place.pid and place.due <= now:
                place.began, place.pid = now, self._fork(at)

    def _fork(self, at: int) -> int:
        if pid := os.fork():
            return pid
        code = 1
        try:
            signal.set_wakeup_fd(-1)
            for number in (*ENDS, signal.SIGCHLD):
                signal.signal(number, signal.SIG_DFL)
            os.setsid()  # a keyboard’s Ctrl-C is for the parent, which ends them in order
            os.close(self._alive)
            _follow(self._lives)
            code = self._serve(at, lambda: os.write(self._tell, b"+") and None)
        except BaseException as error:  # noqa: BLE001 - nothing of the parent’s may run on in this process
            log.error("a process of the desk failed: %s", type(error).__name__)
        finally:
            os._exit(code)

    def _bury(self) -> None:
        for place in self._places:
            if not place.pid:
                continue
            pid, status = os.waitpid(place.pid, os.WNOHANG)
            if not pid:
                continue
            log.error("a process of the desk ended (%s), another starts", os.waitstatus_to_exitcode(status))
            now = time.monotonic()
            steady = now - place.began > STEADY_S
            place.wait_s = FIRST_WAIT_S if steady else min(place.wait_s * 2, LONGEST_WAIT_S)
            place.pid, place.due = 0, now + (0 if steady else place.wait_s)

    def _end_all(self) -> None:
        """Asks each to end; one that does not is killed."""
        running = [place.pid for place in self._places if place.pid]
        for pid in running:
            os.kill(pid, signal.SIGTERM)
        last = time.monotonic() + END_S
        for pid in running:
            descriptor = os.pidfd_open(pid)
            if not select.select([descriptor], [], [], max(0.0, last - time.monotonic()))[0]:
                os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            os.close(descriptor)


def _follow(lives: int) -> None:
    """Ends this process in order when the one that forked it is gone."""

    def wait() -> None:
        with suppress(OSError):
            os.read(lives, 1)
        while True:  # a first one may come before anything here listens to it
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(AGAIN_S)

    threading.Thread(target=wait, name="parent", daemon=True).start()
