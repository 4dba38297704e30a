"""A call where nobody is on shift: told at once, shown with other ways, and no longer when somebody comes."""

from __future__ import annotations

from kiosk.app.outward import events_of
from kiosk.session.effects import Speak
from kiosk.session.events import CallChanged, HelpPressed, PreferenceSet, Started
from kiosk.wire.calls import CallState
from kiosk.wire.messages import Message
from tests.procedures.build import Shelf, procedure, question
from tests.session.citizen import Citizen

S = CallState


def test_the_citizen_hears_at_once_that_nobody_is_on_shift_and_when_somebody_comes() -> None:
    citizen = Citizen(Shelf(procedure(question("q", "x"))))
    citizen.does(Started("fr"), PreferenceSet("voice", "on"), HelpPressed("c1"))
    citizen.does(CallChanged("c1", S.RINGING))
    assert Speak(0) in citizen.does(CallChanged("c1", S.RINGING, nobody=True))
    assert citizen.session.call is not None
    assert citizen.session.call.nobody
    assert Speak(0) in citizen.does(CallChanged("c1", S.RINGING))
    assert not citizen.session.call.nobody


def test_the_desk_may_say_that_the_telephone_is_the_better_way() -> None:
    citizen = Citizen(Shelf(procedure(question("q", "x"))))
    citizen.does(Started("fr"), PreferenceSet("voice", "on"), HelpPressed("c1"))
    citizen.does(CallChanged("c1", S.RINGING))
    assert Speak(0) in citizen.does(CallChanged("c1", S.RINGING, telephone=True))
    assert citizen.session.call is not None
    assert citizen.session.call.long


def test_what_the_link_says_becomes_the_event() -> None:
    said = {"id": "c1", "state": "ringing", "nobody_on_shift": True, "telephone": True}
    assert events_of(Message("CallChanged", said)) == (
        CallChanged("c1", S.RINGING, nobody=True, telephone=True),
    )
    assert events_of(Message("CallChanged", said | {"nobody_on_shift": 1})) == (
        CallChanged("c1", S.RINGING, telephone=True),
    )
