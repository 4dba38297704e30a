"""The themes of the home page: which of the State’s each covers, and what is told of those not there."""

from __future__ import annotations

from pathlib import Path

from kiosk.config.themes import load_families, unknown_in_state


def write(folder: Path, covered: str) -> Path:
    path = folder / "themes.yaml"
    path.write_text(
        "themes:\n  - id: velos\n    titre: Les vélos\n    icone: bike\n    etat: " + covered + "\n", "utf-8"
    )
    return path


def test_a_theme_names_those_of_the_state_that_it_covers(tmp_path: Path) -> None:
    families, problems = load_families(write(tmp_path, "[N19812, N367]"), "themes.yaml")
    assert problems == ()
    assert families[0].state == ("N19812", "N367")


def test_what_is_no_number_of_a_theme_is_told_where_it_stands(tmp_path: Path) -> None:
    families, problems = load_families(write(tmp_path, "[N367, Transports]"), "themes.yaml")
    assert families[0].state == ("N367",)
    (problem,) = problems
    assert (problem.line, problem.column) == (5, 18)
    assert "Transports" in problem.message
    assert "N19804" in problem.hint


def test_a_theme_that_the_state_does_not_have_is_told_with_the_nearest(tmp_path: Path) -> None:
    path = write(tmp_path, "[N367, N19813]")
    known = ["N367", "N19812"]
    (problem,) = unknown_in_state(path, "themes.yaml", known.__contains__, lambda: known)
    assert (problem.line, problem.column, problem.level) == (5, 18, "warning")
    assert "N19813" in problem.message
    assert "N19812" in problem.hint
