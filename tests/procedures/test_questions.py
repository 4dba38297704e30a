"""Each type of question: what it takes, how words become an answer and an answer words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.procedures.answers import Answer, Chosen, DontKnow, Number, Typed
from kiosk.procedures.model import Choice, Question, Text
from kiosk.procedures.questions import accepts, in_words, parse, samples

ONE = Question(
    "q",
    Text("Quel logement ?"),
    choices=(Choice("loc", Text("Je loue")), Choice("prop", Text("J’ai un logement à moi"))),
)
SEVERAL = replace(ONE, kind="several")
NUMBER = Question("n", Text("Combien ?"), "number", least=1, most=12)
WORDS = Question("t", Text("Quel nom ?"), "text")
ALL = [ONE, replace(ONE, kind="yes_no"), SEVERAL, NUMBER, WORDS]


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.kind)
def test_every_question_takes_its_samples_and_dont_know(question: Question) -> None:
    assert samples(question)
    for answer in (*samples(question), DontKnow(1), DontKnow(2)):
        assert accepts(question, answer)
        assert in_words(question, answer)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (ONE, Chosen(())), (ONE, Chosen(("loc", "prop"))), (ONE, Chosen(("x",))), (ONE, Number(1)),
        (SEVERAL, Chosen(("loc", "loc"))), (SEVERAL, Chosen(("x",))), (SEVERAL, Typed("loc")),
        (NUMBER, Number(0)), (NUMBER, Number(13)), (NUMBER, Typed("3")),
        (WORDS, Typed("  ")), (WORDS, Typed("x" * 61)), (WORDS, Typed("a\nb")), (WORDS, Number(1)),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_not_taken(question: Question, answer: Answer) -> None:
    assert not accepts(question, answer)


@pytest.mark.parametrize(
    ("question", "words", "answer"),
    [
        (ONE, "loc", Chosen(("loc",))),
        (ONE, "je LOUE", Chosen(("loc",))),
        (ONE, "J'ai un logement à moi", Chosen(("prop",))),
        (ONE, "j’ai", Chosen(("prop",))),
        (ONE, "j", None),
        (ONE, "", None),
        (ONE, "Je ne sais pas", DontKnow(2)),
        (SEVERAL, "prop + loc", Chosen(("loc", "prop"))),
        (SEVERAL, "", Chosen(())),
        (SEVERAL, "loc + rien", None),
        (NUMBER, " 12 ", Number(12)),
        (NUMBER, "13", None),
        (NUMBER, "1.5", None),
        (NUMBER, "--3", None),
        (NUMBER, "³", None),
        (NUMBER, "1234567890", None),
        (WORDS, " Marie ", Typed("Marie")),
        (WORDS, " ", None),
    ],
)
def test_words_become_an_answer(question: Question, words: str, answer: Answer | None) -> None:
    assert parse(question, words) == answer


@given(st.sampled_from(ALL), st.text(max_size=70))
def test_no_words_break_a_question(question: Question, words: str) -> None:
    answer = parse(question, words)
    assert answer is None or accepts(question, answer)


def test_a_secret_is_never_in_words() -> None:
    secret = replace(WORDS, privacy="secret")
    assert in_words(secret, Typed("1234")) == "••••"
