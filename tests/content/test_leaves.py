"""Guided searches, leaf by leaf: each opens its document with its facts; `kiosk walk` counts them all."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.commands import walk
from kiosk.content.carry import meaning_the_same
from kiosk.content.carry_leaves import leaves, opened
from kiosk.content.library import StateLibrary, open_library
from tests.content.documents import (
    FOUND,
    ROOT,
    SERVICE,
    cases,
    chapter,
    document,
    make_zip,
    para,
    small_zip,
    text,
    with_corpus,
)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[StateLibrary]:
    library = open_library(small_zip(tmp_path))
    yield library
    library.close()


@pytest.fixture(scope="module")
def corpus() -> Iterator[StateLibrary]:
    library = open_library(FOUND[-1])
    yield library
    library.close()


def walked(
    source: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *ids: str
) -> tuple[int, dict[str, Any]]:
    """What `kiosk walk --json` says, and its status; without identities, with `--all`."""
    monkeypatch.setenv("KIOSK_CONTENT__SOURCE", str(source))
    given = argparse.Namespace(config=ROOT / "config", ids=list(ids), all=not ids, json=True)
    status = walk.run(given)
    return status, json.loads(capsys.readouterr().out)


def test_each_leaf_has_the_facts_of_its_own_path(small: StateLibrary) -> None:
    guided = small.get("F1")
    assert guided is not None
    assert [(leaf.target, dict(leaf.facts)) for leaf in leaves(guided)] == [
        ("F2", {"T1": True, "T2": False}),
        ("F2", {"T1": True, "T2": True}),
        ("R3", {}),
    ]


def test_what_nobody_reviewed_is_asked_in_the_document_opened(small: StateLibrary) -> None:
    guided, fiche = small.get("F1"), small.get("F2")
    assert guided is not None
    assert fiche is not None
    assert opened(next(leaves(guided)), "F1", fiche).open is not None


@with_corpus
@pytest.mark.parametrize("guided", ["F34478", "F34852", "F35109", "F35435", "F34300"])
def test_leaves_ask_less_than_their_documents_alone(corpus: StateLibrary, guided: str) -> None:
    search = corpus.get(guided)
    assert search is not None
    less = 0
    for leaf in leaves(search):
        fiche = corpus.get(leaf.target)
        assert fiche is not None
        led = opened(leaf, guided, fiche)
        assert led.blocks or led.open or led.opens
        if any(name in meaning_the_same(guided, leaf.target) for name, _ in leaf.facts):
            less += bool(led.taken) or any(step.silent for step in led.steps)
    assert less


def test_walk_counts_documents_leaves_and_questions_without_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told = walked(small_zip(tmp_path), monkeypatch, capsys)
    assert status == 0
    assert told["problems"] == []
    assert told["documents"] == 3
    assert told["guided_leaves"] == told["guided_leaves_opened"] == 3
    assert told["cases"] == told["cases_reached"] > 6
    assert told["unknown_tags"] == 0
    (one, other) = told["to_word"]
    assert told["questions_without_wording"] == len(one["questions"]) + len(other["questions"]) == 3
    assert {one["document"], other["document"]} == {"F1", "F2"}


def test_a_question_that_facts_answer_is_counted_and_no_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    true = '<Condition><estVrai var="T7"/></Condition>'
    inner = cases(("Ici", true + para("a")), ("Là", '<Condition><estFaux var="T7"/></Condition>' + para("b")))
    body = text(chapter("Où", cases(("Ici", true + inner), ("Ailleurs", para("c")))))
    status, told = walked(
        make_zip(tmp_path / "a.zip", {"F1.xml": document(body)}), monkeypatch, capsys, "F1"
    )
    assert told["questions_unasked"] == 1
    assert status == 0


def test_unknown_tags_are_counted_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    body = text("<Nouveau>" + para("un") + "</Nouveau><Nouveau>" + para("deux") + "</Nouveau>")
    status, told = walked(
        make_zip(tmp_path / "a.zip", {"F1.xml": document(body)}), monkeypatch, capsys, "F1"
    )
    assert (status, told["unknown_tags"], told["unknown_tags_named"]) == (0, 2, {"Nouveau": 2})


def test_a_leaf_that_opens_nothing_and_a_broken_document_are_problems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    branch = "<Problematique><Titre>{0}</Titre><LienInterne LienPublication='{0}'/></Problematique>"
    branches = branch.format("F404") + branch.format("R3")
    guided = document(f"<Problematiques>{branches}</Problematiques>", kind="Recherche guidée")
    files = {"F1.xml": guided, "R3.xml": SERVICE, "F5.xml": b"<Publication"}
    status, told = walked(make_zip(tmp_path / "a.zip", files), monkeypatch, capsys)
    assert status == 1
    assert told["guided_leaves"] == 2
    assert told["guided_leaves_opened"] == 1
    assert len(told["problems"]) == 2
    assert any("F404" in problem for problem in told["problems"])
    assert any(problem.startswith("F5: ") for problem in told["problems"])


@with_corpus
def test_walk_goes_through_a_guided_search_of_the_state(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told = walked(FOUND[-1], monkeypatch, capsys, "F34852", "F1372", "N47")
    assert status == 0
    assert (told["documents"], told["guided_leaves"], told["guided_leaves_opened"]) == (3, 22, 22)
    assert told["cases"] == told["cases_reached"]
