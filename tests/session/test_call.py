"""The call for a person in the session: pressed once, repeated until kept, told truthfully, never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.procedures.model import Text
from kiosk.session.call import KEPT_S, LONG_S
from kiosk.session.effects import CancelCall, Chime, Count, Effect, End, PlaceCall, Speak, SpeakControl
from kiosk.session.events import (
    CallCancelled,
    CallChanged,
    HelpPressed,
    PageOpened,
    PreferenceSet,
    SpeechMoved,
    Started,
    Ticked,
    WentBack,
)
from kiosk.wire.calls import CallState
from tests.procedures.build import Shelf, procedure, question
from tests.session.citizen import Citizen

S = CallState
LABELLED = replace(question("secret", "canari", "b"), label=Text("Votre situation"))
SHELF = Shelf(procedure(LABELLED, question("suite", "x"), identity="parking"))


@pytest.fixture
def citizen() -> Citizen:
    return Citizen(SHELF)


def heard(state: CallState, minutes: int | None = None, **more: bool) -> CallChanged:
    return CallChanged("c1", state, minutes, **more)


def placed(effects: tuple[Effect, ...]) -> list[PlaceCall]:
    return [effect for effect in effects if isinstance(effect, PlaceCall)]


def calling(citizen: Citizen, *states: CallState) -> Citizen:
    citizen.does(Started("fr"), HelpPressed("c1"), *(heard(state) for state in states))
    return citizen


def state_of(citizen: Citizen) -> CallState | None:
    return citizen.session.call.state if citizen.session.call is not None else None


def test_one_press_calls_and_shows_the_call(citizen: Citizen) -> None:
    citizen.does(Started("fr"))
    effects = citizen.does(HelpPressed("c1"))
    assert [effect.request.id for effect in placed(effects)] == ["c1"]
    assert Chime("calling") in effects
    assert Count("call") in effects
    assert (citizen.at, state_of(citizen)) == ("call", S.PLACING)


def test_a_second_press_never_calls_twice(citizen: Citizen) -> None:
    calling(citizen, S.QUEUED)
    citizen.does(WentBack())
    effects = citizen.does(HelpPressed("c2"))
    assert placed(effects) == []
    assert citizen.at == "call"
    assert citizen.session.call is not None
    assert citizen.session.call.request.id == "c1"


def test_placing_is_repeated_until_the_outbox_has_the_call(citizen: Citizen) -> None:
    calling(citizen)
    assert [effect.request.id for effect in placed(citizen.waits(5))] == ["c1"] * 5
    citizen.does(heard(S.QUEUED))
    assert placed(citizen.waits(5)) == []


def test_placing_is_repeated_once_a_second_however_often_time_passes(citizen: Citizen) -> None:
    calling(citizen)
    effects: tuple[Effect, ...] = ()
    for _ in range(8):
        citizen.now += 0.25
        effects += citizen.does(Ticked())
    assert len(placed(effects)) == 2


def test_placing_is_repeated_while_the_outbox_cannot_keep_it(citizen: Citizen) -> None:
    calling(citizen)
    citizen.does(heard(S.PLACING, stored=False))
    assert citizen.session.call is not None
    assert not citizen.session.call.stored
    assert len(placed(citizen.waits(3))) == 3


def test_the_call_says_where_the_citizen_is_and_never_an_answer(citizen: Citizen) -> None:
    citizen.opens("parking")
    citizen.does(PreferenceSet("text_size", "4"), PreferenceSet("low", "on"), PreferenceSet("voice", "on"))
    (first,) = placed(citizen.does(HelpPressed("c1")))
    assert first.request.step_label == "Votre situation"
    assert (first.request.procedure, first.request.procedure_title) == ("parking", "Démarche parking")
    assert first.request.settings == ("voice", "large_text", "controls_low")
    assert first.request.step_number == 1
    citizen.does(CallCancelled())
    citizen.answers(secret="canari")
    (second,) = placed(citizen.does(HelpPressed("c2")))
    assert second.request.step_number == 2
    assert "canari" not in str(second)


def test_facts_answering_silently_do_not_count_as_steps() -> None:
    shelf = Shelf(procedure(question("a", "oui:T1"), question("b", "oui:T1"), question("c", "z")))
    citizen = Citizen(shelf)
    citizen.opens("p")
    citizen.answers(a="oui")
    (call,) = placed(citizen.does(HelpPressed("c1")))
    assert call.request.step_number == 2


def test_cancelling_is_said_to_the_link_and_shown(citizen: Citizen) -> None:
    calling(citizen, S.QUEUED)
    assert CancelCall("c1") in citizen.does(CallCancelled())
    assert (state_of(citizen), citizen.at) == (S.CANCELLED, "home")
    assert citizen.does(CallCancelled()) == ()


def test_a_cancelling_that_did_not_get_there_is_said_again(citizen: Citizen) -> None:
    calling(citizen, S.QUEUED)
    citizen.does(CallCancelled())
    assert citizen.does(heard(S.RINGING)) == (CancelCall("c1"),)
    assert state_of(citizen) is S.CANCELLED
    assert citizen.does(heard(S.CANCELLED)) == ()


def test_an_agent_already_there_is_not_called_off(citizen: Citizen) -> None:
    calling(citizen, S.QUEUED, S.RINGING, S.ACCEPTED)
    citizen.does(CallCancelled())
    citizen.does(heard(S.ARRIVED))
    assert state_of(citizen) is S.ARRIVED


def test_after_a_call_another_can_be_made(citizen: Citizen) -> None:
    calling(citizen, S.QUEUED, S.RINGING, S.ACCEPTED, S.CLOSED)
    assert [effect.request.id for effect in placed(citizen.does(HelpPressed("c2")))] == ["c2"]


def test_taken_is_heard_and_counted_once(citizen: Citizen) -> None:
    calling(citizen, S.QUEUED, S.RINGING)
    assert citizen.does(heard(S.ACCEPTED)) == (Chime("answered"), Count("call_answered", ""))
    assert citizen.does(heard(S.ON_THE_WAY, 2)) == ()
    assert citizen.session.call is not None
    assert citizen.session.call.minutes == 2
    citizen.does(heard(S.ARRIVED))
    assert citizen.session.call.minutes is None  # an expected time is never kept past its state


@pytest.mark.clause("5.1.5")
def test_taken_is_spoken_wherever_the_citizen_is(citizen: Citizen) -> None:
    calling(citizen, S.QUEUED, S.RINGING)
    citizen.does(PreferenceSet("voice", "on"))
    assert Speak(0) in citizen.does(heard(S.ACCEPTED))  # on its page, the whole page
    citizen.does(WentBack())
    assert citizen.does(heard(S.ON_THE_WAY)) == (SpeakControl("call"),)  # elsewhere, its button


def test_a_call_may_return_to_ringing(citizen: Citizen) -> None:
    calling(citizen, S.QUEUED, S.RINGING, S.ACCEPTED)
    citizen.does(heard(S.RINGING))
    assert state_of(citizen) is S.RINGING
    assert Chime("answered") in citizen.does(heard(S.ACCEPTED))


@pytest.mark.parametrize("ending", [S.CLOSED, S.EXPIRED])
def test_an_ending_is_shown_where_the_citizen_follows_the_call(citizen: Citizen, ending: CallState) -> None:
    calling(citizen, S.QUEUED, S.RINGING, S.ACCEPTED, ending)
    assert (citizen.at, state_of(citizen)) == ("call", ending)
    citizen.does(WentBack())
    assert citizen.at == "home"


def test_news_of_another_call_changes_nothing(citizen: Citizen) -> None:
    calling(citizen, S.QUEUED)
    before = citizen.session
    assert citizen.does(CallChanged("c9", S.ACCEPTED)) == ()
    assert citizen.session == before


def test_a_fresh_session_adopts_the_call_of_the_one_before(citizen: Citizen) -> None:
    citizen.does(heard(S.RINGING))
    assert (citizen.at, state_of(citizen)) == ("call", S.RINGING)
    assert citizen.does(heard(S.ACCEPTED))[0] == Chime("answered")
    assert placed(citizen.waits(200)) == []  # it was placed by another: never again
    assert not citizen.session.ended  # nobody's answers are there: nothing to forget
    citizen.does(heard(S.CLOSED))
    assert citizen.at == "welcome "[:-1]


def test_an_adopted_call_keeps_its_true_age(citizen: Citizen) -> None:
    citizen.does(CallChanged("c7", S.RINGING, waited_s=185.0))
    call = citizen.session.call
    assert call is not None
    assert citizen.now - call.since == pytest.approx(185.0)


def test_an_adopted_call_does_not_stand_in_the_next_citizens_way(citizen: Citizen) -> None:
    citizen.does(Started("fr"), heard(S.RINGING))
    assert citizen.at == "home"
    assert CancelCall("c1") in citizen.does(HelpPressed("c2"), CallCancelled())


def test_a_finished_call_is_not_adopted(citizen: Citizen) -> None:
    citizen.does(heard(S.CLOSED))
    assert citizen.session.call is None


def test_going_on_during_a_call_keeps_it(citizen: Citizen) -> None:
    calling(citizen, S.QUEUED)
    citizen.opens("parking")
    citizen.does(PageOpened("home"))
    assert state_of(citizen) is S.QUEUED


def test_inactivity_ends_the_session_and_leaves_the_call(citizen: Citizen) -> None:
    calling(citizen, S.QUEUED, S.RINGING)
    effects = citizen.waits(200)
    assert End("idle") in effects
    assert not [effect for effect in effects if isinstance(effect, CancelCall)]
    assert state_of(citizen) is S.RINGING


def test_who_waits_long_unanswered_is_told_once_of_the_other_ways(citizen: Citizen) -> None:
    citizen.does(PreferenceSet("voice", "on"))
    calling(citizen, S.QUEUED, S.RINGING)
    before = citizen.waits(int(LONG_S) - 1)
    assert citizen.session.call is not None
    assert (citizen.session.call.long, Speak(0) in before) == (False, False)
    assert citizen.does(SpeechMoved(-1)) == ()
    assert Speak(0) in citizen.waits(1)
    assert citizen.session.call.long
    assert Speak(0) not in citizen.waits(20)


def test_who_pressed_and_whose_call_is_kept_nowhere_is_told_soon_of_the_other_ways(citizen: Citizen) -> None:
    citizen.does(PreferenceSet("voice", "on"))
    calling(citizen)
    assert Speak(0) not in citizen.waits(int(KEPT_S) - 1)
    assert Speak(0) in citizen.waits(1)
    assert citizen.session.call is not None
    assert not citizen.session.call.stored
    assert Speak(0) not in citizen.waits(5)
    citizen.does(heard(S.QUEUED))
    assert citizen.session.call.stored


def test_who_was_answered_is_not_told_of_other_ways(citizen: Citizen) -> None:
    calling(citizen, S.QUEUED, S.RINGING, S.ACCEPTED)
    citizen.waits(int(LONG_S) + 5)
    assert citizen.session.call is not None
    assert not citizen.session.call.long


def test_a_call_that_expires_while_reading_is_shown_and_heard(citizen: Citizen) -> None:
    citizen.does(PreferenceSet("voice", "on"))
    calling(citizen, S.RINGING).does(WentBack())
    assert Speak(0) in citizen.does(heard(S.EXPIRED))
    assert citizen.at == "call"


def test_a_call_that_an_agent_lets_go_is_heard_from_any_page(citizen: Citizen) -> None:
    citizen.does(PreferenceSet("voice", "on"))
    calling(citizen, S.RINGING, S.ACCEPTED).does(WentBack())
    assert SpeakControl("call") in citizen.does(heard(S.RINGING))
