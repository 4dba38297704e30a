"""A technician's test call: marked as one, answered like any other, called off when they leave."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.session.call import CallRequest, OpenCall
from kiosk.session.commissioned import CodeTold, StepOpened, TechnicianAsked
from kiosk.session.effects import CancelCall, End, PlaceCall
from kiosk.session.events import CallChanged, Finished, HelpPressed, WentBack
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
