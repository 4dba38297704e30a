"""A ticket on the real terminal: touched on the screen, printed by a pretend printer, nothing kept of it."""

from __future__ import annotations

import json
import os
import select
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import tty
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from PIL import Image

from kiosk.services.ticket.decode import Paper
from kiosk.services.ticket.pretend import answered
from tests.terminal.stage import ROOT, Stage, alive, descendants, eventually, stage

pytestmark = pytest.mark.xdist_group("terminal")

TYPED = "zqxvkwjy"  # what the citizen types into the procedure of the tests: on no paper, in no file


class UsbPrinter:
    """A device that answers as a printer of the maker's does, with a fault or without."""

    def __init__(self) -> None:
        self.ours, self.device = os.openpty()
        tty.setraw(self.device)
        os.set_blocking(self.ours, True)
        self.address = f"file:{os.ttyname(self.device)}"
        self.fault, self.paper, self.heard = "", Paper(), bytearray()
        self.first_byte = 0.0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while not self._done.is_set():
            if not select.select([self.ours], [], [], 0.1)[0]:
                continue
            piece = os.read(self.ours, 4096)
            if b"\x1dv0" in piece and not self.first_byte:
                self.first_byte = time.monotonic()
            self.heard += piece
            self.paper.feed(piece)
            for how, what in self.paper.asked:
                answer = answered(how, what, self.fault, len(self.heard) > 20_000)
                if answer is not None:
                    os.write(self.ours, bytes([answer]))
            self.paper.asked.clear()

    def end(self) -> None:
        self._done.set()
        self._thread.join()
        for fd in (self.ours, self.device):
            os.close(fd)


@pytest.fixture
def usb() -> Iterator[UsbPrinter]:
    printer = UsbPrinter()
    yield printer
    printer.end()


@contextmanager
def terminal_with(address: str, folder: Path) -> Iterator[Stage]:
    with stage(folder, environment={"KIOSK_PRINTER__ADDRESS": address}) as there:
        there.welcome()
        yield there


def to_summary(there: Stage) -> None:
    """Through the procedure of the tests, something typed on the way."""
    there.to_keyboard()
    there.types(iter(TYPED))
    there.hand.turn("go_on")
    there.hand.turn("answer:oui")
    there.hand.page("summary")


def asks_for_a_ticket(there: Stage, size: str = "normal") -> None:
    while "print" not in there.hand.page("summary")["controls"]:
        there.hand.turn("more")
    there.hand.turn("print")
    there.hand.touch(f"print:{size}")


def told(there: Stage, words: str) -> None:
    """The page of the ticket says so, and would be heard saying so."""

    def said() -> bool:
        seen = there.ask({"ask": "view", "words": True}) or {}
        return seen.get("page") == "ticket" and any(words in one for one in seen.get("said", ()))

    eventually(said, words)


def counted(there: Stage) -> list[str]:
    with closing(sqlite3.connect(f"file:{there.state / 'outbox.db'}?mode=ro", uri=True)) as db:
        return [name for (name,) in db.execute("SELECT event FROM figure")]


def nothing_kept(there: Stage, *elsewhere: bytes) -> None:
    """What was typed is in no file of the terminal, no log, nothing printed; and no spool holds a ticket."""
    loading = Path("/dev/shm").glob("kiosk-escpos-*/**/*")  # what the printing library unpacks as it loads
    for path in (*there.folder.rglob("*"), *loading):
        with suppress(FileNotFoundError):
            found = path.read_bytes() if path.is_file() else b""
            assert TYPED.encode() not in found, path
            assert b"pas sur ce ticket" not in found, path
    for bytes_ in elsewhere:
        assert TYPED.encode() not in bytes_


@pytest.mark.clause("5.1.3.16")
def test_a_ticket_comes_out_whole_and_says_what_the_summary_says(tmp_path: Path, usb: UsbPrinter) -> None:
    with terminal_with(usb.address, tmp_path) as there:
        to_summary(there)
        asks_for_a_ticket(there)
        told(there, "C’est imprimé")
        (printed,) = usb.paper.cut
        assert printed.width == 576
        assert usb.paper.unknown == []
        there.hand.turn("go_on")
        asks_for_a_ticket(there, "large")
        eventually(lambda: len(usb.paper.cut) == 2, "the large ticket")
        told(there, "C’est imprimé")
        assert usb.paper.cut[1].height > usb.paper.cut[0].height
        nothing_kept(there, bytes(usb.heard))
        assert eventually(lambda: counted(there).count("printed") >= 1, "the count")


def test_without_a_printer_nothing_promises_paper(tmp_path: Path) -> None:
    with terminal_with(f"file:{tmp_path}/lp0", tmp_path) as there:
        to_summary(there)
        while "more" in (seen := there.hand.page("summary"))["controls"]:
            assert "print" not in seen["controls"]
            there.hand.turn("more")
        assert "print" not in seen["controls"]
        assert "phone" in seen["controls"]


def test_out_of_paper_then_again(tmp_path: Path, usb: UsbPrinter) -> None:
    with terminal_with(usb.address, tmp_path) as there:
        to_summary(there)
        usb.fault = "no-paper"
        asks_for_a_ticket(there)
        told(there, "Il n’y a plus de papier")
        eventually(lambda: "printer_no_paper" in counted(there), "the count for the agents")
        assert usb.paper.cut == []
        usb.fault = ""
        there.hand.touch("print_again")
        told(there, "C’est imprimé")
        assert len(usb.paper.cut) == 1


def test_the_next_citizen_is_offered_paper_only_when_there_is_some(tmp_path: Path, usb: UsbPrinter) -> None:
    with terminal_with(usb.address, tmp_path) as there:
        usb.fault = "no-paper"
        session = there.pids()["current"]
        to_summary(there)
        asks_for_a_ticket(there)
        told(there, "Il n’y a plus de papier")
        there.hand.turn("back")
        there.finish()
        there.until(lambda pids: pids["current"] not in (0, session), "the next session")
        there.welcome()
        to_summary(there)
        while "more" in (seen := there.hand.page("summary"))["controls"]:
            assert "print" not in seen["controls"]
            there.hand.turn("more")
        assert "print" not in seen["controls"]


def test_a_ticket_that_was_begun_comes_out_whoever_leaves(tmp_path: Path, usb: UsbPrinter) -> None:
    with terminal_with(usb.address, tmp_path) as there:
        to_summary(there)
        family = {there.pids()["current"]}
        asks_for_a_ticket(there)
        there.hand.until(lambda seen: seen["page"] == "ticket" and "back" in seen["controls"], "the page")
        there.hand.turn("back")
        family |= descendants(there.pids()["current"])
        there.finish()
        there.hand.page("welcome")
        assert len(usb.paper.cut) == 1
        eventually(lambda: not [pid for pid in family if alive(pid)], "the end of the session", 10)
        nothing_kept(there, bytes(usb.heard))


@contextmanager
def on_the_network(
    folder: Path, fault: str = "", after: int = 20_000
) -> Iterator[tuple[str, Callable[[], Path]]]:
    """A pretend printer in a process of its own: its address, and its first ticket, once it has saved it."""
    into = folder / "printed"
    into.mkdir()
    command = [sys.executable, "-m", "kiosk.services.ticket.pretend", "--into", str(into)]
    command += ["--fault", fault, "--after", str(after)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)
    try:
        assert process.stdout is not None
        said = process.stdout

        def ticket() -> Path:
            while not json.loads(said.readline())["tickets"]:  # it was only asked how it is
                pass
            return into / "ticket-0.png"

        yield f"tcp:127.0.0.1:{json.loads(said.readline())['port']}", ticket
    finally:
        process.kill()
        process.communicate()


def test_on_the_network_the_link_prints_and_keeps_nothing(tmp_path: Path) -> None:
    with on_the_network(tmp_path) as (address, ticket), terminal_with(address, tmp_path) as there:
        to_summary(there)
        asks_for_a_ticket(there)
        told(there, "C’est imprimé")
        with Image.open(ticket()) as printed:
            assert printed.width == 576
        nothing_kept(there)


def test_cut_off_half_way_on_the_network(tmp_path: Path) -> None:
    with on_the_network(tmp_path, "cuts-off") as (address, _), terminal_with(address, tmp_path) as there:
        to_summary(there)
        asks_for_a_ticket(there)
        told(there, "Le ticket n’est pas complet")
        assert "print_again" in there.hand.page("ticket")["controls"]
        assert not list((tmp_path / "printed").glob("*.png"))
        nothing_kept(there)


def test_a_link_that_dies_while_it_prints_is_told(tmp_path: Path) -> None:
    with on_the_network(tmp_path, "stalls", 2_000) as (address, _), terminal_with(address, tmp_path) as there:
        to_summary(there)
        asks_for_a_ticket(there)
        told(there, "s’imprime")
        os.kill(there.pids()["link"], signal.SIGKILL)
        told(there, "Le ticket n’est pas complet")
