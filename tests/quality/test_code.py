"""How the code reads: ruff's rules, files of one subject, functions that fit on a screen, docstrings."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.quality.tracked import ROOT, python_files, shell_scripts

FILE_LINES = 300
FUNCTION_LINES = 60


def long_functions(source: str, limit: int = FUNCTION_LINES) -> Iterator[tuple[int, str, int]]:
    """(line, name, number of lines) of each function over the limit."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > limit:
                yield node.lineno, node.name, lines


def read(path: Path) -> str:
    return (ROOT / path).read_text("utf-8")


def test_ruff_has_nothing_to_say() -> None:
    files = [str(path) for folder in ("kiosk", "tests", "deploy") for path in python_files(folder)]
    command = [str(Path(sys.executable).parent / "ruff"), "check", "--output-format", "concise", *files]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_files_keep_to_one_subject() -> None:
    lengths = {path: read(path).count("\n") for path in python_files("kiosk")}
    long = [f"{path}: {lines} lines" for path, lines in lengths.items() if lines > FILE_LINES]
    assert long == []


def test_functions_fit_on_a_screen() -> None:
    long = [
        f"{path}:{line}: {name} has {lines} lines"
        for path in python_files("kiosk")
        for line, name, lines in long_functions(read(path))
    ]
    assert long == []


def test_a_long_function_is_noticed() -> None:
    source = "def f():\n" + "    x = 1\n" * FUNCTION_LINES
    assert [name for _, name, _ in long_functions(source)] == ["f"]


def test_every_module_says_what_it_is() -> None:
    silent = [
        str(path)
        for path in python_files("kiosk")
        if (source := read(path)).strip() and not ast.get_docstring(ast.parse(source))
    ]
    assert silent == []


def test_shell_scripts_are_well_formed() -> None:
    scripts = shell_scripts()
    assert Path("deploy/setup") in scripts
    for path in scripts:
        result = subprocess.run(["bash", "-n", str(path)], cwd=ROOT, capture_output=True, text=True)
        assert result.returncode == 0, result.stderr
        assert "set -euo pipefail" in read(path), f"{path}: goes on after a failure"
