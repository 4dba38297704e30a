"""The City's and the State's procedures in one session: what was answered holds where it means the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from kiosk.app.library import JoinedLibrary
from kiosk.content.carry_leaves import leaves
from kiosk.content.library import StateLibrary, open_library
from kiosk.procedures.answers import Chosen
from kiosk.procedures.engine import Position
from kiosk.session.events import Answered, ProcedureOpened
from kiosk.session.going_back import position_of
from kiosk.session.state import Rules, Session, new_session
from kiosk.session.step import step
from tests.content.documents import FOUND, small_zip, with_corpus
from tests.procedures.build import Shelf, procedure


@pytest.fixture(scope="module")
def corpus() -> Iterator[StateLibrary]:
    library = open_library(FOUND[-1])
    yield library
    library.close()


def at(session: Session, library: JoinedLibrary) -> Position:
    assert session.frame is not None
    position = position_of(session.frame, library)
    assert position is not None
    return position


def choose(session: Session, library: JoinedLibrary, words: str) -> Session:
    """The citizen touches the choice with these words."""
    question = at(session, library).open
    assert question is not None
    choice = next(each for each in question.choices if words in each.text.text)
    return step(session, Answered(question.id, Chosen((choice.id,))), 1.0, library)[0]


def opened(library: JoinedLibrary, identity: str) -> Session:
    return step(new_session(Rules()), ProcedureOpened(identity), 0.0, library)[0]


@pytest.mark.clause("3.3.7")
@with_corpus
def test_what_a_guided_search_asked_is_not_asked_again_in_the_fiche_it_opens(corpus: StateLibrary) -> None:
    library = JoinedLibrary(Shelf(), corpus)
    session = opened(library, "F35109")
    while session.frame is not None and session.frame.procedure == "F35109":
        question = at(session, library).open
        assert question is not None
        session = choose(session, library, question.choices[0].text.text)
    assert session.frame is not None
    facts = dict(session.frame.facts)
    assert facts
    alone = at(opened(library, session.frame.procedure), library)
    led = at(session, library)
    assert alone.open is not None
    assert led.open is None or led.open.id != alone.open.id


@with_corpus
def test_no_leaf_brings_a_fact_that_was_not_reviewed(corpus: StateLibrary) -> None:
    library = JoinedLibrary(Shelf(), corpus)
    guided = corpus.get("F35147")
    assert guided is not None
    brought = [
        library.carried(dict(leaf.facts), "F35147", leaf.target)
        for leaf in leaves(guided)
        if "T10576" in dict(leaf.facts)
    ]
    assert brought
    assert not [facts for facts in brought if "T10576" in facts]  # a permit, there: applying in France


def test_a_fact_that_nobody_reviewed_is_asked_in_the_fiche(tmp_path: Path) -> None:
    with_state = open_library(small_zip(tmp_path))
    library = JoinedLibrary(Shelf(), with_state)
    session = choose(choose(opened(library, "F1"), library, "Acheter"), library, "En ville")
    assert session.frame is not None
    assert session.frame.procedure == "F2"
    assert session.frame.facts == ()
    assert at(session, library).open is not None
    with_state.close()


@pytest.mark.parametrize(
    ("one", "other", "kept"),
    [
        ("ecole", "creche", {"habite": True, "T1": True}),  # the town hall's own throughout
        ("ecole", "F2", {"habite": True}),
        ("F2", "ecole", {"habite": True}),
    ],
)
def test_the_city_s_facts_go_along_and_the_state_s_stay(
    one: str, other: str, kept: Mapping[str, bool], tmp_path: Path
) -> None:
    with_state = open_library(small_zip(tmp_path))
    city = Shelf(procedure(identity="ecole"), procedure(identity="creche"))
    assert JoinedLibrary(city, with_state).carried({"habite": True, "T1": True}, one, other) == kept
    with_state.close()
