"""The systemd units: how little each may do, and that they say when they live."""

from __future__ import annotations

import configparser
import shutil
import subprocess
from functools import cache
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
    assert service["Restart"] == ("on-failure" if service.get("RemainAfterExit") else "always")
    assert service["LimitCORE"] == "0"
    assert service["User"] not in ("", "root")


def test_only_the_link_and_the_desk_have_a_network() -> None:
    open_ones = {path.stem for path in UNITS if unit(path)["Service"].get("IPAddressDeny") != "any"}
    assert open_ones == {"kiosk-link", "kiosk-desk"}


@pytest.mark.parametrize("name", ["kiosk-display", "kiosk-terminal", "kiosk-link", "kiosk-desk"])
def test_a_unit_that_hangs_is_ended_at_once(name: str) -> None:
    """By a signal that reaches what is stopped too."""
    service = named(name)["Service"]
    assert service["Type"] == "notify"
    assert service["NotifyAccess"] == "main"
    assert int(service["WatchdogSec"].removesuffix("s")) <= 30
    assert service["WatchdogSignal"] == "SIGKILL"


@pytest.mark.parametrize("name", ["kiosk-terminal", "kiosk-display"])
def test_what_cannot_be_mended_restarts_its_machine(name: str) -> None:
    assert named(name)["Unit"]["StartLimitAction"] == "reboot"


@pytest.mark.parametrize("name", ["kiosk-link", "kiosk-desk"])
def test_what_calls_go_through_is_started_again_for_ever(name: str) -> None:
    assert named(name)["Unit"]["StartLimitIntervalSec"] == "0"


def test_the_screen_waits_for_no_network() -> None:
    for name in ("kiosk-display", "kiosk-terminal", "kiosk-link", "kiosk-usb"):
        of_unit = named(name)["Unit"]
        assert "online" not in of_unit.get("After", "") + of_unit.get("Wants", "")


def test_only_the_server_itself_opens_its_console() -> None:
    """Another command of the unit that does so hangs up on the server (SIGHUP)."""
    service = named("kiosk-display")["Service"]
    assert service["StandardInput"] == "tty-force"
    assert not {"ExecStartPost", "ExecReload", "TTYVHangup"} & set(service)


def test_a_call_that_a_unit_may_not_make_is_an_error_and_no_death() -> None:
    assert all(unit(path)["Service"]["SystemCallErrorNumber"] == "EPERM" for path in UNITS)


def test_a_terminal_may_give_its_examinations_less_of_the_processor_and_nothing_more() -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed: run deploy/setup")
    assert {path.stem for path in UNITS if allowed(path) & of_set("@resources")} == {"kiosk-terminal"}
    (terminal,) = (path for path in UNITS if path.stem == "kiosk-terminal")
    assert allowed(terminal) & of_set("@resources") == {"setpriority"}


def allowed(path: Path) -> set[str]:
    """The system calls that a unit may make (systemd.exec(5): the first line says that they are listed)."""
    calls: set[str] = set()
    for line in path.read_text("utf-8").splitlines():
        name, _, value = line.partition("=")
        if name == "SystemCallFilter":
            named = {call for word in value.lstrip("~").split() for call in of_set(word)}
            calls = calls - named if value.startswith("~") else calls | named
    return calls


@cache
def of_set(word: str) -> frozenset[str]:
    """The calls of a set and of those in it, or a call by its own name."""
    if not word.startswith("@"):
        return frozenset({word})
    command = ["systemd-analyze", "syscall-filter", "--no-pager", word]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[1:]
    found = {one.strip() for one in told} - {""}
    return frozenset(call for one in found if not one.startswith("#") for call in of_set(one))


def test_every_colour_of_the_consoles_is_black() -> None:
    told = (UNITS[0].parents[1] / "terminal" / "grub.cfg").read_text("utf-8")
    assert f"\nblack={','.join('0' * 16)}\n" in told
    assert {f"vt.default_{one}=$black" for one in ("red", "grn", "blu")} <= set(told.split())


def named(name: str) -> configparser.ConfigParser:
    """The settings of a unit by its name."""
    (path,) = (path for path in UNITS if path.stem == name)
    return unit(path)
