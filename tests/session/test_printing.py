"""A ticket in the session: asked for, on its way, and told as it ended; nothing of it is in the state."""

from __future__ import annotations

import pytest

from kiosk.session.effects import Count, Print, Speak
from kiosk.session.events import (
    Finished,
    PageOpened,
    PreferenceSet,
    PrintAsked,
    PrintChanged,
    PrinterChanged,
    WentBack,
)
from tests.procedures.build import Shelf, procedure
from tests.session.citizen import Citizen


@pytest.fixture
def citizen() -> Citizen:
    """At the end of a procedure, before a printer that is well."""
    citizen = Citizen(Shelf(procedure(identity="p")))
    citizen.opens("p")
    citizen.does(PrinterChanged(True), PageOpened("ticket"))
    return citizen


def test_a_ticket_is_printed_in_the_letters_asked_for_and_counted(citizen: Citizen) -> None:
    assert citizen.at == "ticket"
    assert citizen.does(PrintAsked(large=True)) == (Print(True), Count("print", "p"))
    assert citizen.at == "ticket printing"
    assert citizen.does(PrintChanged("ok")) == (Count("printed", "p"),)
    assert citizen.at == "ticket ok"
    citizen.does(WentBack())
    assert citizen.at == "summary"


def test_asking_twice_prints_once(citizen: Citizen) -> None:
    citizen.does(PrintAsked())
    assert citizen.does(PrintAsked()) == ()
    citizen.does(WentBack(), PageOpened("ticket"))
    assert citizen.at == "ticket printing"


@pytest.mark.parametrize(
    ("outcome", "counted"),
    [
        ("no_paper", "printer_no_paper"),
        ("no_printer", "printer_missing"),
        ("cut_off", "printer_cut_off"),
        ("busy", "printer_busy"),
    ],
)
def test_what_went_wrong_is_told_counted_and_can_be_tried_again(
    citizen: Citizen, outcome: str, counted: str
) -> None:
    citizen.does(PrintAsked(large=True))
    assert citizen.does(PrintChanged(outcome)) == (Count(counted, "p"),)
    assert citizen.at == f"ticket {outcome}"
    assert citizen.session.ticket_large
    assert Print(True) in citizen.does(PrintAsked(large=True))


def test_each_piece_of_news_is_heard(citizen: Citizen) -> None:
    citizen.does(PreferenceSet("voice", "on"))
    assert Speak(0) in citizen.does(PrintAsked())
    assert Speak(0) in citizen.does(PrintChanged("no_paper"))


def test_news_that_nobody_waits_for_or_that_is_none_changes_nothing(citizen: Citizen) -> None:
    before = citizen.session
    assert citizen.does(PrintChanged("ok")) == ()
    assert citizen.session == before
    citizen.does(PrintAsked())
    assert citizen.does(PrintChanged("nonsense")) == ()
    assert citizen.at == "ticket printing"


def test_opened_anew_the_page_asks_anew(citizen: Citizen) -> None:
    citizen.does(PrintAsked(), PrintChanged("no_paper"), WentBack(), PageOpened("ticket"))
    assert citizen.at == "ticket"


def test_a_printer_that_is_found_is_no_sign_of_life() -> None:
    citizen = Citizen()
    before = citizen.session.last_sign
    citizen.now += 50
    citizen.does(PrinterChanged(True))
    assert citizen.session.last_sign == before
    assert citizen.session.untouched


def test_nothing_is_printed_after_the_end(citizen: Citizen) -> None:
    citizen.does(Finished())
    assert citizen.does(PrintAsked()) == ()


def test_what_is_counted_is_the_procedure_that_was_printed() -> None:
    citizen = Citizen(Shelf(procedure(identity="p"), procedure(identity="q")))
    citizen.opens("p")
    citizen.does(PrinterChanged(True), PageOpened("ticket"), PrintAsked())
    citizen.opens("q")
    assert citizen.does(PrintChanged("ok")) == (Count("printed", "p"),)
