"""What the agent says by a code: shown and spoken once, for the call it belongs to, while it is true."""

from __future__ import annotations

import pytest

from kiosk.app.outward import events_of
from kiosk.session.effects import Chime, Speak, SpeakControl
from kiosk.session.events import (
    AgentSaid,
    CallCancelled,
    CallChanged,
    HelpPressed,
    PreferenceSet,
    Started,
    WentBack,
)
from kiosk.wire.calls import CallState
from kiosk.wire.messages import Message
from kiosk.wire.said import Said
from tests.procedures.build import Shelf, procedure, question
from tests.session.citizen import Citizen

S = CallState
WAIT = AgentSaid("c1", Said.WAIT, 1, "Guichet 3")


@pytest.fixture
def citizen() -> Citizen:
    """Somebody whose call an agent has, and who went on meanwhile, with the voice."""
    found = Citizen(Shelf(procedure(question("q", "x"))))
    found.does(Started("fr"), PreferenceSet("voice", "on"), HelpPressed("c1"))
    found.does(CallChanged("c1", S.RINGING), CallChanged("c1", S.ACCEPTED), WentBack())
    assert found.at == "home"
    return found


def said(citizen: Citizen) -> Said | None:
    return citizen.session.call.said if citizen.session.call is not None else None


def test_it_is_shown_and_spoken_wherever_the_citizen_was(citizen: Citizen) -> None:
    effects = citizen.does(WAIT)
    assert Chime("answered") in effects
    assert Speak(0) in effects
    assert (citizen.at, said(citizen)) == ("call", Said.WAIT)


def test_it_comes_once_however_often_it_is_told(citizen: Citizen) -> None:
    citizen.does(WAIT, WentBack())
    assert citizen.does(WAIT) == ()
    assert citizen.at == "home"
    assert Speak(0) in citizen.does(AgentSaid("c1", Said.WAIT, 2))  # said again by a second press


@pytest.mark.parametrize(
    "ends", [CallChanged("c1", S.CLOSED), CallChanged("c1", S.RINGING), CallChanged("c1", S.ARRIVED),
             CallCancelled()], ids=["closed", "passed on", "arrived", "cancelled"],
)  # fmt: skip
def test_one_that_is_no_longer_true_is_gone_and_a_late_one_never_shown(
    citizen: Citizen, ends: CallChanged | CallCancelled
) -> None:
    citizen.does(WAIT, ends)
    assert said(citizen) is None
    assert citizen.does(AgentSaid("c1", Said.PAPERS, 2)) == ()
    assert said(citizen) is None


def test_one_of_another_call_is_not_for_this_citizen(citizen: Citizen) -> None:
    assert citizen.does(AgentSaid("c0", Said.WAIT, 5)) == ()
    assert said(citizen) is None


def test_a_new_call_begins_without_the_words_of_the_last(citizen: Citizen) -> None:
    citizen.does(WAIT, CallChanged("c1", S.CLOSED), HelpPressed("c2"), CallChanged("c2", S.ACCEPTED))
    assert said(citizen) is None
    citizen.does(AgentSaid("c2", Said.COUNTER, 1))
    assert said(citizen) is Said.COUNTER


def test_the_call_of_an_earlier_citizen_takes_no_page_from_this_one() -> None:
    citizen = Citizen(Shelf(procedure(question("q", "x"))))
    citizen.does(Started("fr"), PreferenceSet("voice", "on"), CallChanged("c1", S.ACCEPTED))
    effects = citizen.does(WAIT)
    assert citizen.at == "home"
    assert SpeakControl("call") in effects  # its button in the bar tells that there is something


def test_a_fresh_session_shows_what_was_last_said_of_the_open_call() -> None:
    citizen = Citizen(Shelf(procedure(question("q", "x"))))
    citizen.does(CallChanged("c1", S.ACCEPTED), WAIT)
    assert (citizen.at, said(citizen)) == ("call", Said.WAIT)


NEWS = {"id": "c1", "state": "accepted", "agent": "Guichet 3", "said": "wait", "said_number": 1}


def test_the_news_of_a_call_carry_it() -> None:
    assert events_of(Message("CallChanged", NEWS)) == (CallChanged("c1", S.ACCEPTED), WAIT)


@pytest.mark.parametrize(
    "wrong",
    [
        {"said": "Bonjour Madame"},
        {"said": ["wait"]},
        {"said": None},
        {"said_number": "1"},
        {"said_number": True},
    ],
)
def test_nothing_but_a_code_gets_to_the_screen(wrong: dict[str, object]) -> None:
    assert events_of(Message("CallChanged", NEWS | wrong)) == (CallChanged("c1", S.ACCEPTED),)
