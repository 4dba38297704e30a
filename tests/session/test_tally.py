"""What a visit counts for: each procedure once, how it went, where it stopped, the ways chosen."""

from __future__ import annotations

import pytest

from kiosk.session.effects import Count, Effect
from kiosk.session.events import (
    CallChanged,
    Event,
    Finished,
    HelpPressed,
    LanguageChosen,
    PageClosed,
    PageOpened,
    PrintAsked,
    PrinterChanged,
    ProcedureOpened,
    Started,
)
from kiosk.wire.calls import CallState
from tests.procedures.build import Shelf, case, cases, opens, procedure, question, said, says
from tests.session.citizen import Citizen

PARKING = procedure(question("qui", "oui", "non"), question("auto", "oui", "non"), identity="parking")
GUIDE = procedure(
    question("quoi", "voter", "rien"),
    cases("vers", case("v", opens("simple", at_once=True), when=said("quoi", "voter"))),
    identity="guide",
)
ACCENTED = procedure(question("où ça", "oui", "non"), identity="accents")
SHELF = Shelf(PARKING, GUIDE, ACCENTED, procedure(says("seul"), identity="simple"))
OF_WAYS = ("way_offered", "way_chosen")


@pytest.fixture
def citizen() -> Citizen:
    return Citizen(SHELF)


def at_the_end(citizen: Citizen) -> list[tuple[str, ...]]:
    """The figures of a visit that ends now, without those of the ways and the terminal's own."""
    return [one for one in every(citizen.does(Finished())) if one[0] not in (*OF_WAYS, "finished")]


def ways(citizen: Citizen) -> list[tuple[str, str]]:
    return [(one[0], one[3]) for one in every(citizen.does(Finished())) if one[0] in OF_WAYS]


def every(effects: tuple[Effect, ...]) -> list[tuple[str, ...]]:
    return [(e.event, e.procedure, e.source, e.detail) for e in effects if isinstance(e, Count)]


def heard(state: CallState) -> Event:
    return CallChanged("c", state)


def test_a_procedure_read_to_its_summary_was_finished_alone(citizen: Citizen) -> None:
    citizen.opens("simple")
    citizen.does(PageOpened("other_way"), PageClosed())
    assert at_the_end(citizen) == [("visit", "", "", "fr"), ("finished_alone", "simple", "city", "")]


def test_one_left_before_stopped_at_the_step_that_was_on_screen(citizen: Citizen) -> None:
    citizen.opens("parking")
    citizen.answers(qui="oui")
    assert ("stopped", "parking", "city", "auto") in at_the_end(citizen)


def test_one_opened_again_counts_once_and_as_far_as_it_ever_came(citizen: Citizen) -> None:
    citizen.opens("parking")
    citizen.answers(qui="oui", auto="non")
    citizen.does(PageOpened("home"), ProcedureOpened("parking"))
    assert [one[:2] for one in at_the_end(citizen)] == [("visit", ""), ("finished_alone", "parking")]


def test_nothing_is_counted_before_the_end_and_an_idle_end_counts_as_one(citizen: Citizen) -> None:
    effects = citizen.opens("parking")
    assert {one[0] for one in every(effects)} == {"started", "language_fr"}
    effects = citizen.waits(300)
    assert ("stopped", "parking", "city", "qui") in every(effects)
    assert [one[0] for one in every(citizen.waits(300))] == []


@pytest.mark.parametrize(
    "states, how",
    [
        ([CallState.ACCEPTED], "finished_assisted"),
        ([CallState.RINGING, CallState.CANCELLED], "stopped"),
        ([CallState.RINGING, CallState.EXPIRED], "stopped"),
    ],
)
def test_one_that_an_agent_answered_from_was_assisted(
    citizen: Citizen, states: list[CallState], how: str
) -> None:
    citizen.opens("parking")
    citizen.does(HelpPressed("c"), *map(heard, states))
    assert [one[0] for one in at_the_end(citizen)] == ["visit", how]


def test_an_earlier_citizens_call_assists_nobody(citizen: Citizen) -> None:
    citizen.does(heard(CallState.ACCEPTED))
    citizen.opens("parking")
    assert [one[0] for one in at_the_end(citizen)] == ["visit", "stopped"]


def test_a_search_that_leads_to_a_procedure_has_not_stopped(citizen: Citizen) -> None:
    citizen.opens("guide")
    citizen.answers(quoi="voter")
    assert [one[:2] for one in at_the_end(citizen)][1:] == [
        ("finished_alone", "guide"),
        ("finished_alone", "simple"),
    ]


def test_the_ways_offered_and_chosen_count_once_each(citizen: Citizen) -> None:
    citizen.does(PrinterChanged(True))
    citizen.opens("simple")
    for _ in range(2):
        citizen.does(PageOpened("other_way"), PageClosed())
    citizen.does(PageOpened("ticket"), PrintAsked())
    assert ways(citizen) == [
        ("way_offered", "counter"),
        ("way_offered", "telephone"),
        ("way_offered", "paper"),
        ("way_chosen", "counter"),
        ("way_chosen", "paper"),
    ]


def test_no_paper_is_offered_without_a_printer_and_no_way_before_the_summary(citizen: Citizen) -> None:
    citizen.opens("simple")
    assert ways(citizen) == [("way_offered", "counter"), ("way_offered", "telephone")]
    other = Citizen(SHELF)
    other.opens("parking")
    assert ways(other) == []


def test_a_visit_has_the_language_it_ended_in(citizen: Citizen) -> None:
    citizen.does(Started("fr"), LanguageChosen("en"))
    assert at_the_end(citizen)[-1] == ("visit", "", "", "en")


def test_somebody_who_never_began_is_no_visit(citizen: Citizen) -> None:
    citizen.does(LanguageChosen("en"))
    assert [one[0] for one in every(citizen.does(Finished()))] == ["finished"]


def test_a_step_that_is_no_name_is_not_told(citizen: Citizen) -> None:
    citizen.opens("accents")
    assert at_the_end(citizen)[-1] == ("stopped", "accents", "city", "-")
