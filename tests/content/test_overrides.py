"""The town hall's better words for the State's documents: read, told where wrong, put in where they fit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.content.library import StateLibrary, open_library
from kiosk.content.overrides import load_overrides
from kiosk.formats.problems import Problem
from kiosk.procedures.model import every_block, every_question
from kiosk.procedures.walk import walk
from tests.content.documents import (
    FOUND,
    ROOT,
    cases,
    chapter,
    document,
    make_zip,
    para,
    small_zip,
    text,
    with_corpus,
)

NBSP = "\u00a0"
SHIPPED = ROOT / "config" / "fiches.yaml"
GOOD = """fiches:
  F1:
    date: 2020-09-22
    titre: Bien choisir son vélo
    questions:
      q1: Que voulez-vous faire ?
      q2: {texte: "Où roulez-vous ?", pourquoi: "Les pneus changent.", aide: "Le plus souvent."}
  F2: {date: 2020-09-22, cacher: [b1]}
"""


@pytest.fixture
def published(tmp_path: Path) -> Iterator[StateLibrary]:
    library = open_library(small_zip(tmp_path))
    yield library
    library.close()


def written(folder: Path, words: str) -> Path:
    path = folder / "fiches.yaml"
    path.write_text(words, encoding="utf-8")
    return path


def worded(published: StateLibrary, folder: Path, words: str) -> tuple[StateLibrary, list[Problem]]:
    """The library in the words of a file, and all that does not fit."""
    overrides, problems = load_overrides(written(folder, words), "fiches.yaml")
    library = published.with_overrides(overrides)
    return library, [*problems, *library.misfits()]


def asked(library: StateLibrary, document: str) -> dict[str, str]:
    procedure = library.get(document)
    assert procedure is not None
    return {question.id: question.text.text for question in every_question(procedure)}


def test_questions_and_titles_are_in_the_town_hall_s_words(published: StateLibrary, tmp_path: Path) -> None:
    library, problems = worded(published, tmp_path, GOOD)
    assert problems == []
    assert asked(library, "F1") == {"q1": f"Que voulez-vous faire{NBSP}?", "q2": f"Où roulez-vous{NBSP}?"}
    procedure, title = library.get("F1"), library.title("F1")
    assert procedure is not None
    assert title == procedure.title
    assert procedure.title.text == "Bien choisir son vélo"
    second = list(every_question(procedure))[1]
    assert (second.why.text, second.help.text) == ("Les pneus changent.", "Le plus souvent.")
    assert [choice.text.text for choice in second.choices] == ["En ville", "À la campagne"]


def test_a_question_with_words_is_no_longer_listed_for_somebody_to_word(
    published: StateLibrary, tmp_path: Path
) -> None:
    library, _ = worded(published, tmp_path, GOOD)
    assert published.report("F1").unworded == ("q1", "q2")
    assert library.report("F1").unworded == ()


def test_what_is_hidden_is_not_in_the_document(published: StateLibrary, tmp_path: Path) -> None:
    library, _ = worded(published, tmp_path, GOOD)
    before, after = published.get("F2"), library.get("F2")
    assert before is not None
    assert after is not None
    ids = [{block.id for block in every_block(each.blocks)} for each in (before, after)]
    assert ids[0] - ids[1] == {"b1"}


def test_the_published_document_stays_as_it_is(published: StateLibrary, tmp_path: Path) -> None:
    before = asked(published, "F1")
    worded(published, tmp_path, GOOD)
    assert asked(published, "F1") == before


def test_every_case_is_still_reached(published: StateLibrary, tmp_path: Path) -> None:
    library, _ = worded(published, tmp_path, GOOD)
    for procedure in library.documents(("F1", "F2")):
        walked = walk(procedure)
        assert walked.cases == walked.cases_reached
        assert walked.problems == ()


def test_another_edition_is_left_as_published_and_told(published: StateLibrary, tmp_path: Path) -> None:
    library, problems = worded(published, tmp_path, GOOD.replace("2020-09-22", "2019-01-01"))
    assert asked(library, "F1") == asked(published, "F1")
    assert [(p.line, p.column) for p in problems] == [(2, 3), (8, 3)]
    assert all("a changé" in p.message and "2020-09-22" in p.hint for p in problems)


def test_the_words_replaced_serve_for_any_edition(published: StateLibrary, tmp_path: Path) -> None:
    words = asked(published, "F1")["q1"]
    written_for = f"fiches:\n  F1:\n    questions:\n      q1: {{texte: Bonjour ?, au_lieu_de: \"{words}\"}}\n"
    library, problems = worded(published, tmp_path, written_for)
    assert problems == []
    assert asked(library, "F1")["q1"] == f"Bonjour{NBSP}?"
    library, problems = worded(published, tmp_path, written_for.replace(words, "Autre chose ?"))
    assert asked(library, "F1") == asked(published, "F1")
    assert [(p.line, p.column) for p in problems] == [(4, 7)]


@pytest.mark.parametrize(
    ("words", "line", "column", "said"),
    [
        ("- F1", 1, 1, "fiches"),
        ("fiche: {}", 1, 1, "n’est pas connu"),
        ("fiches:\n  velo: {titre: Vélo}", 2, 3, "n’est pas une fiche"),
        ("fiches:\n  F1: Vélo", 2, 7, "ce qui change"),
        ("fiches:\n  F1: {title: Vélo}", 2, 8, "n’est pas connu"),
        ("fiches:\n  F1: {titre: ''}", 2, 15, "vide"),
        ("fiches:\n  F1: {date: hier}", 2, 14, "date"),
        ("fiches:\n  F1:\n    questions: {une: Ceci ?}", 3, 17, "n’est pas une question"),
        ("fiches:\n  F1:\n    cacher: b1", 3, 13, "liste"),
        ("fiches:\n  F1:\n    cacher: [le début]", 3, 14, "bloc"),
        ("fiches:\n  F1: {titre: A}\n  F1: {titre: B}", 3, 3, "déjà écrit"),
        ("fiches:\n  F404: {titre: Rien}", 2, 3, "n’existe pas"),
        ("fiches:\n  F1: {date: 2020-09-22, questions: {q9: Ceci ?}}", 2, 38, "pas de question q9"),
        ("fiches:\n  F1: {date: 2020-09-22, cacher: [b99]}", 2, 35, "pas de bloc b99"),
    ],
)
def test_each_mistake_is_told_with_its_place(
    published: StateLibrary, tmp_path: Path, words: str, line: int, column: int, said: str
) -> None:
    library, problems = worded(published, tmp_path, words)
    assert [(p.file, p.line, p.column) for p in problems] == [("fiches.yaml", line, column)]
    assert said in problems[0].message
    assert problems[0].hint
    assert asked(library, "F1") == asked(published, "F1")


def test_what_asks_something_cannot_be_hidden(tmp_path: Path) -> None:
    body = text(chapter("Les pneus", cases(("Larges", para("a")), ("Étroits", para("b")))))
    with_cases = open_library(make_zip(tmp_path / "a.zip", {"F1.xml": document(body)}))
    library, problems = worded(with_cases, tmp_path, "fiches:\n  F1: {date: 2020-09-22, cacher: [b1]}")
    assert [p.column for p in problems] == [35]
    assert "question" in problems[0].message
    assert asked(library, "F1") == asked(with_cases, "F1")


def test_without_a_file_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert load_overrides(tmp_path / "fiches.yaml") == ({}, ())
    assert load_overrides(written(tmp_path, "fiches:\n")) == ({}, ())


def test_the_shipped_file_has_no_mistake() -> None:
    overrides, problems = load_overrides(SHIPPED)
    assert [str(problem) for problem in problems] == []
    assert overrides


@with_corpus
def test_the_shipped_words_fit_the_documents() -> None:
    overrides, _ = load_overrides(SHIPPED)
    library = open_library(FOUND[-1], overrides)
    assert [str(problem) for problem in library.misfits()] == []
    for identity in overrides:
        procedure = library.get(identity)
        assert procedure is not None
        walked = walk(procedure)
        assert walked.cases == walked.cases_reached
    library.close()
