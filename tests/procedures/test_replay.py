"""Where answers lead: what is asked, taken, dropped or shown both ways; one rule a test."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.procedures.answers import Answer, Chosen, DontKnow, Number
from kiosk.procedures.conditions import All, Not, Undefined
from kiosk.procedures.engine import Position, applicable, replay
from kiosk.procedures.model import Block, CallOut, Cost, Item, Listing, Procedure, Question, Section, Text
from kiosk.procedures.position import Alternative
from tests.procedures.build import (
    case,
    cases,
    chose,
    fact,
    opens,
    papers,
    procedure,
    question,
    said,
    says,
    section,
    shown,
)

HOUSING = procedure(
    question("qui", "seul", "famille"),
    cases(
        "foyer",
        case("seul", says("pour une personne"), when=said("qui", "seul")),
        case("famille", question("enfants", "un", "plus"), says("en famille"), when=said("qui", "famille")),
    ),
    question("toit", "proprio", "loue"),
    says("la fin"),
)


def at(position: Position) -> str:
    return position.open.id if position.open is not None else ""


# --- asking in order


def test_the_reader_stands_at_the_first_open_question() -> None:
    assert at(replay(HOUSING, {}, {})) == "qui"
    assert at(replay(HOUSING, {}, chose(qui="seul"))) == "toit"
    assert at(replay(HOUSING, {}, chose(qui="famille"))) == "enfants"


def test_what_follows_an_open_question_is_not_shown_yet() -> None:
    assert shown(replay(HOUSING, {}, chose(qui="seul"))) == ["pour une personne"]
    assert shown(replay(HOUSING, {}, chose(qui="seul", toit="loue"))) == ["pour une personne", "la fin"]


def test_questions_ahead_are_those_of_the_longest_case_that_may_still_apply() -> None:
    assert replay(HOUSING, {}, {}).ahead == 2
    assert replay(HOUSING, {}, chose(qui="seul")).ahead == 0
    assert replay(HOUSING, {}, chose(qui="famille")).ahead == 1


def test_an_answer_that_is_none_of_the_choices_leaves_the_question_open() -> None:
    assert at(replay(HOUSING, {}, chose(qui="personne"))) == "qui"


def test_a_number_out_of_bounds_leaves_the_question_open() -> None:
    document = procedure(Question("age", Text("Âge ?"), "number", least=0, most=120))
    assert at(replay(document, {}, {"age": Number(121)})) == "age"
    assert replay(document, {}, {"age": Number(120)}).complete


def test_answers_that_do_not_apply_are_passed_over() -> None:
    position = replay(HOUSING, {}, chose(qui="seul", enfants="plus", toit="loue", inconnue="x"))
    assert [step.question.id for step in position.steps] == ["qui", "toit"]
    assert applicable(HOUSING, {}, chose(qui="seul", enfants="plus", toit="loue", inconnue="x")) == chose(
        qui="seul", toit="loue"
    )


def test_a_changed_answer_keeps_those_that_still_apply() -> None:
    """Changing « seul » to « famille » asks about the children; « loue » is not asked again."""
    kept = applicable(HOUSING, {}, chose(qui="famille", toit="loue"))
    assert kept == chose(qui="famille", toit="loue")
    assert at(replay(HOUSING, {}, kept)) == "enfants"
    assert replay(HOUSING, {}, kept | chose(enfants="un")).complete


def test_a_changed_answer_forgets_those_that_no_longer_apply() -> None:
    kept = applicable(HOUSING, {}, chose(qui="seul", enfants="plus"))
    assert kept == chose(qui="seul")


def test_a_question_that_does_not_apply_is_surely_not_answered() -> None:
    """What depends on it is dropped, not left in doubt: alone, in a section, in an item of a list."""
    never = question("never", "x")
    holders: list[Block] = [
        replace(never, when=said("q", "b")),
        section("s", never, when=said("q", "b")),
        cases("c", case("k"), case("m"), ask="never", when=said("q", "b")),
        Listing("l", (Item("i", (never,), said("q", "b")),)),
    ]
    for holder in holders:
        document = procedure(question("q", "a", "b"), holder, says("jamais", when=said("never", "x")))
        assert shown(replay(document, {}, chose(q="a"))) == []


# --- « je ne sais pas »


@pytest.mark.parametrize("means", ["explain", "agent"])
def test_dont_know_first_explains_then_goes_on(means: str) -> None:
    document = procedure(question("q", "a", "b", dont_know=means), says("la fin"))
    first = replay(document, {}, {"q": DontKnow(1)})
    assert (at(first), first.explaining) == ("q", True)
    second = replay(document, {}, {"q": DontKnow(2)})
    assert second.complete
    assert not second.explaining


def test_dont_know_shows_all_at_once_where_the_author_says_so() -> None:
    document = procedure(question("q", "a", "b", dont_know="show_all"), says("la fin"))
    assert replay(document, {}, {"q": DontKnow(1)}).complete


def test_dont_know_shows_every_case_under_its_title_and_asks_nothing_inside() -> None:
    position = replay(HOUSING, {}, {"qui": DontKnow(2)} | chose(toit="loue"))
    assert shown(position) == ["[Si seul]", "pour une personne", "[Si famille]", "en famille", "la fin"]
    assert [step.question.id for step in position.steps] == ["qui", "toit"]


def test_what_depends_on_a_question_not_asked_in_doubt_is_in_doubt_and_not_asked() -> None:
    document = procedure(
        question("q", "a", "b"),
        cases("c", case("a", question("deep", "x", "y"), when=said("q", "a"))),
        question("after", "z", when=said("deep", "x")),
        says("peut-être", when=said("deep", "x")),
    )
    position = replay(document, {}, {"q": DontKnow(2)})
    assert position.complete
    assert shown(position) == ["[Si a]", "?peut-être"]


def test_a_question_in_doubt_is_not_asked() -> None:
    document = procedure(question("q", "a", "b"), question("then", "x", when=said("q", "a")))
    assert replay(document, {}, {"q": DontKnow(2)}).complete


def test_a_question_whose_fact_nobody_knows_is_asked() -> None:
    document = procedure(question("q", "a", when=fact("T1")))
    assert at(replay(document, {}, {})) == "q"


# --- what may apply says so, all the way down


def deep(when: object) -> list[Block]:
    inside = says("dedans")
    return [
        section("s", section("s2", inside), when=when),  # type: ignore[arg-type]
        section("s", papers("l", "dedans"), when=when),  # type: ignore[arg-type]
        cases("c", case("k", inside), when=when),  # type: ignore[arg-type]
        papers("l", ("dedans", fact("T1")), when=when),  # type: ignore[arg-type]
    ]


@pytest.mark.parametrize("which", range(4))
def test_what_stands_in_something_doubtful_is_doubtful(which: int) -> None:
    document = procedure(deep(fact("T1"))[which])
    assert shown(replay(document, {}, {})) == ["?dedans"]
    assert shown(replay(document, {"T1": True}, {})) == ["dedans"]
    assert shown(replay(document, {"T1": False}, {})) == []


def test_items_and_boxes_are_doubtful_too() -> None:
    cost = Cost("c", Text("10 €"))
    listing = Listing("l", (Item("i", (cost,), fact("T1")),))
    box = CallOut("o", "know", (cost,), when=fact("T1"))
    position = replay(procedure(listing, box), {}, {})
    item = position.blocks[0].items[0]  # type: ignore[union-attr]
    assert item.when is not None
    assert item.blocks[0].when is not None
    assert position.blocks[1].blocks[0].when is not None  # type: ignore[union-attr]


def test_a_case_taken_in_something_doubtful_teaches_nothing() -> None:
    inner = cases("c", case("k", says("x"), when=fact("T2")), ask="q")  # the one case left is taken
    document = procedure(section("s", inner, when=fact("T1")), says("y", when=fact("T2")))
    position = replay(document, {}, {})
    assert "T2" not in position.facts
    assert shown(position) == ["?x", "?y"]


# --- cases


def offered(position: Position) -> list[str]:
    return [choice.id for choice in position.open.choices] if position.open is not None else []


THREE = procedure(
    cases(
        "c",
        case("france", says("en France"), when=fact("T1")),
        case("ailleurs", question("pays", "a", "b"), says("ailleurs"), when=fact("T1", False)),
        case("bateau", says("à bord"), when=fact("T2")),
        ask="ou",
    )
)


def test_unknown_cases_are_offered() -> None:
    assert offered(replay(THREE, {}, {})) == ["france", "ailleurs", "bateau"]


def test_a_false_case_is_not_offered_and_its_questions_never_asked() -> None:
    document = procedure(
        cases("c", case("a", question("never", "x"), when=fact("T1")), case("b"), case("d"), ask="q"),
        says("jamais", when=said("never", "x")),
    )
    position = replay(document, {"T1": False}, {})
    assert offered(position) == ["b", "d"]
    assert shown(replay(document, {"T1": False}, chose(q="b"))) == []  # « never » is surely not answered x


def test_a_true_case_is_taken_without_asking_and_told() -> None:
    position = replay(THREE, {"T1": True}, {})
    assert position.complete
    assert position.taken == (("c", "Si france"),)
    assert shown(position) == ["en France"]


def test_one_case_left_is_not_a_question() -> None:
    position = replay(THREE, {"T1": False, "T2": False}, chose(pays="a"))
    assert position.complete
    assert shown(position) == ["ailleurs"]


def test_all_true_cases_are_shown() -> None:
    assert shown(replay(THREE, {"T1": True, "T2": True}, {})) == ["en France", "à bord"]


def test_a_true_case_beside_one_without_a_condition_is_asked() -> None:
    document = procedure(cases("c", case("a", when=fact("T1")), case("b"), ask="q"))
    assert offered(replay(document, {"T1": True}, {})) == ["a", "b"]


def test_unconditioned_cases_are_a_plain_question() -> None:
    document = procedure(cases("c", case("a", says("A")), case("b", says("B")), ask="q"))
    assert offered(replay(document, {}, {})) == ["a", "b"]
    assert shown(replay(document, {}, chose(q="b"))) == ["B"]
    assert shown(replay(document, {}, {"q": DontKnow(2)})) == ["[Si a]", "A", "[Si b]", "B"]


def test_choosing_a_case_makes_its_facts_known() -> None:
    assert replay(THREE, {}, chose(ou="ailleurs")).facts["T1"] is False


def test_cases_without_a_question_are_shown_under_their_titles() -> None:
    document = procedure(cases("c", case("a", says("A"), when=fact("T1")), case("b", says("B"))))
    assert shown(replay(document, {}, {})) == ["[Si a]", "A", "B"]
    assert shown(replay(document, {"T1": False}, {})) == ["B"]


def test_every_case_that_applies_asks_its_questions() -> None:
    both = procedure(
        cases(
            "c",
            case("a", question("q1", "x"), when=fact("T1")),
            case("b", question("q2", "y"), when=fact("T2")),
            ask="q",
        )
    )
    facts = {"T1": True, "T2": True}
    assert replay(both, facts, {}).ahead == 1
    assert at(replay(both, facts, chose(q1="x"))) == "q2"


# --- facts


def test_a_fact_answers_the_question_that_would_set_it() -> None:
    document = procedure(question("q", "oui:T1", "non:!T1"), says("oui", when=said("q", "oui")))
    position = replay(document, {"T1": True}, {})
    assert [(step.question.id, step.silent) for step in position.steps] == [("q", True)]
    assert shown(position) == ["oui"]


def test_a_silent_answer_can_be_corrected() -> None:
    document = procedure(question("q", "oui:T1", "non"), says("vrai", when=fact("T1")))
    corrected = replay(document, {"T1": True}, chose(q="non"))
    assert [step.silent for step in corrected.steps] == [False]
    assert "T1" not in corrected.facts
    assert shown(corrected) == ["?vrai"]
    assert "T1" not in replay(document, {"T1": True}, {"q": DontKnow(2)}).facts


def test_a_case_that_brought_facts_decided_can_be_corrected() -> None:
    """STATE-CONTENT.md: held silently, shown in the recap where it can be corrected."""
    silent = replay(THREE, {"T1": True}, {})
    assert [(step.question.id, step.silent, step.answer) for step in silent.steps] == [
        ("ou", True, Chosen(("france",)))
    ]
    corrected = replay(THREE, {"T1": True}, chose(ou="ailleurs", pays="a"))
    assert shown(corrected) == ["ailleurs"]
    assert corrected.facts["T1"] is False
    assert applicable(THREE, {"T1": True}, chose(ou="ailleurs", pays="a")) == chose(ou="ailleurs", pays="a")
    unsure: dict[str, Answer] = {"ou": DontKnow(2)}
    assert shown(replay(THREE, {"T1": True}, unsure)) == [
        "[Si france]", "en France", "[Si ailleurs]", "ailleurs", "[Si bateau]", "à bord",
    ]  # fmt: skip


def test_a_case_that_ones_own_answers_decided_is_no_step_and_an_old_answer_to_it_does_not_count() -> None:
    document = procedure(question("q", "oui:T1", "non:!T1"), *THREE.blocks)
    position = replay(document, {}, chose(q="oui", ou="ailleurs"))
    assert [step.question.id for step in position.steps] == ["q"]
    assert shown(position) == ["en France"]


def test_cases_on_what_is_not_known_are_asked_when_it_is_known_otherwise() -> None:
    document = procedure(
        cases(
            "c",
            case("sans", when=Undefined("T1")),
            case("a", when=All((fact("T1"), fact("T2")))),
            case("b", when=Not(fact("T2"))),
            ask="q",
        )
    )
    assert replay(document, {}, {}).taken == (("c", "Si sans"),)
    open_now = replay(document, {"T1": True}, {})
    assert offered(open_now) == ["a", "b"]
    for choice in offered(open_now):
        assert replay(document, {"T1": True}, chose(q=choice)).complete


def test_several_choices_set_their_facts() -> None:
    document = procedure(replace(question("q", "a:T1", "b:T2", "c:T3"), kind="several"))
    assert replay(document, {}, {"q": Chosen(("a", "c"))}).facts == {"T1": True, "T3": True}
    assert replay(document, {}, {"q": Chosen(())}).complete


# --- what a position comes to


def test_the_checklist_is_computed() -> None:
    need = said("toit", "loue")
    document = procedure(
        question("toit", "proprio", "loue"), papers("l", "identité", ("bail", need), ("titre", Not(need)))
    )
    assert shown(replay(document, {}, chose(toit="loue"))) == ["identité", "bail"]
    assert shown(replay(document, {}, chose(toit="proprio"))) == ["identité", "titre"]
    assert shown(replay(document, {}, {"toit": DontKnow(2)})) == ["identité", "?bail", "?titre"]


def test_another_procedure_opens_at_once_only_where_it_surely_applies() -> None:
    def document(when: object) -> Procedure:
        return procedure(opens("autre", at_once=True, when=when))  # type: ignore[arg-type]

    assert replay(document(None), {}, {}).opens == "autre"
    assert replay(document(fact("T1")), {}, {}).opens == ""
    inside = procedure(cases("c", case("k", opens("autre", at_once=True), when=fact("T1"))))
    assert replay(inside, {}, {}).opens == ""


def test_empty_containers_leave_nothing_behind() -> None:
    document = procedure(section("s", says("x", when=fact("T1"))), Listing("l", (Item("i", (), None),)))
    assert replay(document, {"T1": False}, {}).blocks == ()


def test_a_position_never_shows_an_answer() -> None:
    position = replay(THREE, {"T1": True}, {})
    text = repr(replace(position, open=None, steps=()))
    assert "france" not in text
    assert "T1" not in text


def test_an_alternative_keeps_its_inner_sections() -> None:
    document = procedure(cases("c", case("a", section("s", says("A")), when=fact("T1"))))
    (alternative,) = replay(document, {}, {}).blocks
    assert isinstance(alternative, Alternative)
    assert isinstance(alternative.blocks[0], Section)
