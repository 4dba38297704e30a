"""Who may import whom: the layers, what the pure packages leave alone, and Kivy in one package only."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.quality.tracked import ROOT, python_files

PURE = ("procedures", "session", "views", "formats", "wire", "languages")
# What reaches outside the process, or makes the same call give another answer.
IMPURE = {
    "asyncio", "ctypes", "multiprocessing", "random", "requests", "secrets", "select", "shutil", "signal",
    "socket", "sqlalchemy", "sqlite3", "subprocess", "tempfile", "threading", "time", "urllib",
}  # fmt: skip


def imports(source: str) -> set[tuple[int, str]]:
    """(line, first name of the module) of every absolute import, wherever it stands."""
    found: set[tuple[int, str]] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {(node.lineno, alias.name.partition(".")[0]) for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add((node.lineno, node.module.partition(".")[0]))
    return found


# A call knows its identity and the hour it was made at.
WIRE_MAY = {"time"}


def offences(files: list[Path], refused: set[str]) -> list[str]:
    return [
        f"{path}:{line}: imports {module}"
        for path in files
        for line, module in sorted(imports((ROOT / path).read_text("utf-8")))
        if module in refused
    ]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    lint_imports = Path(sys.executable).parent / "lint-imports"
    command = [lint_imports, "--config", ROOT / "pyproject.toml", "--no-cache"]
    environment = {"PYTHONPATH": str(folder)}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment)


def test_imports_point_down_only() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("procedures/model.py", "import kiosk.session.state"),
        ("voice/child.py", "from kiosk.ui import screen"),
        ("surprise/thing.py", ""),
    ],
)
def test_the_contract_notices(tmp_path: Path, module: str, line: str) -> None:
    """An import that points up, one between siblings, a package nobody placed: each is refused."""
    for name in ("procedures/model.py", "session/state.py", "ui/screen.py", "voice/child.py", module):
        path = tmp_path / "kiosk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        for package in (path.parent, path.parent.parent):
            (package / "__init__.py").touch()
        path.write_text(line if name == module else "")
    result = lint(tmp_path)
    assert result.returncode == 1, result.stdout + result.stderr
    assert module.split("/")[0] in result.stdout


def test_pure_packages_reach_for_nothing_outside() -> None:
    for package in PURE:
        files = [path for path in python_files("kiosk") if path.parts[1] == package]
        assert offences(files, IMPURE - (WIRE_MAY if package == "wire" else set())) == []


def test_only_ui_imports_kivy() -> None:
    files = [path for path in python_files("kiosk") if path.parts[1] != "ui"]
    assert offences(files, {"kivy"}) == []
