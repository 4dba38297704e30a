"""What is shipped in `config/` is good: no error, examples that come true, a panel within reach."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from kiosk.config.check import check
from kiosk.config.layers import RULES
from kiosk.config.library import load_library
from kiosk.config.settings import load_settings
from kiosk.config.settings_table import SECTIONS
from kiosk.procedures.model import OnlineService, Outcome, Place, every_block, every_question
from kiosk.wire.figures import is_name

CONFIG = Path(__file__).resolve().parents[2] / "config"
README = CONFIG.parent / "README.md"
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


def test_every_setting_stands_in_the_shipped_file_set_or_with_the_value_it_has_without() -> None:
    named, section = {}, ""
    for line in (CONFIG / "kiosk.toml").read_text("utf-8").splitlines():
        if heading := re.match(r"\[(\w+)\]", line):
            section = heading[1]
        elif setting := re.match(r"(# )?(\w+) = (.*)", line):
            named[section, setting[2]] = setting[3] if setting[1] else None
    assert set(named) == {key for key, rule in RULES.items() if not rule.secret}
    for (part, name), value in named.items():
        if value is not None:
            default = getattr(SECTIONS[part](), name)
            assert tomllib.loads(f"it = {value}")["it"] == (list(default) if default == () else default), name


def test_the_readme_names_settings_that_exist() -> None:
    words = README.read_text("utf-8")
    named = set(re.findall(r"`\[(\w+)\] (\w+)`", words))
    assert len(named) > 2
    assert named - set(RULES) == set()


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
