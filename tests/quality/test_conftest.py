"""The rules of the test run itself hold: no skip in CI, no connection to another machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Sequence
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
GROUPED = """
import os
from pathlib import Path
import pytest
@pytest.mark.parametrize("number", range(4))
@pytest.mark.parametrize("group", [pytest.param(one, marks=pytest.mark.xdist_group(one)) for one in "ab"])
def test_here(group, number):
    with Path(__file__).with_name(group).open("a") as file:
        file.write(os.environ["PYTEST_XDIST_WORKER"])
"""


def run_pytest(
    folder: Path, ci: str, *files: str, more: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """pytest with our conftest and these files of tests in a folder of its own."""
    (folder / "tests").mkdir()
    (folder / "tests/conftest.py").write_text((ROOT / "tests/conftest.py").read_text("utf-8"), "utf-8")
    for number, written in enumerate(files):
        (folder / f"tests/test_{number}.py").write_text(written)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-rs", *more]
    command += ["--continue-on-collection-errors", str(folder / "tests")]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env=os.environ | {"CI": ci})


def test_in_ci_a_skip_is_a_failure(tmp_path: Path) -> None:
    result = run_pytest(tmp_path, "true", SKIPS, SKIPS_WHOLE)
    assert result.returncode != 0
    assert "the scanner is not here" in result.stdout
    assert "a_library_that_is_not_there" in result.stdout
    assert "skipped" not in result.stdout.splitlines()[-1]


def test_elsewhere_a_skip_says_why(tmp_path: Path) -> None:
    result = run_pytest(tmp_path, "", SKIPS, SKIPS_WHOLE)
    assert result.returncode == 0, result.stdout
    assert "the scanner is not here" in result.stdout
    assert "2 skipped, 1 xfailed" in result.stdout.splitlines()[-1]


def test_the_tests_of_a_group_take_turns_in_one_worker(tmp_path: Path) -> None:
    result = run_pytest(tmp_path, "", GROUPED, more=["-n", "2", "--dist", "loadgroup"])
    assert result.returncode == 0, result.stdout
    for group in "ab":
        assert (tmp_path / "tests" / group).read_text() in ("gw0" * 4, "gw1" * 4)


def test_another_machine_is_out_of_reach() -> None:
    with pytest.raises(NetworkUsed):
        socket.getaddrinfo("town.example", 443)
    with socket.socket() as out, pytest.raises(NetworkUsed):
        out.connect(("192.0.2.1", 9))


def test_this_machine_is_within_reach() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()
