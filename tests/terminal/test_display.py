"""`kiosk display` before a real X server: it is well for as long as it answers, and not a moment longer."""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.display import die_with_parent
from tests.managed import ServiceManager

WATCHDOG_S = 1.5  # asked three times as often
SCREENS = itertools.count(1000 + os.getpid() % 30_000)


class Watched:
    """The display's unit as its service manager sees it."""

    def __init__(self) -> None:
        self.manager = ServiceManager(WATCHDOG_S)
        screen = f":{next(SCREENS)}"
        command = [sys.executable, "-m", "kiosk.cli", "display", "--", "Xvfb", screen, "-nolisten", "tcp"]
        environment = os.environ | self.manager.environment | {"DISPLAY": screen}
        self.unit = subprocess.Popen(
            command, env=environment, stderr=subprocess.DEVNULL, preexec_fn=die_with_parent
        )

    @property
    def server(self) -> int:
        """The X server's process."""
        pid = self.unit.pid
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as children:
            return int(children.read().split()[0])

    def close(self) -> None:
        with suppress(OSError, IndexError):
            os.kill(self.server, signal.SIGCONT)
        self.unit.terminate()
        self.unit.wait(20)
        self.manager.__exit__()


@pytest.fixture
def watched() -> Iterator[Watched]:
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed: run deploy/setup")
    one = Watched()
    try:
        assert one.manager.hears() == "READY=1"
        yield one
    finally:
        one.close()


def test_a_server_that_hangs_is_no_longer_told_to_be_well_until_it_answers_again(watched: Watched) -> None:
    assert watched.manager.hears() == "WATCHDOG=1"
    os.kill(watched.server, signal.SIGSTOP)
    assert watched.manager.falls_silent(2 * WATCHDOG_S)
    os.kill(watched.server, signal.SIGCONT)
    assert watched.manager.hears() == "WATCHDOG=1"


def test_the_unit_ends_with_its_server(watched: Watched) -> None:
    os.kill(watched.server, signal.SIGKILL)
    assert watched.unit.wait(20) != 0


def test_the_server_ends_with_its_unit(watched: Watched) -> None:
    server = watched.server
    watched.unit.terminate()
    assert watched.unit.wait(20) == 0
    with pytest.raises(ProcessLookupError):
        os.kill(server, 0)
