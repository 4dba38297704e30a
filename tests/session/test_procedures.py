"""A citizen's way through procedures: answers, back, changing an answer, other procedures, pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.procedures.answers import Chosen, DontKnow, Number, Typed
from kiosk.procedures.model import Procedure
from kiosk.session.effects import Count, Hush
from kiosk.session.events import (
    Answered,
    AnswerReopened,
    ChoiceToggled,
    DocumentMarked,
    KeyTyped,
    PageOpened,
    ProcedureOpened,
    SpeechMoved,
    Started,
    TurnedPage,
    WentBack,
)
from kiosk.session.state import DEEPEST
from tests.procedures.build import Shelf, case, cases, fact, opens, papers, procedure, question, said, says
from tests.procedures.documents import answer_to, procedures
from tests.session.citizen import Citizen

PARKING = procedure(
    question("qui", "habitant:T1", "passage:!T1", dont_know="explain"),
    question("auto", "oui", "non", when=said("qui", "habitant")),
    papers("liste", "identité"),
    identity="parking",
)
GUIDE = procedure(
    question("quoi", "voter:T1", "bouger:T2", "rien"),
    cases(
        "vers",
        case("v", opens("voter", at_once=True), when=said("quoi", "voter")),
        case("b", opens("bouger", at_once=True), when=said("quoi", "bouger")),
    ),
    says("la fin"),
    identity="guide",
)
VOTE = procedure(
    question("majeur", "oui:T1", "non:!T1"), question("ou", "ici", "loin"), opens("guide"), identity="voter"
)
MOVE = procedure(question("inscrit", "oui:T1", "non:!T1"), identity="bouger")
SHELF = Shelf(PARKING, GUIDE, VOTE, MOVE, procedure(says("seul"), identity="simple"))


@pytest.fixture
def citizen() -> Citizen:
    return Citizen(SHELF)


def test_opening_a_procedure_stands_at_its_first_question(citizen: Citizen) -> None:
    citizen.opens("parking")
    assert citizen.at == "question qui"


def test_a_procedure_that_is_not_there_leaves_the_page_as_it_is(citizen: Citizen) -> None:
    assert citizen.opens("nulle part")[-1] == Count("missing_procedure", "nulle part")
    assert citizen.at == "home"


def test_answers_lead_to_the_checklist_and_the_summary(citizen: Citizen) -> None:
    citizen.opens("parking")
    citizen.answers(qui="habitant", auto="oui")
    assert citizen.at == "checklist"
    citizen.does(PageOpened("summary"))
    assert citizen.at == "summary"


def test_a_procedure_without_papers_ends_at_its_summary(citizen: Citizen) -> None:
    citizen.opens("simple")
    assert citizen.at == "summary"


def test_dont_know_explains_first_and_then_goes_on(citizen: Citizen) -> None:
    citizen.opens("parking")
    citizen.answers(qui=DontKnow(1))
    assert citizen.at == "question qui?"
    citizen.does(WentBack())
    assert citizen.at == "question qui"
    citizen.answers(qui=DontKnow(1))
    citizen.answers(qui=DontKnow(2))
    assert citizen.at == "checklist"


# --- back


def test_back_undoes_in_order_part_page_over_page_answer_procedure(citizen: Citizen) -> None:
    citizen.does(Started("fr"), PageOpened("themes"), PageOpened("theme", "all"), ProcedureOpened("parking"))
    citizen.answers(qui="habitant", auto="oui")
    citizen.does(PageOpened("summary"), PageOpened("reading", "s"), TurnedPage("p", 3))
    citizen.does(PageOpened("preferences"), TurnedPage("x", 0))
    steps = []
    for _ in range(12):
        citizen.does(WentBack())
        steps.append(f"{citizen.at}{' *' if citizen.session.at else ''}")
    assert steps == [
        "preferences", "reading s *", "reading s", "summary", "checklist", "question auto", "question qui",
        "theme all", "themes", "home", "home", "home",
    ]  # fmt: skip


def test_display_and_sound_give_the_part_of_the_page_back(citizen: Citizen) -> None:
    citizen.opens("simple")
    citizen.does(PageOpened("reading", "s"), TurnedPage("p", 3), PageOpened("preferences"))
    assert citizen.session.at is None
    citizen.does(PageOpened("preferences"))
    assert (citizen.at, citizen.session.at) == ("reading s", ("p", 3))


def test_back_on_the_welcome_page_does_nothing(citizen: Citizen) -> None:
    before = citizen.session
    assert citizen.does(WentBack()) == ()
    assert replace(citizen.session, last_sign=before.last_sign) == before


@settings(max_examples=50)
@given(st.data(), procedures())
def test_back_undoes_each_answer(data: st.DataObject, document: Procedure) -> None:
    """Each place the citizen stood at comes again in reverse, down to the procedure's first."""
    citizen = Citizen(Shelf(document))
    citizen.opens("p")
    trail = [(citizen.where.key, citizen.frame.answers)]
    for _ in range(20):
        position = citizen.where.position
        assert position is not None
        if position.open is None:
            break
        answer = data.draw(answer_to(position.open))
        again = position.explaining and answer == DontKnow(1)
        citizen.does(Answered(position.open.id, DontKnow(2) if again else answer))
        if position.explaining:
            trail.pop()  # back from a second touch leads to the question without its explanation
        trail.append((citizen.where.key, citizen.frame.answers))
    while trail:
        assert (citizen.where.key, citizen.frame.answers) == trail.pop()
        citizen.does(WentBack())
    assert citizen.at == "home"


# --- changing an answer


def test_an_answer_changed_from_the_recap_leads_back_to_it(citizen: Citizen) -> None:
    citizen.opens("voter")
    citizen.answers(majeur="oui", ou="ici")
    citizen.does(PageOpened("recap"), AnswerReopened("majeur"))
    assert citizen.at == "question majeur!"
    citizen.answers(majeur="non")
    assert citizen.at == "recap"
    assert dict(citizen.frame.answers) == {"majeur": Chosen(("non",)), "ou": Chosen(("ici",))}


def test_a_change_that_asks_something_new_asks_it_and_keeps_the_rest() -> None:
    between = cases("c", case("k", question("b", "z"), when=said("a", "y")))
    document = procedure(question("a", "x", "y"), between, question("d", "w"))
    citizen = Citizen(Shelf(document))
    citizen.opens("p")
    citizen.answers(a="x", d="w")
    citizen.does(PageOpened("recap"), AnswerReopened("a"))
    citizen.answers(a="y")
    assert citizen.at == "question b"
    citizen.answers(b="z")
    assert citizen.at == "summary"
    assert [name for name, _ in citizen.frame.answers] == ["a", "b", "d"]


def test_leaving_a_change_changes_nothing(citizen: Citizen) -> None:
    citizen.opens("voter")
    citizen.answers(majeur="oui", ou="ici")
    before = citizen.frame.answers
    citizen.does(PageOpened("recap"), AnswerReopened("majeur"), WentBack())
    assert (citizen.at, citizen.frame.answers) == ("recap", before)


def test_a_question_that_is_not_on_the_path_cannot_be_changed(citizen: Citizen) -> None:
    citizen.opens("voter")
    citizen.does(AnswerReopened("ou"), AnswerReopened("nulle part"))
    assert citizen.frame.changing == ""


def test_ticks_begin_with_what_was_chosen() -> None:
    several = replace(question("q", "a", "b", "c"), kind="several")
    citizen = Citizen(Shelf(procedure(several)))
    citizen.opens("p")
    citizen.does(ChoiceToggled("q", "a"), ChoiceToggled("q", "b"), ChoiceToggled("q", "b"))
    assert citizen.frame.ticked == ("a",)
    citizen.answers(q=Chosen(("a", "c")))
    citizen.does(AnswerReopened("q"))
    assert citizen.frame.ticked == ("a", "c")
    citizen.does(ChoiceToggled("q", "a"))
    assert citizen.frame.ticked == ("c",)


# --- other procedures


@pytest.mark.clause("3.3.7")
def test_an_answer_taken_back_stands_as_it_was_ticked_or_typed() -> None:
    several = replace(question("q", "a", "b", "c"), kind="several")
    number, text = replace(question("n"), kind="number"), replace(question("t"), kind="text")
    citizen = Citizen(Shelf(procedure(several, number, text)))
    citizen.does(ProcedureOpened("p"), Answered("q", Chosen(("a", "c"))), Answered("n", Number(7)))
    citizen.does(Answered("t", Typed("rue")), WentBack())
    assert citizen.frame.draft == "rue"
    citizen.does(WentBack())
    assert citizen.frame.draft == "7"
    citizen.does(WentBack())
    assert (citizen.frame.draft, citizen.frame.ticked) == ("", ("a", "c"))


def test_a_guided_search_opens_what_it_leads_to(citizen: Citizen) -> None:
    citizen.opens("guide")
    citizen.answers(quoi="voter")
    assert citizen.stack == ["guide", "voter"]


def test_facts_follow_into_the_procedure_that_is_opened(citizen: Citizen) -> None:
    citizen.opens("guide")
    citizen.answers(quoi="voter")
    assert citizen.at == "question ou"  # « majeur » is known from the guided search
    assert citizen.where.position is not None
    assert [step.silent for step in citizen.where.position.steps] == [True]


def test_facts_do_not_leak_into_a_procedure_opened_from_home(citizen: Citizen) -> None:
    citizen.opens("parking")
    citizen.answers(qui="habitant")
    citizen.does(PageOpened("home"), ProcedureOpened("bouger"))
    assert (citizen.at, citizen.frame.facts) == ("question inscrit", ())


def test_back_from_what_a_guided_search_opened_asks_its_last_question_again(citizen: Citizen) -> None:
    citizen.opens("guide")
    citizen.answers(quoi="bouger")
    assert citizen.stack == ["guide", "bouger"]
    citizen.does(WentBack())
    assert (citizen.stack, citizen.at) == (["guide"], "question quoi")


def test_opening_a_procedure_already_open_returns_to_it(citizen: Citizen) -> None:
    citizen.opens("guide")
    citizen.answers(quoi="voter", ou="ici")
    citizen.does(ProcedureOpened("guide"))
    assert (citizen.stack, citizen.at) == (["guide"], "question quoi")


def test_the_stack_is_never_deeper_than_eight() -> None:
    chain = [procedure(question(f"q{n}", "a"), opens(f"p{n + 1}"), identity=f"p{n}") for n in range(12)]
    citizen = Citizen(Shelf(*chain))
    citizen.opens("p0")
    for n in range(12):
        citizen.does(ProcedureOpened(f"p{n}"))
    assert citizen.stack == [f"p{n}" for n in range(DEEPEST)]


def test_where_there_is_no_room_a_document_takes_the_place_of_the_guided_search_that_leads_to_it() -> None:
    chain = [procedure(question(f"q{n}", "a"), identity=f"p{n}") for n in range(DEEPEST - 1)]
    citizen = Citizen(Shelf(*chain, GUIDE, MOVE))
    for n in range(DEEPEST - 1):
        citizen.does(ProcedureOpened(f"p{n}"))
    citizen.does(ProcedureOpened("guide"))
    assert len(citizen.stack) == DEEPEST
    citizen.answers(quoi="bouger")
    assert citizen.stack == [*(f"p{n}" for n in range(DEEPEST - 1)), "bouger"]
    assert citizen.session.frame is not None
    assert citizen.session.frame.facts == (("T2", True),)
    citizen.does(WentBack())
    assert citizen.at == f"question q{DEEPEST - 2}"


def test_guided_searches_without_end_come_to_rest_where_there_is_no_room() -> None:
    chain = [procedure(question(f"q{n}", "a"), identity=f"p{n}") for n in range(DEEPEST - 1)]
    ring = [procedure(opens(b, at_once=True), identity=a) for a, b in (("a", "b"), ("b", "c"), ("c", "a"))]
    citizen = Citizen(Shelf(*chain, *ring))
    for n in range(DEEPEST - 1):
        citizen.does(ProcedureOpened(f"p{n}"))
    citizen.does(ProcedureOpened("a"))
    assert len(citizen.stack) == DEEPEST
    citizen.does(WentBack())
    assert len(citizen.stack) < DEEPEST


def test_procedures_that_open_each_other_at_once_come_to_rest() -> None:
    ring = [procedure(opens(b, at_once=True), identity=a) for a, b in (("a", "b"), ("b", "c"), ("c", "a"))]
    citizen = Citizen(Shelf(*ring, procedure(opens("moi", at_once=True), identity="moi")))
    citizen.opens("a")
    assert len(citizen.stack) <= 3
    for _ in range(4):
        citizen.does(WentBack())
    citizen.does(ProcedureOpened("moi"))
    assert citizen.stack in (["moi"], [])
    citizen.does(WentBack())
    assert citizen.at == "home"


# --- pages, papers, keys


def test_another_page_opened_again_is_returned_to(citizen: Citizen) -> None:
    citizen.opens("simple")
    citizen.does(PageOpened("menu"), PageOpened("reading", "a"), PageOpened("menu"))
    assert [page.name for page in citizen.frame.pages] == ["menu"]


@pytest.mark.parametrize("name", ["question", "welcome", "still_there", "missing", "nowhere", ""])
def test_a_page_that_cannot_be_opened_changes_nothing(citizen: Citizen, name: str) -> None:
    citizen.opens("parking")
    before = citizen.at
    citizen.does(PageOpened(name))
    assert citizen.at == before


def test_papers_are_marked_and_cleared(citizen: Citizen) -> None:
    citizen.opens("parking")
    citizen.does(DocumentMarked("identité", True))
    assert citizen.frame.documents == (("identité", True),)
    citizen.does(DocumentMarked("identité", False))
    assert citizen.frame.documents == (("identité", False),)
    citizen.does(DocumentMarked("identité", False))
    assert citizen.frame.documents == ()


def test_keys_write_erase_and_change_the_keyboard(citizen: Citizen) -> None:
    citizen.opens("parking")
    citizen.does(*(KeyTyped(key) for key in "ab c"))
    citizen.does(KeyTyped("backspace"), KeyTyped("digits"), KeyTyped("\n"))
    assert (citizen.frame.draft, citizen.session.keyboard) == ("ab ", "digits")
    citizen.does(*(KeyTyped("x") for _ in range(100)))
    assert len(citizen.frame.draft) == 60
    assert citizen.does(KeyTyped("x")) == ()  # full: no key is said to be typed
    citizen.does(KeyTyped("clear"))
    assert citizen.frame.draft == ""


@pytest.mark.clause("5.1.3.5")
def test_an_answer_stops_what_is_being_said(citizen: Citizen) -> None:
    citizen.opens("parking")
    citizen.does(SpeechMoved(2))
    assert citizen.answers(qui="habitant")[0] == Hush()
    assert citizen.session.speaking == -1


def test_an_event_for_a_procedure_without_one_changes_nothing(citizen: Citizen) -> None:
    citizen.does(Started("fr"))
    citizen.does(Answered("q", DontKnow(2)), ChoiceToggled("q", "a"), KeyTyped("a"))
    citizen.does(DocumentMarked("d", True), AnswerReopened("q"), PageOpened("summary"))
    assert citizen.at == "home"


def test_facts_that_a_case_of_cases_needs_are_unknown_from_home() -> None:
    document = procedure(cases("c", case("a", when=fact("T1")), case("b", when=fact("T1", False)), ask="q"))
    citizen = Citizen(Shelf(document))
    citizen.opens("p")
    assert citizen.at == "question q"
