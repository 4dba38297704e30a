"""The table of clauses tells what the tests show and no more: found in them, failing with them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.conformity.clauses import Clause, load_clauses
from kiosk.conformity.evidence import Shown, keep, outcomes, shown_by
from kiosk.conformity.table import as_data, as_markdown, rows, to_run

ROOT = Path(__file__).resolve().parents[2]
SEEN = Clause("1.1", "NORM", "It can be seen.")
HEARD = Clause("1.2", "NORM", "It can be heard.", person="Someone listens.")
TEST = Shown("tests/test_a.py::test_it", ("1.1",), "d1")


def test_every_clause_named_by_a_test_is_in_the_list() -> None:
    known = {clause.id for clause in load_clauses()}
    assert {one for test in shown_by() for one in test.clauses} - known == set()


def test_every_clause_is_shown_by_a_test_or_left_to_a_person() -> None:
    table = rows(load_clauses(), shown_by(), {})
    assert [row.clause.id for row in table if row.state == "not shown"] == []


@pytest.mark.parametrize(
    ("known", "state"),
    [
        ({}, "not run"),
        ({TEST.test: {"outcome": "passed", "digest": "d1"}}, "pass"),
        ({TEST.test: {"outcome": "failed", "digest": "d1"}}, "fail"),
        ({TEST.test: {"outcome": "passed", "digest": "of another file"}}, "not run"),
    ],
)
def test_a_clause_stands_as_its_tests_went(known: dict[str, dict[str, str]], state: str) -> None:
    seen, heard = rows([SEEN, HEARD], [TEST], known)
    assert (seen.state, heard.state) == (state, "needs a person")
    assert to_run([TEST], known) == ((TEST.test,) if state == "not run" else ())
    assert as_data([seen])[0]["tests"] == [TEST.test]


def test_a_clause_that_nothing_shows_is_told() -> None:
    assert [row.state for row in rows([SEEN], [], {})] == ["not shown"]


def test_outcomes_are_added_to_those_known(tmp_path: Path) -> None:
    path = tmp_path / "out" / "conformity.json"
    keep({"a": {"outcome": "passed"}}, path)
    keep({"b": {"outcome": "failed"}}, path)
    assert {name: one["outcome"] for name, one in outcomes(path).items()} == {"a": "passed", "b": "failed"}
    path.write_text("[")
    assert outcomes(path) == {}


MARKED = """import pytest
pytestmark = pytest.mark.clause("1.1")
@pytest.mark.clause("1.2")
@pytest.mark.parametrize("n", [1, 2])
def test_both(n): assert n
def test_one(): assert False
"""


def test_a_run_of_the_tests_leaves_how_they_went(tmp_path: Path) -> None:
    tests = tmp_path / "tests"
    tests.mkdir()
    (tests / "conftest.py").write_text((ROOT / "tests/conftest.py").read_text("utf-8"), "utf-8")
    (tests / "test_marked.py").write_text(MARKED)
    found = shown_by(tests)
    assert {one.test: one.clauses for one in found} == {
        "tests/test_marked.py::test_both": ("1.1", "1.2"),
        "tests/test_marked.py::test_one": ("1.1",),
    }
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--import-mode=importlib"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    subprocess.run([*command, "--rootdir", str(tmp_path)], cwd=tmp_path, env=environment, capture_output=True)
    known = outcomes(tmp_path / "out" / "conformity.json")
    assert {one.state for one in rows([HEARD], found, known)} == {"pass"}
    assert [one.failed for one in rows([SEEN], found, known)] == [("tests/test_marked.py::test_one",)]


def test_the_page_in_the_readme_is_the_one_made_from_the_tests() -> None:
    page = as_markdown(rows(load_clauses(), shown_by(), {}))
    assert page in (ROOT / "README.md").read_text("utf-8"), "paste what kiosk conformity --markdown prints"


def test_the_command_tells_a_program_what_stands(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kiosk.cli", "conformity", "--json", "--no-run"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    data = json.loads(told.stdout)
    assert {"id", "requires", "state", "tests"} <= set(data["clauses"][0])
    assert told.returncode == (0 if data["good"] else 1)
