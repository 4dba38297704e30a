"""`kiosk demo` and `kiosk dev` in a window: they show, follow changes and end with all they started."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from tests.desk.running import Agent
from tests.display import display
from tests.terminal.stage import ROOT, SECRETS, alive, configuration, descendants, eventually

pytestmark = pytest.mark.xdist_group("terminal")


@contextmanager
def running(screen: str, folder: Path, *words: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    given: Mapping[str, str] = {**os.environ, "DISPLAY": screen, **environment}
    with (folder / "said").open("w") as said:
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "kiosk.cli", *words],
            cwd=ROOT,
            env=given,
            stdout=said,
            stderr=said,
            text=True,
        )
    try:
        yield process
    finally:
        family = descendants(process.pid)
        process.send_signal(signal.SIGTERM)
        code = process.wait(30)
        assert code == 0, (folder / "said").read_text()
        eventually(lambda: not [pid for pid in family if alive(pid)], "the end of all it started", 10)


def windows(screen: str) -> list[str]:
    """Sizes of what X shows, but for the root."""
    tree = subprocess.run(["xwininfo", "-root", "-tree", "-display", screen], capture_output=True, text=True)
    found = re.findall(r"0x\w+ .*?(\d+x\d+)\+-?\d+\+-?\d+\s+\+", tree.stdout)
    return [size for size in found if int(size.split("x")[0]) > 200]


def test_demo_shows_a_window_that_fits_and_a_desk_that_answers(tmp_path: Path) -> None:
    config = configuration(tmp_path)
    quiet = ("--out", str(tmp_path / "out"), "--fiches", "none")
    with (
        display((1600, 1000)) as screen,
        running(screen, tmp_path, "demo", "--config", str(config), *quiet),
    ):
        eventually(lambda: windows(screen), "a window")
        width, height = (int(side) for side in windows(screen)[0].split("x"))
        assert height <= 1000
        assert abs(width / height - 1080 / 1920) < 0.01
        told = eventually(
            lambda: re.search(r"(http://\S+)/\s+code : (\d+)", text_of(tmp_path)), "the agents' address"
        )
        answer = requests.get(told[1], timeout=10)
        assert answer.ok
        named = r"(http://\S+)/terminals\s+compte : (\w+)\s+mot de passe : (\S+)"
        account = eventually(lambda: re.search(named, text_of(tmp_path)), "a technician's account")
        technician = Agent(account[1], "Atelier", account[2], account[3])
        assert technician.http.get(f"{account[1]}/api/agent/terminals", timeout=10).ok


def test_dev_starts_again_when_a_procedure_changes(tmp_path: Path) -> None:
    config = configuration(tmp_path)
    with (
        display((1600, 1000)) as screen,
        running(screen, tmp_path, "dev", "--config", str(config), "--size", "540x960") as process,
    ):
        eventually(lambda: "540x960" in windows(screen), "a window")
        before = descendants(process.pid)
        procedure = config / "procedures" / "confidences.yaml"
        procedure.write_text(SECRETS.replace("Dire son nom", "Dire son prénom"), encoding="utf-8")
        eventually(lambda: "starting again" in text_of(tmp_path), "that it starts again")
        eventually(lambda: not [pid for pid in before if alive(pid)], "the end of the former")
        eventually(lambda: "540x960" in windows(screen), "a window again")


@pytest.mark.parametrize("command", ["dev"])
def test_without_a_display_it_says_so(command: str) -> None:
    given = {**os.environ, "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    done = subprocess.run(
        [sys.executable, "-m", "kiosk.cli", command], cwd=ROOT, env=given, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "./deploy/demo" in done.stderr


def text_of(folder: Path) -> str:
    return (folder / "said").read_text().replace("\u00a0", " ")
