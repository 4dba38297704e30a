"""The printer as the terminal last found it: asked while nobody is there, believed for a while."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.services.ticket.outcome import Outcome
from kiosk.terminal.printer import PrinterOptions, PrinterWatch
from tests.terminal.stage import eventually


class Link:
    """A link that is there, or not."""

    def __init__(self, there: bool = True) -> None:
        self.there = there
        self.asked: list[str] = []

    def say(self, kind: str, data: dict) -> bool:
        self.asked.append(kind)
        return self.there


def test_no_printer_is_never_asked_and_never_ready() -> None:
    link = Link()
    watch = PrinterWatch(PrinterOptions(), link.say)
    assert watch.look() is None
    assert (watch.ready, link.asked) == (False, [])


def test_a_printer_here_is_asked_by_a_child_and_only_when_nobody_is_there(tmp_path: Path) -> None:
    file = tmp_path / "lp0"
    file.touch()
    link = Link()
    watch = PrinterWatch(PrinterOptions(f"file:{file}"), link.say)
    assert watch.look(may_ask=False) is None
    assert watch._job is None
    assert eventually(lambda: watch.look() is Outcome.OK, "the answer")
    assert (watch.ready, link.asked, file.read_bytes()) == (True, [], b"")
    file.unlink()
    watch.soon()
    assert eventually(lambda: watch.look() is Outcome.NO_PRINTER, "the answer")
    assert not watch.ready


@pytest.mark.parametrize("there", [True, False])
def test_a_printer_on_the_network_is_asked_through_the_link(there: bool) -> None:
    link = Link(there)
    watch = PrinterWatch(PrinterOptions("tcp:127.0.0.1:1"), link.say)
    watch.look()
    watch.look()
    assert link.asked == ["CheckPrinter"]
    if there:
        watch.found(Outcome.OK)
        assert watch.ready
        watch.lost()
    assert not watch.ready
