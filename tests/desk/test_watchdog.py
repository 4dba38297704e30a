"""What the service manager hears of a desk of several processes: ready, alive, and nothing once it hangs."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from kiosk.desk.workers import ALIVE_S
from tests.desk.nursery import Nursery
from tests.desk.running import RunningDesk, workers_of
from tests.managed import ServiceManager


def test_processes_that_hang_are_not_said_to_live(
    nursery: Nursery, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ServiceManager() as manager:
        for key, value in manager.environment.items():
            monkeypatch.setenv(key, value)
        desk = RunningDesk(tmp_path, processes=2, nursery=nursery).start()
        try:
            assert [manager.hears() for _ in range(2)] == ["READY=1", "WATCHDOG=1"]
            workers = workers_of(desk, 2)
            for pid in workers:
                os.kill(pid, signal.SIGSTOP)
            assert manager.falls_silent(2 * ALIVE_S)
            for pid in workers:
                os.kill(pid, signal.SIGCONT)
            assert manager.hears() == "WATCHDOG=1"
        finally:
            desk.kill()
