"""The automatic citizen reaches every case that anybody can reach, and each of its paths comes to an end."""

from __future__ import annotations

from hypothesis import given, settings

from kiosk.procedures.answers import Answer, DontKnow
from kiosk.procedures.conditions import All, Between, Not, Some
from kiosk.procedures.engine import replay
from kiosk.procedures.model import Procedure, Question, Text
from kiosk.procedures.questions import samples
from kiosk.procedures.walk import walk
from tests.procedures.build import case, cases, fact, opens, procedure, question, said, says
from tests.procedures.documents import procedures


def reachable(document: Procedure, most: int = 4000) -> tuple[set[str], set[str]]:
    """Cases and questions that some answers lead to, by trying all of them; up to so many positions."""
    found_cases: set[str] = set()
    found_questions: set[str] = set()
    left: list[dict[str, Answer]] = [{}]
    for _ in range(most):
        if not left:
            break
        answers = left.pop()
        position = replay(document, {}, answers)
        found_cases |= position.reached
        if position.open is not None:
            found_questions.add(position.open.id)
            left += [{**answers, position.open.id: a} for a in (*samples(position.open), DontKnow(2))]
    return found_cases, found_questions


@settings(max_examples=60)
@given(procedures(questions=4))
def test_every_reachable_case_and_question_is_reached(document: Procedure) -> None:
    found = walk(document)
    assert found.problems == ()
    those_cases, those_questions = reachable(document)
    assert those_cases <= found.cases_reached
    assert those_questions <= found.questions_reached
    assert found.cases_reached <= found.cases
    assert found.questions_reached <= found.questions


def test_a_case_behind_two_answers_and_a_number_is_reached() -> None:
    deep = All((said("a", "z"), Some((said("b", "y"), fact("T1"))), Between("n", 17, 17)))
    document = procedure(
        question("a", "x", "y", "z"),
        question("b", "x", "y"),
        Question("n", Text("n ?"), "number", least=0, most=1000),
        cases("c", case("k", says("trouvé"), when=deep), case("other", says("non"), when=Not(deep))),
    )
    assert walk(document).cases_reached == {"k", "other"}


def test_a_case_that_nobody_reaches_is_not_said_to_be() -> None:
    never = All((said("a", "x"), said("a", "y")))
    document = procedure(question("a", "x", "y", dont_know="agent"), cases("c", case("k", when=never)))
    found = walk(document)
    assert found.cases == {"k"}
    assert "k" not in found.cases_reached or "k" in reachable(document)[0]


def test_what_is_opened_is_told() -> None:
    document = procedure(
        question("a", "x", "y"), cases("c", case("k", opens("autre", at_once=True), when=said("a", "y")))
    )
    assert walk(document).opened == {"autre"}


def test_the_number_of_paths_is_bounded() -> None:
    many = [question(f"q{n}", "a", "b", "c") for n in range(12)]
    document = procedure(*many, cases("c", *(case(f"k{n}", when=said(f"q{n}", "c")) for n in range(12))))
    found = walk(document)
    assert found.cases_reached == found.cases
    assert found.paths < 200
