"""What is shipped in `config/` is good: no error, examples that come true, a panel within reach."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.config.check import check
from kiosk.config.layers import RULES
from kiosk.config.library import load_library
from kiosk.config.settings import load_settings
from kiosk.procedures.model import OnlineService, Outcome, Place, every_block, every_question
from kiosk.wire.figures import is_name

CONFIG = Path(__file__).resolve().parents[2] / "config"
MUST_BE_THERE = (
    "stationnement-residentiel", "paris-familles", "critair", "mon-paris", "ecole", "actes-etat-civil",
    "identite", "elections", "encombrants", "attestation-accueil",
)  # fmt: skip


def test_the_check_finds_no_error() -> None:
    assert [str(problem) for problem in check(None, CONFIG, environ={}) if problem.level == "error"] == []


def test_procedures_and_their_questions_can_be_counted() -> None:
    """Where somebody stops is told by names only; one that is none would not be told at all."""
    library = load_library(CONFIG)[0]
    procedures = [
        library.get(path.stem) for path in (CONFIG / "procedures").glob("*.yaml") if "." not in path.stem
    ]
    names = [
        one for found in procedures if found for one in (found.id, *(q.id for q in every_question(found)))
    ]
    assert len(names) > 50
    assert [name for name in names if not is_name(name)] == []


def test_the_settings_are_good_without_any_environment() -> None:
    settings, problems = load_settings(CONFIG, {})
    assert [str(problem) for problem in problems if problem.level == "error"] == []
    assert settings is not None
    assert settings.panel.bottom_mm == 900
    assert len(settings.home.procedures) == 6


def test_the_secrets_to_fill_in_are_those_that_exist() -> None:
    lines = (CONFIG / ".env.example").read_text(encoding="utf-8").split("\n")
    named = {line.partition("=")[0] for line in lines if line.startswith("KIOSK_")}
    assert named == {f"KIOSK_{s.upper()}__{n.upper()}" for (s, n), rule in RULES.items() if rule.secret}
    assert all(line.endswith("=") for line in lines if line.startswith("KIOSK_"))


@pytest.mark.parametrize("identity", MUST_BE_THERE)
def test_a_procedure_has_what_a_citizen_needs(identity: str) -> None:
    procedure = load_library(CONFIG)[0].get(identity)
    assert procedure is not None
    blocks = list(every_block(procedure.blocks))
    assert procedure.without_computer
    assert procedure.words
    assert len(procedure.trials) >= 2
    assert any(isinstance(block, Outcome) for block in blocks)
    assert any(isinstance(block, Place | OnlineService) for block in blocks)
    assert all(question.why and question.label for question in every_question(procedure))


@pytest.mark.parametrize("identity", MUST_BE_THERE)
def test_a_procedure_speaks_english(identity: str) -> None:
    title = load_library(CONFIG)[0].title(identity, "en")
    assert title is not None
    assert title.lang == "en"
