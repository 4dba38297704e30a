"""The systemd units: how little each may do, and that they say when they live."""

from __future__ import annotations

import configparser
import shutil
import subprocess
from pathlib import Path

import pytest

UNITS = sorted((Path(__file__).resolve().parents[2] / "deploy" / "packaging" / "units").glob("*.service"))
MOST_EXPOSED = 15  # tenths: 1.5 of 10


def unit(path: Path) -> configparser.ConfigParser:
    """A unit's settings; of one that stands twice, the last."""
    read = configparser.ConfigParser(strict=False, interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read_string(path.read_text("utf-8"))
    return read


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_each_unit_may_do_very_little(path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed: run deploy/setup")
    command = [
        "systemd-analyze",
        "security",
        "--offline=true",
        f"--threshold={MOST_EXPOSED}",
        "--no-pager",
        path,
    ]
    judged = subprocess.run(command, capture_output=True, text=True, check=False)
    assert judged.returncode == 0, judged.stdout.splitlines()[-1]


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_each_unit_comes_back_leaves_no_core_and_is_not_root(path: Path) -> None:
    service = unit(path)["Service"]
    assert service["Restart"] == "always"
    assert service["LimitCORE"] == "0"
    assert service["User"] not in ("", "root")


def test_only_the_link_and_the_desk_have_a_network() -> None:
    open_ones = {path.stem for path in UNITS if unit(path)["Service"].get("IPAddressDeny") != "any"}
    assert open_ones == {"kiosk-link", "kiosk-desk"}


def test_terminal_and_desk_are_watched() -> None:
    watched = {path.stem for path in UNITS if "WatchdogSec" in unit(path)["Service"]}
    assert watched == {"kiosk-terminal", "kiosk-desk"}
    assert all(unit(path)["Service"]["Type"] == "notify" for path in UNITS if path.stem in watched)


def test_a_terminal_that_cannot_be_mended_restarts_its_machine() -> None:
    (terminal,) = (path for path in UNITS if path.stem == "kiosk-terminal")
    assert unit(terminal)["Unit"]["StartLimitAction"] == "reboot"
