"""What the citizen asks of whoever comes: it leaves with the call, and after it; it is nobody else's."""

from __future__ import annotations

import pytest

from kiosk.session.call import CallRequest
from kiosk.session.effects import Effect, PlaceCall, SpeakControl
from kiosk.session.events import (
    CallCancelled,
    CallChanged,
    HelpPressed,
    LanguageChosen,
    PageClosed,
    PageOpened,
    PreferenceSet,
    Started,
    WentBack,
    WishSet,
)
from kiosk.wire.calls import CallState
from tests.procedures.build import Shelf, procedure, question
from tests.session.citizen import Citizen

S = CallState


@pytest.fixture
def citizen() -> Citizen:
    citizen = Citizen(Shelf(procedure(question("a", "x"))))
    citizen.does(Started("fr"), HelpPressed("c1"), CallChanged("c1", S.RINGING), PageOpened("wishes"))
    return citizen


def requests(effects: tuple[Effect, ...]) -> list[CallRequest]:
    return [effect.request for effect in effects if isinstance(effect, PlaceCall)]


def test_a_wish_leaves_with_the_call_at_once_and_so_does_its_end(citizen: Citizen) -> None:
    (asked,) = requests(citizen.does(WishSet("in_writing", True)))
    assert (asked.id, asked.wishes, asked.wishes_version) == ("c1", ("in_writing",), 1)
    (more,) = requests(citizen.does(WishSet("lsf", True)))
    assert (more.wishes, more.wishes_version) == (("in_writing", "lsf"), 2)
    (less,) = requests(citizen.does(WishSet("in_writing", False)))
    assert (less.wishes, less.wishes_version) == (("lsf",), 3)


def test_the_state_of_a_wish_is_heard_where_the_voice_is_on(citizen: Citizen) -> None:
    citizen.does(PreferenceSet("voice", "on"))
    assert SpeakControl("wish:lsf") in citizen.does(WishSet("lsf", True))


def test_a_wish_tells_the_language_it_is_asked_in(citizen: Citizen) -> None:
    citizen.does(LanguageChosen("en"))
    (asked,) = requests(citizen.does(WishSet("my_language", True)))
    assert asked.language == "en"


def test_the_next_call_of_the_same_citizen_carries_what_they_asked_for(citizen: Citizen) -> None:
    citizen.does(WishSet("lsf", True), CallCancelled(), CallChanged("c1", S.CANCELLED))
    (again,) = requests(citizen.does(HelpPressed("c2")))
    assert (again.id, again.wishes, again.wishes_version) == ("c2", ("lsf",), 0)


def test_no_other_word_becomes_a_wish(citizen: Citizen) -> None:
    assert citizen.does(WishSet("malade", True)) == ()
    assert citizen.session.wishes == ()


def test_closing_or_going_back_returns_to_the_call(citizen: Citizen) -> None:
    citizen.does(PageClosed())
    assert citizen.at == "call"
    citizen.does(PageOpened("wishes"), WentBack())
    assert citizen.at == "call"


@pytest.mark.parametrize("ending", [S.CLOSED, S.EXPIRED])
def test_where_the_call_ends_there_is_nobody_left_to_tell(citizen: Citizen, ending: CallState) -> None:
    citizen.does(CallChanged("c1", ending))
    assert citizen.at == "call"
    assert citizen.does(PageOpened("wishes"), WishSet("lsf", True)) == ()
    assert citizen.at == "call"


def test_the_call_of_an_earlier_citizen_keeps_what_they_asked_for() -> None:
    citizen = Citizen(Shelf(procedure(question("a", "x"))))
    citizen.does(CallChanged("c7", S.RINGING))
    assert citizen.does(PageOpened("wishes"), WishSet("lsf", True)) == ()
    assert citizen.at == "call"


def test_who_asked_for_something_has_something_to_be_forgotten() -> None:
    citizen = Citizen(Shelf(procedure(question("a", "x"))))
    citizen.does(HelpPressed("c1"), CallChanged("c1", S.RINGING))
    assert citizen.session.untouched
    citizen.does(WishSet("lsf", True))
    assert not citizen.session.untouched
