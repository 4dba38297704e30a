"""The printing child: one word comes back, it never outlasts its time, and no text leaks from it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.services.ticket.content import Line, Section, Ticket
from kiosk.services.ticket.job import PrintJob, longest_s
from kiosk.services.ticket.outcome import Outcome
from kiosk.services.ticket.picture import draw
from tests.services.ticket.conftest import PretendPrinters
from tests.services.ticket.tickets import SECRET, ticket

DOTS_A_MM = 8  # 203 dots an inch
SLOW_MM_S = 60


def test_a_child_prints_and_says_so(pretend: PretendPrinters) -> None:
    printer = pretend()
    job = PrintJob(ticket(), printer.address)
    assert SECRET.encode() not in Path(f"/proc/{job.pid}/cmdline").read_bytes()
    assert job.wait() is Outcome.OK
    assert job.outcome() is Outcome.OK
    assert printer.said()["tickets"] == 1
    assert not Path(f"/proc/{job.pid}").exists()


def test_a_child_that_hangs_is_ended_in_its_time(pretend: PretendPrinters) -> None:
    started = time.monotonic()
    job = PrintJob(ticket(), pretend("stalls", 0).address, within_s=0.3)
    assert job.wait() is Outcome.CUT_OFF
    assert time.monotonic() - started < 2
    assert not Path(f"/proc/{job.pid}").exists()


def test_a_slow_printer_has_the_time_that_a_long_ticket_takes() -> None:
    text = "Justificatif de domicile de moins de 6 mois, à votre nom : facture ou quittance de loyer"
    long = Ticket("Titre", "Mairie", sections=(Section("À apporter", (Line(text),) * 90),), large=True)
    millimetres = draw(long).height / DOTS_A_MM
    assert millimetres > 2000
    assert longest_s(long) > millimetres / SLOW_MM_S
    assert longest_s(None) < longest_s(ticket()) < longest_s(long)


def test_a_child_that_dies_is_told_as_cut_off(pretend: PretendPrinters) -> None:
    job = PrintJob(ticket(), pretend("stalls", 0).address)
    job._process.kill()
    assert job.wait() is Outcome.CUT_OFF


@pytest.mark.parametrize("printer", ["", "nonsense", "tcp:127.0.0.1:1", "file:/dev/does-not-exist"])
def test_no_printer_at_this_address(printer: str) -> None:
    assert PrintJob(ticket(), printer).wait() is Outcome.NO_PRINTER


@pytest.mark.parametrize("request_", [b"", b"[]", b'{"ticket": {"title": "' + SECRET.encode() + b'"}}'])
def test_a_request_that_is_none_shows_nothing_of_it(request_: bytes) -> None:
    command = [sys.executable, "-m", "kiosk.services.ticket.child"]
    done = subprocess.run(command, input=request_, capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stdout == b'{"outcome": "no_printer"}\n'
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [("", Outcome.OK), ("no-paper", Outcome.NO_PAPER), ("offline", Outcome.BUSY), ("mute", Outcome.BUSY)],
)
def test_without_a_ticket_the_printer_is_only_asked(
    pretend: PretendPrinters, fault: str, outcome: Outcome
) -> None:
    printer = pretend(fault)
    assert PrintJob(None, printer.address).wait() is outcome
    said = printer.said()
    assert (said["tickets"], said["rows"]) == (0, 0)
