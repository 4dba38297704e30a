"""What was ticked or typed in a question that is left without an answer stands there again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.procedures.answers import Answer, Chosen, DontKnow, Typed
from kiosk.procedures.model import Question
from kiosk.session.events import (
    Answered,
    AnswerReopened,
    ChoiceToggled,
    Event,
    KeyTyped,
    LanguageChosen,
    PageClosed,
    PageOpened,
    ProcedureOpened,
    TurnedPage,
    WentBack,
)
from tests.procedures.build import Shelf, opens, procedure, question
from tests.session.citizen import Citizen

SEVERAL = replace(question("papiers", "a", "b", "c"), kind="several")
STREET = question("rue", kind="text")
SECRET = question("nom", kind="text", privacy="secret")
AGE = question("age", kind="number")
LAST = question("fin", "x", "y")
KINDS = [SEVERAL, STREET, SECRET, AGE]


def begins(citizen: Citizen, asked: Question) -> tuple[str, tuple[str, ...]]:
    """Ticks or types something, and gives what then stands in the question."""
    if asked.kind == "several":
        citizen.does(ChoiceToggled(asked.id, "c"), ChoiceToggled(asked.id, "a"))
    else:
        citizen.does(KeyTyped("1"), KeyTyped("2"))
    return stands(citizen)


def stands(citizen: Citizen) -> tuple[str, tuple[str, ...]]:
    return citizen.frame.draft, citizen.frame.ticked


def at(asked: Question) -> Citizen:
    citizen = Citizen(Shelf(procedure(asked, LAST, opens("other")), procedure(LAST, identity="other")))
    citizen.opens("p")
    return citizen


@pytest.mark.clause("3.3.7")
@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("asked", KINDS, ids=lambda asked: asked.id)
def test_what_was_begun_stands_again_after_i_do_not_know(asked: Question, times: int) -> None:
    citizen = at(asked)
    begun = begins(citizen, asked)
    assert any(begun)
    citizen.does(Answered(asked.id, DontKnow(times)))
    assert stands(citizen) == ("", ())
    assert citizen.at == "question fin"
    citizen.does(WentBack())
    assert (citizen.at, stands(citizen)) == (f"question {asked.id}", begun)


@pytest.mark.parametrize("asked", KINDS, ids=lambda asked: asked.id)
def test_what_was_begun_stays_while_the_question_is_explained(asked: Question) -> None:
    citizen = at(replace(asked, dont_know="explain"))
    begun = begins(citizen, asked)
    citizen.does(Answered(asked.id, DontKnow(1)))
    assert (citizen.at, stands(citizen)) == (f"question {asked.id}?", begun)
    citizen.does(Answered(asked.id, DontKnow(2)), WentBack())
    assert (citizen.at, stands(citizen)) == (f"question {asked.id}", begun)


ASIDE: list[tuple[Event, ...]] = [
    (PageOpened("choices"), PageClosed()),
    (PageOpened("recap"), WentBack()),
    (PageOpened("preferences"), PageClosed()),
    (LanguageChosen("en"),),
    (TurnedPage("rue", 1), WentBack()),
    (ProcedureOpened("other"), WentBack()),
]


@pytest.mark.clause("3.3.7")
@pytest.mark.parametrize("events", ASIDE, ids=lambda events: type(events[0]).__name__)
@pytest.mark.parametrize("asked", KINDS, ids=lambda asked: asked.id)
def test_what_was_begun_stands_again_after_another_page(asked: Question, events: tuple[Event, ...]) -> None:
    citizen = at(asked)
    begun = begins(citizen, asked)
    citizen.does(*events)
    assert (citizen.at, stands(citizen)) == (f"question {asked.id}", begun)


def test_what_was_begun_stands_again_after_the_question_before_it() -> None:
    citizen = Citizen(Shelf(procedure(STREET, SEVERAL, AGE)))
    citizen.opens("p")
    citizen.does(Answered("rue", Typed("mairie")))
    ticks = begins(citizen, SEVERAL)
    citizen.does(WentBack())
    assert stands(citizen) == ("mairie", ())
    citizen.does(Answered("rue", DontKnow(2)))
    assert (citizen.at, stands(citizen)) == ("question papiers", ticks)
    citizen.does(Answered("papiers", DontKnow(2)))
    assert (citizen.at, stands(citizen)) == ("question age", ("", ())), "of each question its own"
    citizen.does(WentBack(), WentBack())
    assert (citizen.at, stands(citizen)) == ("question rue", ("mairie", ()))


def test_an_answer_changed_to_i_do_not_know_and_reopened_has_its_ticks_again() -> None:
    citizen = at(SEVERAL)
    citizen.does(Answered("papiers", Chosen(("a",))), PageOpened("recap"), AnswerReopened("papiers"))
    citizen.does(ChoiceToggled("papiers", "b"), Answered("papiers", DontKnow(2)))
    assert citizen.at == "question fin"
    citizen.does(PageOpened("recap"), AnswerReopened("papiers"))
    assert (citizen.at, stands(citizen)) == ("question papiers!", ("", ("a", "b")))


@pytest.mark.parametrize(
    ("asked", "answer"), [(STREET, Typed("mairie")), (SEVERAL, Chosen(()))], ids=lambda one: str(one)[:8]
)
def test_an_answer_takes_the_place_of_what_was_begun(asked: Question, answer: Answer) -> None:
    citizen = at(asked)
    begins(citizen, asked)
    citizen.does(Answered(asked.id, DontKnow(2)), WentBack(), Answered(asked.id, answer))
    assert citizen.frame.set_aside == ()
    citizen.does(WentBack())
    assert stands(citizen) == (answer.text if isinstance(answer, Typed) else "", ())


def test_what_was_erased_does_not_come_back() -> None:
    citizen = at(STREET)
    begins(citizen, STREET)
    citizen.does(Answered("rue", DontKnow(2)), WentBack(), KeyTyped("clear"))
    citizen.does(Answered("rue", DontKnow(2)), WentBack())
    assert stands(citizen) == ("", ())


@pytest.mark.parametrize("asked", KINDS, ids=lambda asked: asked.id)
def test_what_was_begun_is_forgotten_with_its_procedure_and_shown_in_no_repr(asked: Question) -> None:
    citizen = at(asked)
    for key in "canari":
        citizen.does(KeyTyped(key))
    citizen.does(ChoiceToggled(asked.id, "canari"), Answered(asked.id, DontKnow(2)))
    assert citizen.frame.set_aside[0].draft == "canari"
    assert "canari" not in repr((citizen.session, citizen.frame, citizen.frame.set_aside))
    citizen.does(PageOpened("home"))
    assert citizen.session.frames == ()
    citizen.does(ProcedureOpened("p"))
    assert (stands(citizen), citizen.frame.set_aside) == (("", ()), ())
