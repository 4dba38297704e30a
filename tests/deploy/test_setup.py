"""deploy/setup as a technician meets it when the machine lacks something."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

DEPLOY = Path(__file__).resolve().parent.parent.parent / "deploy"


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A copy of deploy/ on a machine where no package is installed and nobody is an administrator."""
    shutil.copytree(DEPLOY, tmp_path / "deploy", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(DEPLOY.parent / "pyproject.toml", tmp_path)
    commands = {
        "dpkg-query": "true",
        "apt-get": "echo apt-get was called >&2; exit 1",
        "id": "echo 1000",
        "sudo": "exit 1",
        # This suite knows every name but those of the next one.
        "apt-cache": "shift; for n; do [ ${n%t64} != $n ] || printf '%s:\\n  Candidate: 1\\n' $n; done",
    }
    (tmp_path / "bin").mkdir()
    for name, body in commands.items():
        script = tmp_path / "bin" / name
        script.write_text(f"#!/bin/sh\n{body}\n")
        script.chmod(0o755)
    return tmp_path


def set_up(machine: Path, *also: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PATH": f"{machine / 'bin'}:/usr/bin:/bin"}
    return subprocess.run(
        [machine / "deploy/setup", *also],
        capture_output=True,
        text=True,
        env=environment,
        stdin=subprocess.DEVNULL,
    )


def test_without_rights_it_names_the_packages_and_the_command(machine: Path) -> None:
    result = set_up(machine)
    assert result.returncode == 1
    assert "apt-get install --no-install-recommends" in result.stderr
    names = result.stderr.split()
    assert {"xvfb", "espeak-ng", "libgl1", "libmtdev1"} <= set(names)
    assert "libmtdev1t64" not in names
    assert "apt-get was called" not in result.stderr
    assert not (machine / ".venv").exists()


def test_a_package_that_is_there_is_not_asked_for(machine: Path) -> None:
    there = ("xvfb installed", "libmtdev1t64 installed", "sox config-files")
    (machine / "bin/dpkg-query").write_text("#!/bin/sh\n" + "".join(f"echo '{line}'\n" for line in there))
    names = set(set_up(machine).stderr.split())
    assert not {"xvfb", "libmtdev1"} & names
    assert "sox" in names


def test_a_machine_in_software_is_asked_for_only_by_who_wants_one(machine: Path) -> None:
    assert "qemu-system-x86" not in set_up(machine).stderr.split()
    assert {"qemu-system-x86", "xvfb"} <= set(set_up(machine, "vm").stderr.split())


def test_a_suite_too_old_is_told_in_one_sentence(machine: Path) -> None:
    for name, body in {"apt-cache": "true", "apt-get": "true", "id": "echo 0"}.items():
        (machine / "bin" / name).write_text(f"#!/bin/sh\n{body}\n")
    result = set_up(machine)
    assert result.returncode == 1
    assert "this Debian has none of:" in result.stderr
    assert "Debian 12" in result.stderr
