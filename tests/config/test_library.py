"""The library: what works, what is left out, what is said across files, and translations."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.config.library import load_library
from kiosk.formats.problems import Problem
from kiosk.procedures.model import OpenProcedure, every_block, every_question
from tests.config.good import ENGLISH, GOOD, SCHOOL, TODAY, configuration, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return configuration(tmp_path)


def said(problems: tuple[Problem, ...]) -> list[tuple[str, int, str]]:
    return [(Path(problem.file).name, problem.line, problem.level) for problem in problems]


def test_all_good(folder: Path) -> None:
    library, problems = load_library(folder, TODAY)
    assert problems == ()
    assert [procedure.id for procedure in library.all()] == ["jardin", "jardin-ecole"]
    assert library.get("absent") is None
    assert library.title("absent") is None
    title = library.title("jardin-ecole")
    assert title is not None
    assert title.text == "Le jardin de l’école"


def test_themes_follow_their_file_and_speak_the_language(folder: Path) -> None:
    library, _ = load_library(folder, TODAY)
    (theme,) = library.themes("en")
    assert (theme.id, theme.title.text, theme.title.lang) == ("cadre-de-vie", "Streets", "en")
    assert theme.procedures == ("jardin", "jardin-ecole")
    (theme,) = library.themes("ar")
    assert (theme.title.text, theme.title.lang) == ("Cadre de vie", "fr")


def test_a_family_without_theme_is_told_and_still_reachable(folder: Path) -> None:
    write(folder, SCHOOL.replace("cadre-de-vie", "cadre-de-vi"), "jardin-ecole.yaml")
    library, problems = load_library(folder, TODAY)
    assert said(problems) == [("jardin-ecole.yaml", 4, "error")]
    assert "cadre-de-vie" in problems[0].hint
    assert [theme.procedures for theme in library.themes()] == [("jardin",), ("jardin-ecole",)]


def test_a_broken_file_is_left_out_and_the_rest_works(folder: Path) -> None:
    write(folder, SCHOOL.replace("autorite: ville", "autorite: vil"), "jardin-ecole.yaml")
    library, problems = load_library(folder, TODAY)
    assert [procedure.id for procedure in library.all()] == ["jardin"]
    assert ("jardin-ecole.yaml", 3, "error") in said(problems)
    opening = next(problem for problem in problems if Path(problem.file).name == "jardin.yaml")
    assert "contient une erreur" in opening.message


def test_what_leads_nowhere_is_told_and_not_offered(folder: Path) -> None:
    write(folder, GOOD.replace("ouvrir: jardin-ecole", "ouvrir: jardin-ecoles"))
    library, (problem,) = load_library(folder, TODAY)
    text = GOOD[: GOOD.index("- ouvrir")]
    assert (problem.line, problem.column) == (text.count("\n") + 1, 13)
    assert "jardin-ecole" in problem.hint
    procedure = library.get("jardin")
    assert procedure is not None
    assert not any(isinstance(block, OpenProcedure) for block in every_block(procedure.blocks))


def test_a_document_of_the_state_is_taken_at_its_word(folder: Path) -> None:
    write(folder, GOOD.replace("ouvrir: jardin-ecole", "ouvrir: F34852"))
    library, problems = load_library(folder, TODAY)
    assert problems == ()
    procedure = library.get("jardin")
    assert procedure is not None
    assert any(isinstance(block, OpenProcedure) for block in every_block(procedure.blocks))


def test_a_fact_nobody_reads_and_a_fact_nobody_fixes(folder: Path) -> None:
    write(folder, GOOD.replace("fixe: {habite_paris: oui}", "fixe: {habite_pari: oui}"))
    _, problems = load_library(folder, TODAY)
    assert [problem.level for problem in problems] == ["warning", "warning"]
    assert "habite_pari\u00a0" in problems[0].message
    assert "n’est lu nulle part" in problems[0].message
    assert "n’est fixé par aucune réponse" in problems[1].message


def test_a_fact_that_answers_a_question_elsewhere_is_read(folder: Path) -> None:
    asked = (
        "  - question: ville\n    texte: Habitez-vous à Paris ?\n    pourquoi: Pour savoir.\n"
        "    type: oui_non\n    etiquette: Ville\n    choix:\n      - {id: oui, fixe: {bord_de_seine: oui}}\n"
    )
    write(folder, SCHOOL.replace("blocs:\n", f"blocs:\n{asked}"), "jardin-ecole.yaml")
    _, problems = load_library(folder, TODAY)
    assert len(problems) == 1
    write(folder, GOOD.replace("{habite_paris: oui}", "{habite_paris: oui, bord_de_seine: oui}"))
    assert load_library(folder, TODAY)[1] == ()


def test_translated_where_it_is_and_french_where_it_is_not(folder: Path) -> None:
    write(folder, ENGLISH, "jardin.en.yaml")
    library, problems = load_library(folder, TODAY)
    english = library.get("jardin", "en")
    assert english is not None
    assert (english.title.text, english.title.lang) == ("Having a garden", "en")
    assert (english.subtitle.text, english.subtitle.lang) == ("Un coin de terre", "fr")
    by_id = {question.id: question for question in every_question(english)}
    assert by_id["usage"].text.text == "Who is the garden for?"
    assert [choice.text.text for choice in by_id["balcon"].choices] == ["Yes", "No"]
    assert "garden" in english.words
    assert library.get("jardin", "en") is english
    french = library.get("jardin")
    assert french is not None
    assert french.title.text == "Avoir un jardin"
    assert {level for _, _, level in said(problems)} == {"warning"}
    assert ("jardin.yaml", 3, "warning") in said(problems)  # sous_titre is not translated


def test_french_that_changed_is_shown_in_french_and_told_on_both_sides(folder: Path) -> None:
    write(folder, ENGLISH, "jardin.en.yaml")
    write(folder, GOOD.replace("titre: Avoir un jardin", "titre: Trouver un jardin", 1))
    library, problems = load_library(folder, TODAY)
    title = library.title("jardin", "en")
    assert title is not None
    assert (title.text, title.lang) == ("Trouver un jardin", "fr")
    assert ("jardin.yaml", 2, "warning") in said(problems)
    assert ("jardin.en.yaml", 5, "warning") in said(problems)


@pytest.mark.parametrize(
    ("was", "now", "line"),
    [
        ("langue: en", "langue: es", 1),
        ("    en: Having", "    eng: Having", 5),
        ("Pour qui est le jardin ?", "Avoir un jardin", 7),
        ("traduit_par", "traduit_pas", 2),
        ("textes:", "texte:", 4),
    ],
)
def test_a_broken_translation_leaves_the_procedure_in_french(
    folder: Path, was: str, now: str, line: int
) -> None:
    write(folder, ENGLISH.replace(was, now), "jardin.en.yaml")
    library, problems = load_library(folder, TODAY)
    assert ("jardin.en.yaml", line, "error") in said(problems)
    title = library.title("jardin", "en")
    assert title is not None
    assert title.lang == "fr"


def test_a_translation_of_nothing_and_a_file_that_is_not_read(folder: Path) -> None:
    write(folder, ENGLISH, "jardins.en.yaml")
    write(folder, SCHOOL, "ecole.yml")
    _, problems = load_library(folder, TODAY)
    assert said(problems) == [("ecole.yml", 1, "warning"), ("jardins.en.yaml", 1, "error")]
    assert "jardin" in problems[1].hint


def test_an_absent_folder_is_a_problem(tmp_path: Path) -> None:
    library, problems = load_library(tmp_path / "nowhere", TODAY)
    assert library.all() == ()
    assert problems
    assert all(problem.hint for problem in problems)
