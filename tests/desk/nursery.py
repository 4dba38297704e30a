"""Desks forked from a process that has loaded all of one; for the fixtures that start one for each test.

Loading takes nearly all the time of a desk's start. A desk that was forked runs the same program with its
own arguments, environment and files. `python -m tests.desk.nursery FD` is the process that forks them.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[2]
MOST_BYTES = 1 << 17  # of arguments and environment


class Forked:
    """As much of a `Popen` as a desk's tests use."""

    def __init__(self, stdout: IO[str], status: int) -> None:
        self.stdout, self._status = stdout, status
        self.pid = int(os.read(status, 20))
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """How it ended; None while it runs."""
        if self.returncode is None and select.select([self._status], [], [], 0)[0]:
            self.returncode = int(os.read(self._status, 20))
            os.close(self._status)
        return self.returncode

    def wait(self, timeout: float) -> int:
        """How it ended; TimeoutExpired after so many seconds."""
        if self.returncode is None and not select.select([self._status], [], [], timeout)[0]:
            raise subprocess.TimeoutExpired("a desk", timeout)
        code = self.poll()
        assert code is not None
        return code

    def send_signal(self, number: signal.Signals) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


class Nursery:
    """The process that forks desks, and the line to it."""

    def __init__(self) -> None:
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, "-m", "tests.desk.nursery", str(theirs.fileno())]
        self._process = subprocess.Popen(command, cwd=ROOT, pass_fds=(theirs.fileno(),))
        theirs.close()

    def fork(self, program: str, argument: str, log: IO[str]) -> Forked:
        """What `python -c program argument` would start from here, with its standard output to be read."""
        told, out = os.pipe()
        status, outcome = os.pipe()
        asked = {"program": program, "argument": argument, "cwd": os.getcwd(), "environ": dict(os.environ)}
        socket.send_fds(self._line, [json.dumps(asked).encode()], [out, log.fileno(), outcome])
        os.close(out)
        os.close(outcome)
        return Forked(os.fdopen(told), status)

    def close(self) -> None:
        self._line.close()
        self._process.wait(20)


def begun(
    program: str, argument: str, log: IO[str], inside: Sequence[str], nursery: Nursery | None
) -> Forked | subprocess.Popen[str]:
    """A desk, forked if there is a nursery, else with what goes before its command."""
    if nursery is not None and not inside:
        return nursery.fork(program, argument, log)
    command = [*inside, sys.executable, "-c", program, argument]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)


def main() -> None:
    """Forks a desk for each that is asked for, until nobody can ask any more."""
    import alembic.command  # noqa: F401 - a desk loads it to make its tables, and each of the tests’ does
    import psycopg  # noqa: F401

    import kiosk.desk.server  # noqa: F401

    line = socket.socket(fileno=int(sys.argv[1]))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        asked, files, _, _ = socket.recv_fds(line, MOST_BYTES, 3)
        if not asked:
            return
        if not os.fork():
            line.close()
            return born(json.loads(asked), *files)
        for each in files:
            os.close(each)


def born(asked: dict[str, Any], out: int, log: int, outcome: int) -> None:
    """Carries out the program in a process of its own, and tells its number and how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    if child := os.fork():
        os.close(out)
        os.write(outcome, f"{child}".encode())
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        os.write(outcome, f"{ended}".encode())
        os._exit(0)
    os.close(outcome)
    for source, target in ((out, 1), (log, 2)):
        os.dup2(source, target)
        os.close(source)
    os.environ.clear()
    os.environ.update(asked["environ"])
    os.chdir(asked["cwd"])
    sys.argv = ["-c", asked["argument"]]
    exec(asked["program"], {"__name__": "__main__"})


if __name__ == "__main__":
    main()
