"""Passages no answers lead to are found, and none is accused wrongly."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.config.procedure_file import read_procedure
from kiosk.config.reachability import unreachable
from kiosk.procedures.answers import Answer, Chosen, Number
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
    evaluate,
)
from kiosk.procedures.model import Choice, Paragraph, Procedure, Question, Text
from tests.config.good import GOOD, TODAY, write


def dead(tmp_path: Path, text: str) -> tuple[str, ...]:
    read = read_procedure(write(tmp_path, text), today=TODAY)
    assert read.procedure is not None, read.problems
    return unreachable(read.procedure)


def test_nothing_is_dead_in_a_good_file(tmp_path: Path) -> None:
    assert dead(tmp_path, GOOD) == ()


@pytest.mark.parametrize(
    ("was", "now", "identities"),
    [
        ("{reponse: balcon, est: oui}", "{reponse: usage, est: ecole}", "b6.c1.b2.c1"),
        ("{reponse: surface, au_moins: 20}", "{reponse: surface, au_moins: 201}", "b9.plan"),
        ("au_moins: 50, au_plus: 200", "au_moins: 300, au_plus: 400", "b7.b1.i2"),
        (
            "si: {reponse: usage, est: habitant}",
            "si: {tous: [{fait: a}, {fait: a, vaut: non}]}",
            "balcon b6.c1.b2.c1",
        ),
    ],
)
def test_a_dead_passage_is_found(tmp_path: Path, was: str, now: str, identities: str) -> None:
    assert dead(tmp_path, GOOD.replace(was, now, 1)) == tuple(identities.split())


def test_a_question_asked_of_others_only(tmp_path: Path) -> None:
    was = "- si: {reponse: usage, est: ecole}"
    now = "- si: {tous: [{reponse: usage, est: ecole}, {reponse: balcon, est: oui}]}"
    assert dead(tmp_path, GOOD.replace(was, now)) == ("b6.c2",)


def test_what_stands_in_a_dead_passage_is_told_once(tmp_path: Path) -> None:
    text = GOOD.replace("est: [habitant]", "est: [habitant]}, {reponse: usage, est: ecole}]}")
    text = text.replace("- si: {reponse: usage, est: [hab", "- si: {tous: [{reponse: usage, est: [hab")
    text = text.replace("est: ecole}]}}", "est: ecole}]}")
    assert dead(tmp_path, text) == ("b6.c1",)


QUESTIONS = (
    Question("q", Text("Q"), "one", tuple(Choice(c, Text(c)) for c in "abc")),
    Question("s", Text("S"), "several", tuple(Choice(c, Text(c)) for c in "xy")),
    Question("n", Text("N"), "number", least=1, most=6),
)
CONDITIONS = st.recursive(
    st.one_of(
        st.sampled_from("abc").map(lambda c: Answered("q", (c,))),
        st.sampled_from("xy").map(lambda c: Answered("s", (c,))),
        st.tuples(st.integers(0, 7), st.integers(0, 7)).map(lambda b: Between("n", min(b), max(b))),
        st.booleans().map(lambda holds: Fact("f", holds)),
    ),
    lambda parts: st.one_of(
        st.lists(parts, min_size=1, max_size=3).map(lambda found: All(tuple(found))),
        st.lists(parts, min_size=1, max_size=3).map(lambda found: Some(tuple(found))),
        parts.map(Not),
    ),
    max_leaves=8,
)


def everything() -> list[Known]:
    ones: list[Answer] = [Chosen((c,)) for c in "abc"]
    several: list[Answer] = [Chosen(s) for s in ((), ("x",), ("y",), ("x", "y"))]
    numbers: list[Answer] = [Number(value) for value in range(1, 7)]
    return [
        Known({"f": fact}, {"q": q, "s": s, "n": n})
        for q, s, n, fact in product(ones, several, numbers, (True, False))
    ]


@given(CONDITIONS)
def test_agrees_with_trying_everything(condition: Condition) -> None:
    procedure = Procedure("p", Text("P"), "ville", (*QUESTIONS, Paragraph("b4", Text("…"), condition)))
    possible = any(evaluate(condition, known) is Truth.YES for known in everything())
    assert unreachable(procedure) == (() if possible else ("b4",))
