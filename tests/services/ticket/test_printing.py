"""A ticket on its way to a printer: whole, or told plainly what went wrong; on real sockets and devices."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import threading
import tty
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from kiosk.services.ticket.decode import Paper
from kiosk.services.ticket.device import open_printer
from kiosk.services.ticket.loading import PREFIX, load_printers
from kiosk.services.ticket.outcome import Outcome
from kiosk.services.ticket.picture import draw
from kiosk.services.ticket.pretend import answered
from kiosk.services.ticket.printer import print_ticket
from tests.services.ticket.conftest import PretendPrinters
from tests.services.ticket.tickets import ticket

SOON_S = 0.3  # a step that would take 2 s on the terminal


def same(one: Image.Image, other: Image.Image) -> bool:
    return (
        one.size == other.size
        and ImageChops.difference(one.convert("L"), other.convert("L")).getbbox() is None
    )


def test_the_printer_gets_the_whole_ticket_and_cuts_it(pretend: PretendPrinters) -> None:
    printer = pretend()
    assert print_ticket(ticket(), open_printer(printer.address)) is Outcome.OK
    said = printer.said()
    assert (said["tickets"], said["rows"], said["unknown"]) == (1, 0, 0)
    with Image.open(printer.into / "ticket-0.png") as printed:
        assert same(printed, draw(ticket()))


def test_every_kind_of_printer_gets_the_same_bytes(pretend: PretendPrinters, tmp_path: Path) -> None:
    dummy = load_printers().Dummy()
    assert print_ticket(ticket(), dummy, answers=False) is Outcome.OK
    file = tmp_path / "device"
    file.touch()
    assert print_ticket(ticket(), open_printer(f"file:{file}")) is Outcome.OK
    printer = pretend()
    assert print_ticket(ticket(), open_printer(printer.address), answers=False) is Outcome.OK
    assert file.read_bytes() == dummy.output
    assert printer.said()["bytes"] == len(dummy.output)
    paper = Paper()
    for at in range(0, len(dummy.output), 7):  # in whatever pieces
        paper.feed(dummy.output[at : at + 7])
    assert same(paper.cut[0], draw(ticket()))
    with Image.open(printer.into / "ticket-0.png") as printed:
        assert same(printed, paper.cut[0])


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        ("no-paper", Outcome.NO_PAPER),
        ("paper-ends", Outcome.NO_PAPER),
        ("paper-ends-late", Outcome.NO_PAPER),
        ("low-paper", Outcome.OK),
        ("offline", Outcome.BUSY),
        ("mute", Outcome.BUSY),
        ("cuts-off", Outcome.CUT_OFF),
        ("stalls", Outcome.CUT_OFF),
    ],
)
def test_what_went_wrong_is_told(
    pretend: PretendPrinters, monkeypatch: pytest.MonkeyPatch, fault: str, outcome: Outcome
) -> None:
    monkeypatch.setattr("kiosk.services.ticket.printer.PRINTING_S", 1.0)
    printer = pretend(fault)
    assert print_ticket(ticket(), open_printer(printer.address, SOON_S)) is outcome


def test_a_printer_that_cannot_say_when_it_is_done_is_believed(
    pretend: PretendPrinters, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.services.ticket.printer.PRINTING_S", 0.5)
    assert print_ticket(ticket(), open_printer(pretend("no-turn").address, 0.1)) is Outcome.OK


def test_no_printer_is_told_at_once(tmp_path: Path) -> None:
    assert print_ticket(ticket(), open_printer("tcp:127.0.0.1:1")) is Outcome.NO_PRINTER
    missing = tmp_path / "lp0"
    assert print_ticket(ticket(), open_printer(f"file:{missing}")) is Outcome.NO_PRINTER
    assert not missing.exists()  # no file is made in its place
    assert print_ticket(ticket(), open_printer("usb:ffff:ffff")) is Outcome.NO_PRINTER


def test_after_a_cut_off_ticket_the_next_one_is_whole() -> None:
    dummy = load_printers().Dummy()
    print_ticket(ticket(), dummy, answers=False)
    paper = Paper()
    paper.feed(dummy.output[:20_001])  # cut off inside an image
    paper.feed(dummy.output)
    assert paper.unknown == []
    last = paper.cut[-1]
    expected = draw(ticket())
    assert same(last.crop((0, last.height - expected.height, last.width, last.height)), expected)


def test_a_device_that_answers_is_asked_and_one_that_stalls_is_given_up() -> None:
    ours, device = pty.openpty()
    tty.setraw(device)
    path = os.ttyname(device)
    paper = Paper()

    def be_a_printer() -> None:
        while not paper.cut:
            paper.feed(os.read(ours, 4096))
            for how, what in paper.asked:
                os.write(ours, bytes([answered(how, what, "", False) or 0]))
            paper.asked.clear()
        os.write(ours, b"\0")  # the answer in its turn, asked for after the cut

    printer = threading.Thread(target=be_a_printer)
    printer.start()
    assert print_ticket(ticket(), open_printer(f"file:{path}", 5.0)) is Outcome.OK
    printer.join()
    assert same(paper.cut[0], draw(ticket()))
    assert print_ticket(ticket(), open_printer(f"file:{path}", SOON_S), answers=False) is Outcome.CUT_OFF
    os.close(ours)
    os.close(device)


def test_loading_the_library_leaves_nothing_behind_and_clears_up_after_the_killed(tmp_path: Path) -> None:
    ended = subprocess.Popen(["true"])
    ended.wait()
    left = Path("/dev/shm", f"{PREFIX}{ended.pid}-left")
    left.mkdir()
    program = "from kiosk.services.ticket.loading import load_printers; load_printers().Dummy()"
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    loading = subprocess.Popen(
        [sys.executable, "-c", program], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert loading.communicate() == (b"", None)
    assert loading.returncode == 0
    assert list(tmp_path.iterdir()) == []
    assert not left.exists()
    assert list(Path("/dev/shm").glob(f"{PREFIX}{loading.pid}-*")) == []
