"""Several processes that serve one desk on one address, each started again when it dies; used by `server`."""

from __future__ import annotations

import json
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict

from kiosk.desk.settings import DeskSettings

log = logging.getLogger("kiosk.desk")

FIRST_WAIT_S, LONGEST_WAIT_S = 0.05, 2.0
STEADY_S = 10.0  # a process that lived so long is started again at once
END_S = 5.0
PROGRAM = (sys.executable, "-m", "kiosk.desk.worker")


class Worker:
    """One process's place: started again for ever, ended on demand."""

    def __init__(self, settings: DeskSettings, listener: socket.socket, up: Callable[[], None]) -> None:
        self._settings, self._listener, self._up = settings, listener, up
        self._process: subprocess.Popen[bytes] | None = None
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="desk-worker")

    def start(self) -> None:
        """Starts the process, and again whenever it ends."""
        self._thread.start()

    def end(self) -> None:
        """Asks the process to end, and no other follows."""
        self._ending.set()
        if (process := self._process) is not None:
            with suppress(ProcessLookupError):
                process.terminate()

    def join(self) -> None:
        """Waits until it has ended; one that does not is killed."""
        self._thread.join(END_S)
        if self._thread.is_alive() and (process := self._process) is not None:
            process.kill()
            self._thread.join()

    def _run(self) -> None:
        wait_s = FIRST_WAIT_S
        while not self._ending.is_set():
            began = time.monotonic()
            self._process = process = subprocess.Popen(
                [*PROGRAM, str(self._listener.fileno())],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                pass_fds=[self._listener.fileno()],
                start_new_session=True,  # the terminal's Ctrl-C is for the parent, which ends them in order
            )
            if self._ending.is_set():
                process.terminate()
            self._talk(process)
            code = process.wait()
            if self._ending.is_set():
                return
            log.error("a process of the desk ended (%s), another starts", code)
            wait_s = FIRST_WAIT_S if time.monotonic() - began > STEADY_S else min(wait_s * 2, LONGEST_WAIT_S)
            self._ending.wait(wait_s)

    def _talk(self, process: subprocess.Popen[bytes]) -> None:
        """Gives the settings, whose secrets no list of processes shows; stdin stays open while this lives."""
        assert process.stdin is not None
        assert process.stdout is not None
        with process.stdin, process.stdout, suppress(OSError):
            process.stdin.write(_told(self._settings))
            process.stdin.flush()
            for _ in process.stdout:
                self._up()


def _told(settings: DeskSettings) -> bytes:
    return json.dumps(asdict(settings) | {"database": str(settings.database)}).encode() + b"\n"


def supervise(settings: DeskSettings, listener: socket.socket, ready: Callable[[], None]) -> int:
    """Serves in `settings.processes` processes until SIGINT or SIGTERM; `ready` once the first listens."""
    told, ending = threading.Event(), threading.Event()

    def up() -> None:
        if not told.is_set():
            told.set()
            ready()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ending.set())
    workers = [Worker(settings, listener, up) for _ in range(settings.processes)]
    for worker in workers:
        worker.start()
    ending.wait()
    for worker in workers:
        worker.end()
    for worker in workers:
        worker.join()
    return 0


def follow_parent() -> None:
    """Ends this process in order when the one that started it is gone: its end of the pipe closes."""

    def wait() -> None:
        with suppress(OSError):
            sys.stdin.buffer.read()
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, name="parent", daemon=True).start()
