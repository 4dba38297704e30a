"""Outside the hours of opening: dark, woken by anything, dark again; and nobody's visit is cut short."""

from __future__ import annotations

import pytest

from kiosk.session.effects import Speak
from kiosk.session.events import (
    CallChanged,
    Event,
    HeadsetChanged,
    HelpPressed,
    HoursChanged,
    KeypadUsed,
    PreferenceSet,
    SpeechMoved,
    Started,
    Touched,
)
from kiosk.session.night import AWAKE_S
from kiosk.session.pressed import SwitchPressed
from kiosk.wire.calls import CallState
from tests.session.citizen import Citizen


@pytest.fixture
def citizen() -> Citizen:
    citizen = Citizen()
    citizen.does(HoursChanged(True))
    assert citizen.at == "night"
    return citizen


@pytest.mark.parametrize(
    "event", [Touched(glass=True), KeypadUsed(), HeadsetChanged(True), SwitchPressed(1), HelpPressed("c1")]
)
def test_anything_that_is_done_wakes_it(citizen: Citizen, event: Event) -> None:
    citizen.does(event)
    assert citizen.at in ("closed", "call")


@pytest.mark.parametrize("event", [KeypadUsed(), HeadsetChanged(True)])
def test_who_may_not_see_hears_that_it_is_closed(citizen: Citizen, event: Event) -> None:
    assert Speak(0) in citizen.does(event)


def test_it_is_dark_again_after_a_while_and_not_while_it_speaks(citizen: Citizen) -> None:
    citizen.does(Touched(glass=True))
    citizen.waits(round(AWAKE_S) - 1)
    assert citizen.at == "closed"
    citizen.waits(2)
    assert citizen.at == "night"
    citizen.does(Touched(glass=True), SpeechMoved(0))
    citizen.waits(round(AWAKE_S) + 5)
    assert citizen.at == "closed"
    citizen.does(SpeechMoved(-1))
    citizen.waits(round(AWAKE_S) + 1)
    assert citizen.at == "night"
    assert not citizen.session.ended


def test_procedures_can_be_looked_at_all_the_same(citizen: Citizen) -> None:
    citizen.does(Touched(glass=True), Started("fr"))
    assert citizen.at == "home"
    citizen.waits(120)
    assert citizen.session.ended or citizen.at == "still_there"  # as any visit


def test_a_visit_goes_on_when_the_hall_closes() -> None:
    citizen = Citizen()
    citizen.does(Started("fr"), HoursChanged(True))
    assert citizen.at == "home"


def test_a_choice_on_the_first_page_is_a_visit_too() -> None:
    citizen = Citizen()
    citizen.does(PreferenceSet("theme", "soft"), HoursChanged(True))
    assert citizen.at == "closed"


def test_an_open_call_is_not_left_in_the_dark(citizen: Citizen) -> None:
    citizen.does(CallChanged("c1", CallState.RINGING))
    assert citizen.at != "night"
    citizen.does(CallChanged("c1", CallState.CANCELLED))


def test_in_the_morning_the_welcome_page_is_back(citizen: Citizen) -> None:
    citizen.does(HoursChanged(False))
    assert citizen.at == "welcome"
