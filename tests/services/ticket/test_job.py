"""The printing child: one word comes back, it never outlasts its time, and no text leaks from it."""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.services.ticket.content import Line, Section, Ticket
from kiosk.services.ticket.handing import ASKED_S, GIVEN, Handing
from kiosk.services.ticket.job import LONGEST_S, PrintJob, longest_s
from kiosk.services.ticket.outcome import Outcome
from kiosk.services.ticket.picture import draw
from tests.services.ticket.conftest import PretendPrinter, PretendPrinters
from tests.services.ticket.tickets import SECRET, ticket

DOTS_A_MM = 8  # 203 dots an inch
SLOW_MM_S = 60


@contextmanager
def printing(address: str, within_s: float = LONGEST_S, give: bool = True) -> Iterator[PrintJob]:
    """A child that has been given the ticket it asked for, as a session does it."""
    handing = Handing(ticket())
    job = PrintJob(address, True, within_s, handing.theirs)
    try:
        if give:
            assert select.select([handing], [], [], ASKED_S)[0], "nobody asks for the ticket"
            assert handing.look()
            handing.close()
        yield job
    finally:
        handing.close()
        job.end()


def test_a_child_prints_and_says_so(pretend: PretendPrinters) -> None:
    printer = pretend()
    with printing(printer.address) as job:
        prints_and_says_so(printer, job)


def prints_and_says_so(printer: PretendPrinter, job: PrintJob) -> None:
    assert SECRET.encode() not in Path(f"/proc/{job.pid}/cmdline").read_bytes()
    assert job.wait() is Outcome.OK
    assert job.outcome() is Outcome.OK
    assert printer.said()["tickets"] == 1
    assert not Path(f"/proc/{job.pid}").exists()


def test_a_child_that_hangs_is_ended_in_its_time(pretend: PretendPrinters) -> None:
    started = time.monotonic()
    with printing(pretend("stalls", 0).address, 0.3, give=False) as job:
        assert job.wait() is Outcome.CUT_OFF
    assert time.monotonic() - started < 2
    assert not Path(f"/proc/{job.pid}").exists()


def test_a_child_that_was_killed_is_waited_for_by_nobody_and_collected_later() -> None:
    for _ in range(50):
        with printing("tcp:127.0.0.1:1", give=False) as job:
            job.end()
            try:
                os.waitid(os.P_PID, job.pid, os.WEXITED | os.WNOWAIT)
            except ChildProcessError:  # gone before the end of `end`, which saw it
                continue
            assert Path(f"/proc/{job.pid}").exists()
            PrintJob("").wait()
            assert not Path(f"/proc/{job.pid}").exists()
            return
    pytest.fail("none outlived its end")


def test_nobody_looks_into_a_child_before_it_has_the_ticket() -> None:
    """It has closed itself when it asks, and what it asks for is sealed and only its own."""
    handing = Handing(ticket())
    job = PrintJob("tcp:127.0.0.1:1", True, LONGEST_S, handing.theirs)
    try:
        assert not any("memfd" in path for path in open_files(job.pid))
        assert select.select([handing], [], [], ASKED_S)[0], "nobody asks for the ticket"
        assert os.stat(f"/proc/{job.pid}/mem").st_uid == 0
        assert core_limit(job.pid) == "0"
        assert not any("memfd" in path for path in open_files(job.pid))
    finally:
        handing.close()
        job.end()


def test_a_ticket_is_given_once_and_nobody_writes_in_it() -> None:
    handing = Handing(ticket())
    theirs = handing.theirs.dup()
    assert not handing.look()
    theirs.sendall(b"?")
    assert handing.look()
    handing.close()
    word, (sheet,), _, _ = socket.recv_fds(theirs, 16, 4)
    assert word == GIVEN
    with pytest.raises(PermissionError):
        os.pwrite(sheet, b"x", 0)
    assert SECRET.encode() in os.pread(sheet, 100_000, 0)
    os.close(sheet)
    theirs.close()


def test_a_session_that_is_gone_gives_no_ticket(pretend: PretendPrinters) -> None:
    printer = pretend()
    handing = Handing(ticket())
    job = PrintJob(printer.address, True, LONGEST_S, handing.theirs)
    handing.close()
    assert job.wait() is Outcome.CUT_OFF


def open_files(pid: int) -> list[str]:
    """Where the descriptors of a process lead."""
    return [os.readlink(entry) for entry in Path(f"/proc/{pid}/fd").iterdir()]


def core_limit(pid: int) -> str:
    return Path(f"/proc/{pid}/limits").read_text().split("Max core file size")[1].split()[0]


def test_a_slow_printer_has_the_time_that_a_long_ticket_takes() -> None:
    text = "Justificatif de domicile de moins de 6 mois, à votre nom : facture ou quittance de loyer"
    long = Ticket("Titre", "Mairie", sections=(Section("À apporter", (Line(text),) * 90),), large=True)
    millimetres = draw(long).height / DOTS_A_MM
    assert millimetres > 2000
    assert longest_s(long) > millimetres / SLOW_MM_S
    assert longest_s(None) < longest_s(ticket()) < longest_s(long)


def test_a_child_that_dies_is_told_as_cut_off(pretend: PretendPrinters) -> None:
    with printing(pretend("stalls", 0).address) as job:
        os.kill(job.pid, signal.SIGKILL)
        assert job.wait() is Outcome.CUT_OFF


@pytest.mark.parametrize("printer", ["", "nonsense", "tcp:127.0.0.1:1", "file:/dev/does-not-exist"])
def test_no_printer_at_this_address(printer: str) -> None:
    assert PrintJob(printer).wait() is Outcome.NO_PRINTER
    with printing(printer, give=printer.startswith(("tcp", "file"))) as job:
        assert job.wait() is Outcome.NO_PRINTER


@pytest.mark.parametrize("body", [b"", b"[]", b'{"title": "' + SECRET.encode() + b'", "sections": 3}'])
def test_a_ticket_that_is_none_shows_nothing_of_it(body: bytes, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kiosk.services.ticket.child", "print", "tcp:127.0.0.1:1", "yes"]
    ours, theirs = socket.socketpair()
    sheet = tmp_path / "sheet"
    sheet.write_bytes(body)
    with ours, theirs, sheet.open("rb") as file:
        process = subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert ours.recv(1) == b"?"
        socket.send_fds(ours, [GIVEN], [file.fileno()])
        said, errors = process.communicate()
    assert (process.returncode, said, errors) == (2, b'{"outcome": "cut_off"}\n', b"")


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [("", Outcome.OK), ("no-paper", Outcome.NO_PAPER), ("offline", Outcome.BUSY), ("mute", Outcome.BUSY)],
)
def test_without_a_ticket_the_printer_is_only_asked(
    pretend: PretendPrinters, fault: str, outcome: Outcome
) -> None:
    printer = pretend(fault)
    assert PrintJob(printer.address).wait() is outcome
    said = printer.said()
    assert (said["tickets"], said["rows"]) == (0, 0)
