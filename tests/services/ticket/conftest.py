"""Pretend printers in processes of their own; used by the tests of the ticket."""

from __future__ import annotations

import json
import select
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

WAIT_S = 20.0


@dataclass
class PretendPrinter:
    """A running pretend printer: its address, and what it says of each connection."""

    process: subprocess.Popen[bytes]
    into: Path
    address: str = ""

    def said(self) -> dict[str, int]:
        """Its next line."""
        assert self.process.stdout is not None
        assert select.select([self.process.stdout], [], [], WAIT_S)[0], "the pretend printer said nothing"
        return json.loads(self.process.stdout.readline())


PretendPrinters = Callable[..., PretendPrinter]


@pytest.fixture
def pretend(tmp_path: Path) -> Iterator[PretendPrinters]:
    """Starts printers with a fault, or without; they end with the test."""
    running: list[subprocess.Popen[bytes]] = []

    def start(fault: str = "", after: int = 20_000) -> PretendPrinter:
        command = [sys.executable, "-m", "kiosk.services.ticket.pretend", "--into", str(tmp_path)]
        command += ["--fault", fault, "--after", str(after)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, bufsize=0)
        running.append(process)
        printer = PretendPrinter(process, tmp_path)
        printer.address = f"tcp:127.0.0.1:{printer.said()['port']}"
        return printer

    yield start
    for process in running:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()
