"""What the service manager hears of a desk of several processes: ready, alive, and nothing once it hangs."""

from __future__ import annotations

import os
import signal
import socket
from pathlib import Path

import pytest

from kiosk.desk.workers import ALIVE_S
from tests.desk.running import RunningDesk, workers_of


def test_processes_that_hang_are_not_said_to_live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = f"kiosk-watchdog-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(f"\0{name}")
        manager.settimeout(30)
        monkeypatch.setenv("NOTIFY_SOCKET", f"@{name}")
        desk = RunningDesk(tmp_path, processes=2).start()
        try:
            told = [manager.recv(200) for _ in range(2)]
            assert told == [b"READY=1", b"WATCHDOG=1"]
            workers = workers_of(desk, 2)
            for pid in workers:
                os.kill(pid, signal.SIGSTOP)
            assert falls_silent(manager)
            for pid in workers:
                os.kill(pid, signal.SIGCONT)
            manager.settimeout(30)
            assert manager.recv(200) == b"WATCHDOG=1"
        finally:
            desk.kill()


def falls_silent(manager: socket.socket) -> bool:
    """Whether nothing more is told, but for what was on its way."""
    manager.settimeout(2 * ALIVE_S)
    try:
        for _ in range(4):
            manager.recv(200)
    except TimeoutError:
        return True
    return False
