"""What holds of every document and every answer: one position, forward, back, changed, always ending."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.procedures.answers import Answer, DontKnow
from kiosk.procedures.engine import Position, applicable, replay
from kiosk.procedures.model import Procedure, every_question
from kiosk.procedures.questions import samples
from tests.procedures.documents import answer_to, facts, procedures

EXAMPLES = settings(max_examples=60)


def walked(
    data: st.DataObject, document: Procedure, known: dict[str, bool], most: int = 100
) -> list[dict[str, Answer]]:
    """The answers after each step of a citizen who answers as it comes, up to the end or `most` touches."""
    answers: dict[str, Answer] = {}
    history = [answers]
    for _ in range(most):
        position = replay(document, known, answers)
        if position.open is None:
            break
        answer = data.draw(answer_to(position.open))
        if position.explaining and answer == DontKnow(1):
            answer = DontKnow(2)
        answers = applicable(document, known, {**answers, position.open.id: answer})
        history.append(answers)
    return history


def stands(position: Position) -> tuple[object, ...]:
    return (position.steps, position.open, position.explaining, position.blocks, dict(position.facts))


@EXAMPLES
@given(st.data(), procedures(), facts())
def test_replaying_gives_the_same_position(
    data: st.DataObject, document: Procedure, known: dict[str, bool]
) -> None:
    answers = walked(data, document, known)[-1]
    assert stands(replay(document, known, answers)) == stands(replay(document, known, dict(answers)))
    kept = applicable(document, known, answers)
    assert stands(replay(document, known, kept)) == stands(replay(document, known, answers))
    assert applicable(document, known, kept) == kept


@EXAMPLES
@given(st.data(), procedures(), facts())
def test_answering_always_comes_to_an_end(
    data: st.DataObject, document: Procedure, known: dict[str, bool]
) -> None:
    """Two touches a question at the most (« je ne sais pas », twice), and no question twice."""
    most = 2 * len(list(every_question(document)))
    history = walked(data, document, known, most + 1)
    assert replay(document, known, history[-1]).complete
    assert len(history) <= most + 1


@EXAMPLES
@given(st.data(), procedures(), facts())
def test_each_answer_moves_on(data: st.DataObject, document: Procedure, known: dict[str, bool]) -> None:
    history = walked(data, document, known)
    for before, after in pairwise(history):
        here, there = replay(document, known, before), replay(document, known, after)
        assert here.open is not None
        if there.explaining:
            assert there.open == here.open
        else:
            assert here.open.id in [step.question.id for step in there.given]
            assert there.steps[: len(here.steps)] == here.steps


@EXAMPLES
@given(st.data(), procedures(), facts())
def test_dropping_the_last_answer_undoes_it_exactly(
    data: st.DataObject, document: Procedure, known: dict[str, bool]
) -> None:
    history = walked(data, document, known)
    for before, after in pairwise(history):
        there = replay(document, known, after)
        last = there.open.id if there.explaining and there.open else there.given[-1].question.id
        undone = {name: answer for name, answer in after.items() if name != last}
        if before.get(last) == DontKnow(1):  # the explanation goes with its answer
            before = {name: answer for name, answer in before.items() if name != last}
        assert stands(replay(document, known, undone)) == stands(replay(document, known, before))


@EXAMPLES
@given(st.data(), procedures(), facts())
def test_changing_one_answer_keeps_those_before_it_and_those_that_still_apply(
    data: st.DataObject, document: Procedure, known: dict[str, bool]
) -> None:
    answers = walked(data, document, known)[-1]
    position = replay(document, known, answers)
    if not position.given:
        return
    number = data.draw(st.integers(0, len(position.given) - 1))
    changed = position.given[number].question
    new = data.draw(st.sampled_from((*samples(changed), DontKnow(2))))
    kept = applicable(document, known, {**answers, changed.id: new})
    assert kept[changed.id] == new
    for step in position.given[:number]:
        assert kept[step.question.id] == step.answer
    after = replay(document, known, kept)
    asked = {step.question.id for step in after.given}
    for name, answer in answers.items():
        if name in asked and name != changed.id:
            assert kept[name] == answer
    if after.complete:
        assert set(kept) == asked


@EXAMPLES
@given(procedures(), facts(), st.dictionaries(st.text(max_size=3), st.just(DontKnow(2)), max_size=3))
def test_answers_to_nothing_change_nothing(
    document: Procedure, known: dict[str, bool], strange: dict[str, Answer]
) -> None:
    assert stands(replay(document, known, strange)) == stands(replay(document, known, {}))


@EXAMPLES
@given(st.data(), procedures(), facts())
def test_what_is_asked_can_be_answered_by_each_of_its_choices(
    data: st.DataObject, document: Procedure, known: dict[str, bool]
) -> None:
    for answers in walked(data, document, known):
        position = replay(document, known, answers)
        if position.open is None:
            continue
        assert position.open.kind in ("number", "text") or position.open.choices
        for answer in (*samples(position.open), DontKnow(2)):
            then = replay(document, known, {**answers, position.open.id: answer})
            assert then.open is None or then.open.id != position.open.id
