"""What a package has beside its program: settings, their example of secrets, the command that root calls."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.cli import PACKAGED, main

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "deploy" / "packaging"
MADE = """
import sys
from pathlib import Path
import build
folder, name = Path(sys.argv[1]), sys.argv[2]
build.put_settings(name, folder / f"etc/kiosk-{name}")
build.put_system(name, folder)
"""


@pytest.fixture(scope="module", params=["terminal", "desk"])
def shipped(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A package's name and what it puts on a machine, without the program."""
    folder = tmp_path_factory.mktemp(request.param)
    command = [sys.executable, "-c", MADE, str(folder), request.param]
    environ = os.environ | {"PYTHONPATH": f"{PACKAGING}:{ROOT}"}
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return request.param, folder


def test_the_example_of_the_secrets_says_how_the_service_may_read_them(shipped: tuple[str, Path]) -> None:
    name, folder = shipped
    example = (folder / f"etc/kiosk-{name}/.env.example").read_text("utf-8")
    user = {"terminal": "kiosk", "desk": "kiosk-desk"}[name]
    place = f"/etc/kiosk-{name}"
    assert f"install -m 640 -o root -g {user} {place}/.env.example {place}/.env" in example
    assert "chmod 600" not in example
    assert "config/" not in example


def test_the_packages_settings_say_where_ones_own_are_written(shipped: tuple[str, Path]) -> None:
    name, folder = shipped
    text = (folder / f"etc/kiosk-{name}/kiosk.toml").read_text("utf-8")
    for own in ("site.toml", "terminal.toml"):
        assert f"/etc/kiosk-{name}/{own}" in text.partition("[hall]")[0]
    assert all(line.startswith("#") for line in text.partition("\n\n")[0].splitlines())


def test_no_secret_of_the_project_is_in_a_package(shipped: tuple[str, Path]) -> None:
    assert [path.name for path in shipped[1].rglob(".env*")] == [".env.example"]


@pytest.mark.parametrize(
    ("words", "as_service"),
    [
        ("check", True),
        ("check --json", True),
        ("check /srv/demarche.yaml", False),
        ("doctor --only here", True),
        ("sync", True),
        ("config explain", True),
        ("walk", False),
    ],
)
def test_what_root_asks_is_read_as_the_service_reads_it(
    shipped: tuple[str, Path], words: str, as_service: bool, tmp_path: Path
) -> None:
    """So that a file that its user cannot read is an error of the check."""
    name, folder = shipped
    for program, body in (("id", "echo 0"), ("runuser", 'echo "$@"')):
        (tmp_path / program).write_text(f"#!/bin/sh\n{body}\n")
        (tmp_path / program).chmod(0o755)
    command = folder / "usr/bin" / ("kiosk" if name == "terminal" else "kiosk-desk")
    text = command.read_text("utf-8").replace(f"set -- /usr/lib/kiosk-{name}", "set -- echo direct /usr/lib")
    environ = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    said = subprocess.run(
        ["sh", "-c", text, "kiosk", *words.split()], env=environ, capture_output=True, text=True, check=True
    ).stdout
    user = {"terminal": "kiosk", "desk": "kiosk-desk"}[name]
    if as_service or name == "desk":
        assert said.startswith(f"-u {user} -- /usr/lib/kiosk-{name}/bin/kiosk {words}")
    else:
        assert said.startswith("direct")


def test_the_manual_lists_what_the_package_can_carry_out(shipped: tuple[str, Path], tmp_path: Path) -> None:
    name = shipped[0]
    command = "kiosk" if name == "terminal" else "kiosk-desk"
    program = "import sys, build; from pathlib import Path; build._manual(sys.argv[1], Path(sys.argv[2]))"
    environ = os.environ | {"PYTHONPATH": f"{PACKAGING}:{ROOT}"}
    folder = tmp_path / "man1"
    subprocess.run([sys.executable, "-c", program, command, str(folder)], env=environ, check=True)
    page = gzip.decompress((folder / f"{command}.1.gz").read_bytes()).decode()
    assert set(re.findall(r"^\.TP\n\.B (\w+)$", page, re.MULTILINE)) == set(PACKAGED[f"kiosk-{name}"])


def test_what_the_other_package_has_is_told_and_not_offered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kiosk.cli.PACKAGE", "kiosk-desk")
    assert main(["doctor"]) == 2
    assert "install the package kiosk-terminal" in capsys.readouterr().err
    assert main(["demo"]) == 2
    assert "in the project's folder" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["--help"])
    told = capsys.readouterr().out
    assert "doctor" not in told
    assert "check" in told


@pytest.mark.parametrize("given", ["", "Informatique <bornes@mairie.example>"])
def test_a_package_names_somebody_who_can_be_written_to(given: str) -> None:
    program = "import build; print(build.maintainer())"
    environ = os.environ | {"PYTHONPATH": f"{PACKAGING}:{ROOT}", "KIOSK_MAINTAINER": given}
    told = subprocess.run(
        [sys.executable, "-c", program], env=environ, capture_output=True, text=True, check=True
    ).stdout.strip()
    assert re.fullmatch(r"\S.* <[^@<>\s]+@[^@<>\s]+\.[^@<>\s]+>", told)
    assert not given or told == given
