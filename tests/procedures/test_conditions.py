"""Conditions in three values: Kleene's tables, and what each kind of condition looks at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.procedures.answers import Chosen, DontKnow, Number, Typed
from kiosk.procedures.conditions import (
    All,
    Answered,
    Between,
    Condition,
    Fact,
    Known,
    Not,
    Some,
    Truth,
    Undefined,
    evaluate,
    literals,
    negate,
    questions_of,
)

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
ORDER = [NO, UNKNOWN, YES]  # Kleene: and is the least, or the greatest
KNOWN = Known({"yes": True, "no": False}, {})
ATOM = {YES: Fact("yes"), NO: Fact("no"), UNKNOWN: Fact("nobody knows")}


@pytest.mark.parametrize("one", ORDER)
@pytest.mark.parametrize("two", ORDER)
def test_kleene(one: Truth, two: Truth) -> None:
    pair = (ATOM[one], ATOM[two])
    assert evaluate(All(pair), KNOWN) is min(one, two, key=ORDER.index)
    assert evaluate(Some(pair), KNOWN) is max(one, two, key=ORDER.index)


@pytest.mark.parametrize(("truth", "opposite"), [(YES, NO), (NO, YES), (UNKNOWN, UNKNOWN)])
def test_not(truth: Truth, opposite: Truth) -> None:
    assert evaluate(Not(ATOM[truth]), KNOWN) is negate(truth) is opposite


def test_no_condition_holds_and_empty_ones_are_neutral() -> None:
    assert evaluate(None, KNOWN) is YES
    assert evaluate(All(()), KNOWN) is YES
    assert evaluate(Some(()), KNOWN) is NO


def test_undefined_is_never_unknown() -> None:
    assert evaluate(Undefined("nobody knows"), KNOWN) is YES
    assert evaluate(Undefined("no"), KNOWN) is NO


@pytest.mark.parametrize(
    ("answer", "truth"),
    [(Chosen(("a",)), YES), (Chosen(("b", "a")), YES), (Chosen(("b",)), NO), (Chosen(()), NO),
     (DontKnow(2), UNKNOWN), (Typed("a"), NO)],
)  # fmt: skip
def test_answered(answer: object, truth: Truth) -> None:
    assert evaluate(Answered("q", ("a", "z")), Known({}, {"q": answer})) is truth  # type: ignore[dict-item]


@pytest.mark.parametrize(("value", "truth"), [(1, NO), (2, YES), (4, YES), (5, NO)])
def test_between_takes_its_bounds_in(value: int, truth: Truth) -> None:
    assert evaluate(Between("q", 2, 4), Known({}, {"q": Number(value)})) is truth


def test_between_without_a_bound() -> None:
    assert evaluate(Between("q", least=3), Known({}, {"q": Number(10**8)})) is YES
    assert evaluate(Between("q", most=3), Known({}, {"q": Number(-5)})) is YES
    assert evaluate(Between("q", 2, 4), Known({}, {"q": DontKnow(2)})) is UNKNOWN


@pytest.mark.parametrize("condition", [Answered("q", ("a",)), Between("q", 1, 2)])
def test_a_question_that_this_path_never_asks_was_not_answered_so(condition: Condition) -> None:
    assert evaluate(condition, Known({}, {})) is UNKNOWN
    assert evaluate(condition, Known({}, {}, frozenset({"q"}))) is NO


def conditions() -> st.SearchStrategy[Condition]:
    atoms: st.SearchStrategy[Condition] = st.builds(Fact, st.sampled_from("abc"), st.booleans())
    return st.recursive(
        atoms,
        lambda inner: st.one_of(
            inner.map(Not),
            st.lists(inner, max_size=3).map(tuple).map(All),
            st.lists(inner, max_size=3).map(tuple).map(Some),
        ),
        max_leaves=8,
    )


some_facts = st.dictionaries(st.sampled_from("abc"), st.booleans())


@given(conditions(), some_facts, some_facts)
def test_what_is_known_stays_so_when_more_is_known(
    condition: Condition, facts: dict[str, bool], more: dict[str, bool]
) -> None:
    before = evaluate(condition, Known(facts, {}))
    if before is not UNKNOWN:
        assert evaluate(condition, Known(more | facts, {})) is before


@given(st.lists(conditions(), max_size=3).map(tuple), some_facts)
def test_de_morgan(parts: tuple[Condition, ...], facts: dict[str, bool]) -> None:
    known = Known(facts, {})
    negated = Some(tuple(Not(part) for part in parts))
    assert evaluate(Not(All(parts)), known) is evaluate(negated, known)


@given(conditions())
def test_literals_hold_wherever_the_condition_does(condition: Condition) -> None:
    from itertools import product

    for values in product([True, False], repeat=3):
        facts = dict(zip("abc", values, strict=True))
        if evaluate(condition, Known(facts, {})) is YES:
            assert all(facts[name] is value for name, value in literals(condition).items())


def test_questions_of_looks_everywhere() -> None:
    condition = All((Answered("a", ("x",)), Not(Some((Between("b", 1), Fact("T"))))))
    assert questions_of(condition) == {"a", "b"}


def test_no_answer_shows_in_a_repr() -> None:
    known = [Chosen(("secret",)), Typed("secret"), Number(4242)]
    assert not any("secret" in repr(answer) or "4242" in repr(answer) for answer in known)
