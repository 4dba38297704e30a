"""The State's sheets read by need: nothing lost, nothing asked that does not matter, in every document."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping

import pytest

from kiosk.content.library import StateLibrary, open_library
from kiosk.procedures.answers import Answer, Chosen, DontKnow
from kiosk.procedures.asking import asking
from kiosk.procedures.engine import Position, replay
from kiosk.procedures.model import Procedure, Question, every_question
from kiosk.procedures.outline import is_outlined, needs
from tests.content.documents import EVERYTHING, FOUND, with_corpus
from tests.procedures.test_outline import assert_all_there, leaves

pytestmark = [with_corpus, pytest.mark.xdist_group("needs")]  # the documents are read once
SAMPLE = None if EVERYTHING else 400  # documents with questions


@pytest.fixture(scope="module")
def asked() -> Iterator[list[Procedure]]:
    """The documents that are read by need and ask something."""
    library: StateLibrary = open_library(FOUND[-1])
    ids = sorted(identity for identity in library.identities() if identity.startswith("F"))
    random.Random(3).shuffle(ids)
    found = []
    for document in library.documents(ids):
        if is_outlined(document) and next(iter(every_question(document)), None) is not None:
            found.append(document)
            if len(found) == SAMPLE:
                break
    yield found
    library.close()


def answered(
    document: Procedure, need: str, answers: Mapping[str, Answer], choose: random.Random
) -> tuple[dict[str, Answer], Position, list[Question]]:
    """The answers, the position and the questions of a citizen who wants this."""
    given, met, asked = dict(answers), [], asking(document, need)
    while (position := replay(document, {}, given, asked)).open is not None:
        met.append(position.open)
        answer = choose.choice([*position.open.choices, None])
        given[position.open.id] = Chosen((answer.id,)) if answer is not None else DontKnow(2)
    return given, position, met


def test_a_need_shows_what_the_whole_document_shows_of_it(asked: list[Procedure]) -> None:
    for document in asked:
        choose = random.Random(document.id)
        at_menu, position, _ = answered(document, "", {}, choose)
        entries = needs(position)
        need = choose.choice(entries).id if entries else ""
        answers, position, _ = answered(document, need, at_menu, choose)
        silent = {step.question.id for step in position.steps if step.silent}
        others = {q.id: DontKnow(2) for q in every_question(document) if q.id not in answers.keys() | silent}
        assert replay(document, {}, {**others, **answers}).blocks == position.blocks, (document.id, need)
        assert_all_there(position)


def test_no_question_is_asked_that_does_not_matter(asked: list[Procedure]) -> None:
    """Whatever its answer, a question that changes nothing of what the need shows or asks is one too many."""
    for document in asked:
        choose = random.Random(document.id)
        at_menu, position, _ = answered(document, "", {}, choose)
        entries = needs(position)
        if len(entries) < 2:
            continue
        need = choose.choice(entries).id
        answers, position, met = answered(document, need, at_menu, choose)
        for question in met:
            told = set()
            for choice in question.choices:
                other = {
                    k: a for k, a in answers.items() if k not in {q.id for q in met[met.index(question) :]}
                }
                there = replay(
                    document, {}, {**other, question.id: Chosen((choice.id,))}, asking(document, need)
                )
                shown = next((e.blocks for e in needs(there) if e.id == need), ())
                told.add((there.open.id if there.open else "", repr(shown), tuple(leaves(shown))))
            assert len(told) > 1, (document.id, need, question.id)


def met_without_facts(document: Procedure) -> set[str]:
    """The questions that citizens meet who come from no other document; some need its facts."""
    choose, met = random.Random(document.id), set()
    for _ in range(60):
        answers: dict[str, Answer] = {}
        while (question := replay(document, {}, answers).open) is not None:
            met.add(question.id)
            answers[question.id] = Chosen((choose.choice(question.choices).id,))
    return met


def test_every_question_belongs_to_something_there_is_to_know(asked: list[Procedure]) -> None:
    for document in asked:
        reached: set[str] = set()
        waiting: list[dict[str, Answer]] = [{}]
        first = asking(document)
        for _ in range(40):  # cases that enclose everything; few documents have more than a handful
            answers = waiting.pop(0)
            position = replay(document, {}, answers, first)
            if position.open is not None:
                waiting += [{**answers, position.open.id: Chosen((c.id,))} for c in position.open.choices]
            else:
                offered = [one for need in needs(position) for one in (need, *need.parts)]
                reached |= {question for one in offered for question in asking(document, one.id)}
            if not waiting:
                break
        else:
            continue
        reached |= first
        if not {question.id for question in every_question(document)} <= reached:  # some need others' facts
            every = met_without_facts(document)
            assert every <= reached, (document.id, sorted(every - reached))
