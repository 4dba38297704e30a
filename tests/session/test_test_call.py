"""A technician's test call: marked as one, answered like any other, called off when they leave."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.session.call import CallRequest, OpenCall
from kiosk.session.commissioned import CodeTold, StepOpened, TechnicianAsked
from kiosk.session.effects import CancelCall, End, PlaceCall
from kiosk.session.events import CallCancelled, CallChanged, Finished, HelpPressed, WentBack
from kiosk.session.technician import Outcome
from kiosk.views.pages.technician.test_call import REMEDIES, outcome
from kiosk.wire.calls import TEST, CallState
from tests.session.citizen import Citizen


@pytest.fixture
def calling() -> Citizen:
    """A technician whose test call has left."""
    citizen = Citizen()
    citizen.does(TechnicianAsked(), CodeTold("open"), StepOpened("test_call"))
    effects = citizen.does(HelpPressed("c1"))
    placed = next(effect for effect in effects if isinstance(effect, PlaceCall))
    assert placed.request.source == TEST
    citizen.does(CallChanged("c1", CallState.RINGING), WentBack())
    assert citizen.at == "technician_test_call"
    return citizen


def test_an_agent_takes_it_and_the_seconds_are_kept(calling: Citizen) -> None:
    calling.waits(9)
    calling.does(CallChanged("c1", CallState.ACCEPTED), CallChanged("c1", CallState.CLOSED))
    assert calling.session.call is not None
    how, measured = outcome(calling.session.call)
    assert (how, dict(measured.values)) == ("good", {"n": "9"})


def test_the_seconds_are_those_of_the_first_answer_whatever_is_pressed_later(calling: Citizen) -> None:
    """Called off while an agent stands beside them, the call comes back as it is: nobody answered anew."""
    calling.waits(10)
    calling.does(CallChanged("c1", CallState.ACCEPTED))
    calling.waits(40)
    calling.does(CallCancelled(), CallChanged("c1", CallState.ARRIVED))
    assert calling.session.call is not None
    assert calling.session.call.state is CallState.ARRIVED
    assert dict(outcome(calling.session.call)[1].values) == {"n": "10"}


def test_it_is_called_off_by_whoever_leaves(calling: Citizen) -> None:
    effects = calling.does(Finished())
    assert CancelCall("c1") in effects
    assert any(isinstance(effect, End) for effect in effects)


def test_it_is_called_off_when_nobody_is_there_any_more(calling: Citizen) -> None:
    assert CancelCall("c1") in calling.waits(500)


def test_a_citizens_call_outlives_their_visit() -> None:
    citizen = Citizen()
    citizen.opens("p")
    citizen.does(HelpPressed("c1"))
    assert CancelCall("c1") not in citizen.does(Finished())


def test_one_whose_session_was_killed_is_called_off_and_takes_no_citizens_press() -> None:
    citizen = Citizen()
    orphan = CallChanged("c1", CallState.RINGING, trial=True)
    assert citizen.does(orphan) == (CancelCall("c1"),)
    citizen.opens("p")
    placed = [one for one in citizen.does(HelpPressed("c2")) if isinstance(one, PlaceCall)]
    assert [one.request.id for one in placed] == ["c2"]
    assert citizen.does(orphan) == (CancelCall("c1"),)  # also beside a citizen's own
    assert citizen.does(replace(orphan, state=CallState.CANCELLED)) == ()


def test_a_citizens_open_call_is_neither_shown_to_a_technician_nor_called_off() -> None:
    citizen = Citizen()
    citizen.does(CallChanged("c1", CallState.RINGING), WentBack())
    citizen.does(TechnicianAsked(), CodeTold("open"))
    assert citizen.does(HelpPressed("c2")) == ()
    assert citizen.at == "technician_test_call"
    assert citizen.session.call is not None
    assert citizen.session.call.live


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (OpenCall(CallRequest("c"), 0.0), None),
        (OpenCall(CallRequest("c"), 0.0, stored=False), "bad"),
        (OpenCall(CallRequest("c"), 0.0, CallState.QUEUED, reached=False), "bad"),
        (OpenCall(CallRequest("c"), 0.0, CallState.RINGING), "warning"),
        (OpenCall(CallRequest("c"), 0.0, CallState.RINGING, nobody=True), "warning"),
        (OpenCall(CallRequest("c"), 0.0, CallState.EXPIRED), "bad"),
        (OpenCall(CallRequest("c"), 0.0, CallState.CANCELLED), None),
    ],
)
def test_how_far_it_came_and_what_mends_it(call: OpenCall, expected: Outcome | None) -> None:
    how, words = outcome(replace(call, request=CallRequest("c", source=TEST)))
    assert how == expected
    assert (words.text in REMEDIES) is (how is not None)
