"""The rules of the test run itself hold: no skip in CI, no connection to another machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import NetworkUsed
from tests.quality.tracked import ROOT

SKIPS = """
import pytest
def test_here():
    pytest.skip("the scanner is not here")
@pytest.mark.xfail(reason="known", strict=True)
def test_known():
    assert False
"""
SKIPS_WHOLE = 'import pytest\npytest.importorskip("a_library_that_is_not_there")\n'


def run_pytest(folder: Path, ci: str) -> subprocess.CompletedProcess[str]:
    """pytest with our conftest in a folder of its own."""
    (folder / "tests").mkdir()
    (folder / "tests/conftest.py").write_text((ROOT / "tests/conftest.py").read_text("utf-8"), "utf-8")
    (folder / "tests/test_one.py").write_text(SKIPS)
    (folder / "tests/test_two.py").write_text(SKIPS_WHOLE)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-rs"]
    command += ["--continue-on-collection-errors", str(folder / "tests")]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env=os.environ | {"CI": ci})


def test_in_ci_a_skip_is_a_failure(tmp_path: Path) -> None:
    result = run_pytest(tmp_path, "true")
    assert result.returncode != 0
    assert "the scanner is not here" in result.stdout
    assert "a_library_that_is_not_there" in result.stdout
    assert "skipped" not in result.stdout.splitlines()[-1]


def test_elsewhere_a_skip_says_why(tmp_path: Path) -> None:
    result = run_pytest(tmp_path, "")
    assert result.returncode == 0, result.stdout
    assert "the scanner is not here" in result.stdout
    assert "2 skipped, 1 xfailed" in result.stdout.splitlines()[-1]


def test_another_machine_is_out_of_reach() -> None:
    with pytest.raises(NetworkUsed):
        socket.getaddrinfo("town.example", 443)
    with socket.socket() as out, pytest.raises(NetworkUsed):
        out.connect(("192.0.2.1", 9))


def test_this_machine_is_within_reach() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()
