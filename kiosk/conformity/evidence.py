"""Which tests show which clause, found in the tests themselves, and how they went when they last ran.

A test names its clauses by `@pytest.mark.clause("5.1.3.5")`, on itself or in its file's `pytestmark`; a run
of the tests leaves how each went in `out/conformity.json`. Used by `kiosk conformity`.
"""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"
RESULTS = ROOT / "out" / "conformity.json"


@dataclass(frozen=True, slots=True)
class Shown:
    """A test by its name (`tests/voice/test_x.py::test_y`), the clauses that it shows, its file as it is."""

    test: str
    clauses: tuple[str, ...]
    digest: str


def shown_by(tests: Path = TESTS) -> tuple[Shown, ...]:
    """Every test that names a clause, in the order of the files."""
    return tuple(one for path in sorted(tests.rglob("test_*.py")) for one in _in_file(path, tests.parent))


def digest(path: Path) -> str:
    """A test's file as it is now: an outcome holds for the file that it was had with."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def outcomes(path: Path = RESULTS) -> Mapping[str, Mapping[str, str]]:
    """By a test's name: `outcome` (passed, failed), `digest` of its file, `day`; empty where none ran."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def keep(news: Mapping[str, Mapping[str, str]], path: Path = RESULTS) -> None:
    """Adds how tests went to what is known, in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(json.dumps({**outcomes(path), **news}, indent=1, sort_keys=True), "utf-8")
    part.replace(path)


def _in_file(path: Path, root: Path) -> Iterator[Shown]:
    source = path.read_text("utf-8")
    if "mark.clause" not in source:
        return
    tree, name, now = ast.parse(source), path.relative_to(root).as_posix(), digest(path)
    whole = [one for node in tree.body if _is_pytestmark(node) for one in _named(node)]
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
            clauses = [*whole, *(one for mark in node.decorator_list for one in _named(mark))]
            if clauses:
                yield Shown(f"{name}::{node.name}", tuple(dict.fromkeys(clauses)), now)


def _is_pytestmark(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and any(
        isinstance(target, ast.Name) and target.id == "pytestmark" for target in node.targets
    )


def _named(node: ast.AST) -> Iterator[str]:
    """The words given to each `mark.clause(…)` inside a node."""
    for inner in ast.walk(node):
        called = inner.func if isinstance(inner, ast.Call) else None
        if isinstance(inner, ast.Call) and isinstance(called, ast.Attribute) and called.attr == "clause":
            yield from (one.value for one in inner.args if isinstance(one, ast.Constant))
