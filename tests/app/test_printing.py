"""The ticket in the session process: whatever the link says, or does not, the citizen is told how it went."""

from __future__ import annotations

import select
from collections.abc import Callable

import pytest

from kiosk.app.printing import LINK_S, Printing
from kiosk.services.ticket.job import LONGEST_S
from kiosk.session.effects import Print
from kiosk.session.events import Event, PageOpened, PrintChanged, PrinterChanged, ProcedureOpened, Started
from tests.journeys.memory_driver import MemoryDriver


class Timers:
    """A loop whose time passes when told to."""

    def __init__(self) -> None:
        self.set: list[tuple[float, Callable[[], None]]] = []
        self.watched: dict[int, Callable[[], None]] = {}

    def after(self, seconds: float, callback: Callable[[], None]) -> Timers:
        self.set.append((seconds, callback))
        return self

    def cancel(self) -> None:
        self.set.clear()

    def watch(self, fd: int, callback: Callable[[], None]) -> None:
        self.watched[fd] = callback

    def unwatch(self, fd: int) -> None:
        self.watched.pop(fd, None)


class Terminal:
    """A citizen at the page of the ticket, before a printer on the network; `heard` is what they are told."""

    def __init__(self, address: str = "tcp:127.0.0.1:9") -> None:
        self.core = MemoryDriver().core
        for event in (Started("fr", False), PrinterChanged(True), ProcedureOpened("elections"),
                      PageOpened("ticket")):  # fmt: skip
            self.core.send(event)
        self.timers, self.heard, self.told = Timers(), [], []
        self.printing = Printing(
            address,
            True,
            self.timers,  # type: ignore[arg-type]
            self._send,
            lambda kind, *_: self.told.append(kind),
        )

    def _send(self, event: Event) -> None:
        assert isinstance(event, PrintChanged)
        self.heard.append(event.outcome)


def asked() -> Terminal:
    """A ticket was asked for; it is on its way to the link."""
    there = Terminal()
    there.printing.do(Print(), there.core)
    assert there.told == ["Print"]
    return there


@pytest.mark.parametrize(
    ("word", "told"), [("ok", "ok"), ("no_paper", "no_paper"), ("", "cut_off"), ("nonsense", "cut_off")]
)
def test_the_link_s_word_is_told_once_and_a_wrong_one_keeps_nobody_waiting(word: str, told: str) -> None:
    there = asked()
    there.printing.heard(word)
    there.printing.heard("ok")
    assert there.heard == [told]
    assert there.told == ["Print", "Printed"]
    assert not there.printing.busy


def test_a_link_that_says_nothing_is_waited_for_no_longer() -> None:
    there = asked()
    ((seconds, late),) = there.timers.set
    late()
    assert seconds > LINK_S + LONGEST_S
    assert there.heard == ["no_printer"]
    there.printing.heard("ok")
    assert there.heard == ["no_printer"]


def test_who_leaves_meanwhile_is_told_nothing_and_the_end_waits_for_the_ticket() -> None:
    there = asked()
    ended: list[bool] = []
    there.printing.when_done(lambda: ended.append(True))
    assert ended == []
    there.printing.heard("ok")
    assert (ended, there.heard) == ([True], [])


def test_a_ticket_that_cannot_be_made_keeps_nobody_waiting(capsys: pytest.CaptureFixture[str]) -> None:
    there = Terminal()
    there.core.hall = None  # type: ignore[assignment]
    there.printing.do(Print(), there.core)
    ((_, soon),) = there.timers.set
    soon()
    assert there.heard == ["cut_off"]
    assert not there.printing.busy
    assert capsys.readouterr().err == "session: no ticket: AttributeError\n"


@pytest.mark.parametrize("address", ["nonsense", "tcp:x:99999"])
def test_no_printer_at_a_wrong_address(address: str) -> None:
    there = Terminal(address)
    there.printing.do(Print(), there.core)
    ((_, soon),) = there.timers.set
    soon()
    assert there.heard == ["no_printer"]


def test_a_child_is_watched_until_its_word_and_no_descriptor_stays_watched() -> None:
    there = Terminal("file:/dev/does-not-exist")
    there.printing.do(Print(), there.core)
    while there.printing.busy:
        readable, _, _ = select.select(list(there.timers.watched), [], [], LONGEST_S)
        assert readable, "the child says nothing"
        for fd in readable:
            there.timers.watched[fd]()
    assert there.heard == ["no_printer"]
    assert there.timers.watched == {}
