"""The State's library: procedures when asked for, titles, what a guided search opens; elections, whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.content import library as library_module
from kiosk.content.library import StateLibrary, open_library
from kiosk.procedures.answers import Answer, Chosen
from kiosk.procedures.engine import replay
from kiosk.procedures.library import Library
from kiosk.procedures.model import OnlineService, Procedure
from kiosk.procedures.walk import walk
from tests.content.documents import FOUND, GUIDED, OPENED, make_zip, small_zip, with_corpus

ELECTIONS = "F34852"


@pytest.fixture
def small(tmp_path: Path) -> Iterator[StateLibrary]:
    library = open_library(small_zip(tmp_path))
    yield library
    library.close()


def test_a_state_library_is_a_library(small: StateLibrary) -> None:
    library: Library = small
    procedure = library.get("F2", "en")
    assert procedure is not None
    assert procedure.title.lang == "fr"
    assert library.get("F404") is None
    assert library.themes() == ()


def test_titles_are_found_without_reading_and_read_the_same(small: StateLibrary) -> None:
    found = {identity: small.title(identity) for identity in small.identities()}
    for identity, title in found.items():
        procedure = small.get(identity)
        assert procedure is not None
        assert procedure.title == title
    assert small.title("F404") is None


def test_what_a_guided_search_opens(small: StateLibrary) -> None:
    assert small.reachable("F1") == ("F2", "R3")
    assert small.reachable("F2") == ()


def test_a_guided_search_may_open_another(tmp_path: Path) -> None:
    outer = GUIDED.replace(b'"F1"', b'"F5"').replace(b'"F2"', b'"F1"')
    library = open_library(
        make_zip(tmp_path / "a.zip", {"F5.xml": outer, "F1.xml": GUIDED, "F2.xml": OPENED})
    )
    assert library.reachable("F5") == ("F1", "F2")  # R3 is not in this content


def test_an_opened_form_can_be_fetched(small: StateLibrary) -> None:
    form = small.get("R3")
    assert form is not None
    service = form.blocks[0]
    assert isinstance(service, OnlineService)
    assert service.address == "https://example.test/form.pdf"
    assert "12345*01" in service.note.text


def test_documents_come_one_at_a_time(small: StateLibrary) -> None:
    assert {procedure.id for procedure in small.documents()} == {"F1", "F2", "R3"}
    assert [procedure.id for procedure in small.documents(("R3", "F404"))] == ["R3"]


def test_few_documents_are_kept(small: StateLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_module, "KEPT", 2)
    first = small.get("F1")
    assert small.get("F1") is first
    small.get("F2")
    small.get("R3")
    assert small.get("F1") is not first


def test_a_broken_document_is_absent_and_says_why(tmp_path: Path) -> None:
    library = open_library(make_zip(tmp_path / "a.zip", {"F1.xml": b"<Publication", "F2.xml": b"<a/>"}))
    assert library.get("F1") is None
    assert "not well-formed" in library.report("F1").problems[0]
    assert library.title("F1") is None


# --- elections, from the published documents ---


@pytest.fixture(scope="module")
def state() -> Iterator[StateLibrary]:
    library = open_library(FOUND[-1])
    yield library
    library.close()


def leaves(procedure: Procedure) -> Iterator[tuple[tuple[str, ...], str, dict[str, bool]]]:
    """Every way through a guided search: the choices made, what opens, the facts set."""
    waiting: list[tuple[tuple[str, ...], dict[str, Answer]]] = [((), {})]
    while waiting:
        words, answers = waiting.pop()
        position = replay(procedure, {}, answers)
        if position.open is None:
            yield words, position.opens, dict(position.facts)
            continue
        for choice in position.open.choices:
            further = {**answers, position.open.id: Chosen((choice.id,))}
            waiting.append(((*words, choice.text.text), further))


@with_corpus
def test_every_leaf_of_the_elections_opens_its_document_with_its_facts(state: StateLibrary) -> None:
    guided = state.get(ELECTIONS)
    assert guided is not None
    found = list(leaves(guided))
    assert len(found) == 22
    for words, opened, facts in found:
        target = state.get(opened)
        assert target is not None, words
        position = replay(target, facts, {})
        assert position.open is not None or position.blocks, words
    assert {opened for _, opened, _ in found} == set(state.reachable(ELECTIONS))


@with_corpus
def test_what_the_guided_search_asked_is_not_asked_again(state: StateLibrary) -> None:
    guided = state.get(ELECTIONS)
    assert guided is not None
    fiche = state.get("F1367")
    assert fiche is not None
    alone = replay(fiche, {}, {})
    assert (alone.taken, alone.open is not None) == ((), True)
    for _, opened, facts in leaves(guided):
        if opened == "F1367":
            assert len(replay(fiche, facts, {}).taken) == 1


@with_corpus
def test_every_case_of_the_elections_fiches_is_reached(state: StateLibrary) -> None:
    for procedure in state.documents((ELECTIONS, *state.reachable(ELECTIONS))):
        found = walk(procedure)
        assert found.problems == ()
        assert found.cases_reached == found.cases, procedure.id
        assert found.questions_reached == found.questions, procedure.id


@with_corpus
def test_titles_of_the_published_documents_are_clean(state: StateLibrary) -> None:
    for identity in sorted(state.identities())[::40]:
        title = state.title(identity)
        assert title is not None, identity
        assert title.text == " ".join(title.text.split(" ")), identity
        assert "**" not in title.text
