"""What a citizen shows to the agent who has their call: when it may begin, what is sent, what ends it."""

from __future__ import annotations

import json

import pytest

from kiosk.procedures.answers import Typed
from kiosk.procedures.model import Payment, Question, Text
from kiosk.session.consented import AnswersSeen, SharingChosen, SharingStopped, ViewerChanged
from kiosk.session.effects import Effect, HideAnswers, SayTold, ShowAnswers, Speak
from kiosk.session.events import (
    CallCancelled,
    CallChanged,
    Finished,
    HelpPressed,
    PageOpened,
    PreferenceSet,
    ProcedureOpened,
    WentBack,
)
from kiosk.wire.calls import CallState
from tests.procedures.build import Shelf, procedure, question, says
from tests.session.citizen import Citizen

S = CallState


def typed(identity: str, privacy: str, label: str = "") -> Question:
    return question(identity, kind="text", privacy=privacy, label=Text(label))


HALL = procedure(
    typed("rue", "open", "Adresse"),
    typed("nom", "personal", "Nom"),
    typed("sante", "veiled", "Santé"),
    typed("code", "secret", "Code"),
    typed("fin", "open", "Fin"),
    says("Voilà."),
    Payment("payer", Text("Payez au guichet.")),
)


@pytest.fixture
def citizen() -> Citizen:
    """In a procedure, an agent has taken the call, and their page has offered its key."""
    citizen = Citizen(Shelf(HALL))
    citizen.opens("p")
    citizen.answers(rue=Typed("rue de Picpus"), nom=Typed("Dupont"))
    citizen.does(HelpPressed("c1"), CallChanged("c1", S.RINGING), CallChanged("c1", S.ACCEPTED))
    citizen.does(ViewerChanged("c1", "page-1", "KEY", "agent"))
    return citizen


@pytest.fixture
def sharing(citizen: Citizen) -> Citizen:
    citizen.does(PageOpened("sharing"), SharingChosen())
    assert citizen.session.sharing.on
    return citizen


def sent(effects: tuple[Effect, ...] | list[Effect]) -> list[dict]:
    return [json.loads(effect.text) for effect in effects if isinstance(effect, ShowAnswers)]


def hidden(effects: tuple[Effect, ...]) -> bool:
    return any(isinstance(effect, HideAnswers) for effect in effects)


def test_nothing_leaves_before_the_citizen_says_yes(citizen: Citizen) -> None:
    citizen.does(PageOpened("sharing"))
    citizen.waits(20)
    assert sent(citizen.all) == []
    assert not citizen.session.sharing.on


def test_it_is_offered_only_once_an_agent_s_page_has_the_call() -> None:
    citizen = Citizen(Shelf(HALL))
    citizen.opens("p")
    citizen.does(HelpPressed("c1"), CallChanged("c1", S.RINGING), PageOpened("sharing"))
    assert citizen.at == "call"
    citizen.does(ViewerChanged("c1", "page-1", "KEY"), PageOpened("sharing"), SharingChosen())
    assert (citizen.at, citizen.session.sharing.on) == ("call", False)
    citizen.does(CallChanged("c1", S.ACCEPTED), ViewerChanged("c1", "page-1", "KEY"), PageOpened("sharing"))
    assert citizen.at == "sharing"


def test_after_the_yes_each_answer_leaves_as_its_class_allows(citizen: Citizen) -> None:
    (first,) = sent(citizen.does(PageOpened("sharing"), SharingChosen()))
    assert first["procedure"] == "Démarche p"
    assert [(one["label"], one["answer"]) for one in first["answers"]] == [
        ("Adresse", "rue de Picpus"), ("Nom", "Dupont"),
    ]  # fmt: skip
    (veiled,) = sent(citizen.answers(sante=Typed("CANARI-1")))
    assert veiled["answers"][-1] == {"label": "Santé", "veiled": True}
    assert sent(citizen.answers(code=Typed("CANARI-2"))) == []  # as before: nothing of it leaves
    assert "CANARI" not in json.dumps(sent(citizen.all))
    assert "Code" not in json.dumps(sent(citizen.all))


def test_an_answer_without_a_class_is_veiled() -> None:
    plain = procedure(question("q", "a", label=Text("Situation")), question("r", "b"))
    citizen = Citizen(Shelf(plain))
    citizen.opens("p")
    citizen.answers(q="a")
    citizen.does(HelpPressed("c1"), CallChanged("c1", S.ACCEPTED), ViewerChanged("c1", "p1", "KEY"))
    (only,) = sent(citizen.does(SharingChosen()))
    assert only["answers"] == [{"label": "Situation", "veiled": True}]


def test_what_another_procedure_taught_is_veiled_whatever_its_class() -> None:
    first = procedure(question("s", "x:F", privacy="secret"), question("t", "y"), identity="p")
    second = procedure(
        question("u", "x:F", "z:!F", privacy="open", label=Text("Su")), question("v", "y"), identity="o"
    )
    citizen = Citizen(Shelf(first, second))
    citizen.opens("p")
    citizen.answers(s="x")
    citizen.does(ProcedureOpened("o"))
    citizen.does(HelpPressed("c1"), CallChanged("c1", S.ACCEPTED), ViewerChanged("c1", "p1", "KEY"))
    (only,) = sent(citizen.does(SharingChosen()))
    assert all("answer" not in one for one in only["answers"])


def test_every_change_is_sent_at_once_and_all_of_it_again_every_few_seconds(sharing: Citizen) -> None:
    (changed,) = sent(sharing.answers(sante=Typed("rien")))
    assert len(changed["answers"]) == 3
    sharing.does(AnswersSeen("c1", "page-1", 2, True))
    assert 1 <= len(sent(sharing.waits(8))) <= 3


def test_the_numbers_grow_with_everything_that_is_sent(sharing: Citizen) -> None:
    sharing.answers(sante=Typed("rien"))
    sharing.does(SharingStopped())
    numbers = [one.number for one in sharing.all if isinstance(one, ShowAnswers | HideAnswers)]
    assert numbers == sorted(set(numbers))


def test_one_touch_ends_it_and_says_so(sharing: Citizen) -> None:
    effects = sharing.does(SharingStopped())
    assert hidden(effects)
    assert SayTold() in effects
    assert (sharing.session.sharing.on, sharing.session.told) == (False, "hidden")
    assert sent(sharing.waits(20)) == []


@pytest.mark.parametrize("state", [S.RINGING, S.CLOSED, S.CANCELLED, S.EXPIRED])
def test_it_ends_with_the_agent_s_part_in_the_call(sharing: Citizen, state: CallState) -> None:
    assert hidden(sharing.does(CallChanged("c1", state)))
    assert (sharing.session.sharing.on, sharing.session.told) == (False, "hidden_call")
    sharing.does(SharingChosen())
    assert not sharing.session.sharing.on


def test_it_ends_where_the_citizen_calls_off(sharing: Citizen) -> None:
    assert hidden(sharing.does(CallCancelled()))


def test_whoever_gets_the_call_after_has_to_be_shown_them_anew(sharing: Citizen) -> None:
    sharing.does(CallChanged("c1", S.RINGING), CallChanged("c1", S.ACCEPTED))
    assert not sharing.session.sharing.on
    sharing.does(SharingChosen())
    assert not sharing.session.sharing.on  # of the new agent's page nothing is known yet
    sharing.does(ViewerChanged("c1", "page-2", "KEY2"), SharingChosen())
    assert sharing.session.sharing.on


def test_another_page_is_another_viewer(sharing: Citizen) -> None:
    assert hidden(sharing.does(ViewerChanged("c1", "page-2", "KEY2")))
    assert (sharing.session.sharing.on, sharing.session.told) == (False, "hidden_alone")


def test_it_ends_where_the_page_goes(sharing: Citizen) -> None:
    assert sharing.does(ViewerChanged("c1", "page-0", "")) == ()  # one that has been replaced long ago
    assert hidden(sharing.does(ViewerChanged("c1", "page-1", "")))


def test_no_frame_remains_where_nobody_sees(sharing: Citizen) -> None:
    for _ in range(5):
        sharing.waits(4)
        sharing.does(AnswersSeen("c1", "page-1", sharing.session.sharing.number, True))
    assert sharing.session.sharing.on
    for _ in range(3):
        sharing.does(AnswersSeen("c1", "page-1", sharing.session.sharing.number, False))
        effects = sharing.waits(4)
    assert hidden(effects)
    assert (sharing.session.sharing.on, sharing.session.told) == (False, "hidden_alone")


@pytest.mark.parametrize("seen", [
    AnswersSeen("c0", "page-1", 1, True), AnswersSeen("c1", "page-9", 1, True),
    AnswersSeen("c1", "page-1", 999, True),
])  # fmt: skip
def test_what_another_page_has_seen_does_not_count(sharing: Citizen, seen: AnswersSeen) -> None:
    for _ in range(12):
        sharing.waits(1)
        sharing.does(seen)
    assert not sharing.session.sharing.on


def test_where_something_is_to_be_paid_nobody_sees_anything(sharing: Citizen) -> None:
    sharing.answers(sante=Typed("a"), code=Typed("b"))
    assert sharing.session.sharing.on
    assert hidden(sharing.answers(fin=Typed("c")))
    assert sharing.at == "summary"
    assert (sharing.session.sharing.on, sharing.session.told) == (False, "hidden_paying")
    sharing.does(HelpPressed(), PageOpened("sharing"))
    assert sharing.at == "call"
    sharing.does(SharingChosen())
    assert not sharing.session.sharing.on
    sharing.does(WentBack(), WentBack())
    assert sharing.at == "question fin"
    sharing.does(SharingChosen())
    assert sharing.session.sharing.on


def test_it_ends_with_the_session(sharing: Citizen) -> None:
    assert hidden(sharing.does(Finished()))


def test_it_ends_where_nobody_is_there_any_more(sharing: Citizen) -> None:
    for _ in range(400):
        effects = sharing.waits(1)
        sharing.does(AnswersSeen("c1", "page-1", sharing.session.sharing.number, True))
        if sharing.session.ended:
            break
    assert sharing.session.ended
    assert hidden(effects)


def test_the_call_of_an_earlier_citizen_shows_nothing_of_this_one() -> None:
    citizen = Citizen(Shelf(HALL))
    citizen.does(CallChanged("c7", S.ACCEPTED), ViewerChanged("c7", "page-1", "KEY"))
    citizen.opens("p")
    citizen.answers(rue=Typed("rue"))
    assert sent(citizen.does(SharingChosen())) == []


def test_back_from_the_page_that_asks_is_the_call(citizen: Citizen) -> None:
    citizen.does(PageOpened("sharing"), WentBack())
    assert citizen.at == "call"


@pytest.mark.parametrize("gone", [CallChanged("c1", S.RINGING), ViewerChanged("c1", "page-1", "")])
def test_the_page_that_asks_leaves_with_the_agent(citizen: Citizen, gone: object) -> None:
    citizen.does(PageOpened("sharing"), gone)  # type: ignore[arg-type]
    assert citizen.at == "call"


def test_with_the_voice_on_the_end_is_said_with_the_page_that_comes_or_alone(sharing: Citizen) -> None:
    sharing.does(PreferenceSet("voice", "on"))
    sharing.answers(sante=Typed("a"), code=Typed("b"))
    effects = sharing.answers(fin=Typed("c"))
    assert Speak(0) in effects
    assert SayTold() not in effects  # it stands first in what the page says


def test_nothing_of_it_is_in_what_an_exception_would_print(sharing: Citizen) -> None:
    assert "Picpus" not in repr(sharing.session)
    assert "KEY" not in repr(sharing.session)
    assert all("Picpus" not in repr(effect) for effect in sharing.all)
