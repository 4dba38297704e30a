"""The benchmark still runs on real parts: a press is kept, reaches an agent, and both are told as figures."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks import users
from tests.content.documents import small_zip

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.xdist_group("window")
def test_the_time_from_a_press_to_the_outbox_and_the_agent_is_measured(tmp_path: Path) -> None:
    out = tmp_path / "figures.json"
    command = [sys.executable, "-m", "tests.benchmarks", "--quick", "--only", "outbox", "--json", str(out)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stderr
    (figures,) = json.loads(out.read_text("utf-8")).values()
    kept, seen = figures
    assert kept["runs"] == seen["runs"] > 1
    assert 0 < kept["median"] < seen["median"]
    assert kept["name"] in ran.stdout


def test_the_state_s_documents_are_opened_and_searched_beside_the_stock_search(tmp_path: Path) -> None:
    ran, found = content(small_zip(tmp_path), tmp_path)
    assert ran.returncode == 0, ran.stderr
    figures = {one["name"]: one for one in found["the State’s procedures"]}
    opened = figures["a document to its first page"]
    assert opened["runs"] == 3
    assert 0 < opened["median"] <= opened["p99"]
    assert opened["met"] is (opened["p99"] <= opened["mark"])
    letter = figures["a letter of a search, to its results"]
    assert letter["beside"] in figures
    assert figures["index of the whole corpus"]["median"] > 0


def test_without_the_state_s_documents_it_says_so_and_goes_on(tmp_path: Path) -> None:
    ran, found = content(tmp_path / "none.zip", tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert "not at hand" in ran.stderr
    assert found == {"the State’s procedures": []}


def test_what_a_procedure_costs_by_ear_stands_beside_what_it_costs_by_touch() -> None:
    done, stuck = users._run(users.Job("critair", "fr", True, ({},), frozenset(), frozenset()))
    assert stuck == []
    figures = {one.name: one for one in users._figures(done)}
    heard, touched = (figures[f"City, {way}: presses"] for way in (users.BY_EAR, users.NO_SOUND))
    assert heard.median > touched.median > 3
    assert heard.beside == touched.name
    assert figures["   seconds of speech"].median > 20


def content(archive: Path, folder: Path) -> tuple[subprocess.CompletedProcess[str], dict]:
    out = folder / "figures.json"
    words = ("--quick", "--only", "index", "search", "--json", str(out))
    command = [sys.executable, "-m", "tests.benchmarks", *words]
    given = {**os.environ, "KIOSK_CORPUS": str(archive)}
    ran = subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True, timeout=120)
    return ran, json.loads(out.read_text("utf-8")) if out.is_file() else {}
