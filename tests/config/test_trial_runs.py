"""An author's examples are tests: each kind of disappointment is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.config.procedure_file import read_procedure
from kiosk.config.trial_runs import failures
from tests.config.good import GOOD, TODAY, write


def told(tmp_path: Path, text: str) -> list[str]:
    read = read_procedure(write(tmp_path, text), today=TODAY)
    assert read.procedure is not None, [str(problem) for problem in read.problems]
    return [f"{failure.line}: {failure.message} {failure.hint}" for failure in failures(read.procedure)]


FIRST = GOOD[: GOOD.index("- reponses")].count("\n") + 1


def test_good_examples_come_true(tmp_path: Path) -> None:
    assert told(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ("montre: [demander un jardin,", "montre: [demander deux jardins,", "devrait être montré"),
        ("ne_montre_pas: [jardin de l’école]", "ne_montre_pas: [demander un jardin]", "ne devrait pas"),
        ("pieces: [identite, plan]", "pieces: [identite]", "en trop\u00a0: plan"),
        ("surface: 30", "surface: 10", "absentes\u00a0: plan"),
        ("balcon: oui, plantes: [fleurs, legumes], ", "plantes: [fleurs], ", "«\u00a0balcon\u00a0»"),
        ("usage: habitant, balcon", "usage: ecole, balcon", "«\u00a0balcon\u00a0» n’est pas posée"),
    ],
)
def test_a_disappointment_is_told_at_its_line(tmp_path: Path, was: str, now: str, says: str) -> None:
    found = told(tmp_path, GOOD.replace(was, now, 1))
    assert any(line.startswith(f"{FIRST}: ") and says in line for line in found), found


def test_typography_does_not_count(tmp_path: Path) -> None:
    assert told(tmp_path, GOOD.replace("[demander un jardin, L’eau", "[DEMANDER un\u00a0jardin, L'eau")) == []
