"""What `kiosk doctor` says of screen readers."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.access.bus import session_bus
from kiosk.access.check import check_access
from tests.access.bus import Bus
from tests.access.reader import Reader


def test_without_a_session_bus_it_says_how_to_start_one() -> None:
    found = check_access(True, {})
    assert found.level == "good"  # no citizen needs one
    assert "dbus-run-session" in found.remedy


@pytest.mark.parametrize("address", ["unix:path=/nowhere", "nonsense"])
def test_a_bus_that_does_not_answer_is_told(address: str) -> None:
    found = check_access(True, {"DBUS_SESSION_BUS_ADDRESS": address})
    assert found.level == "warning"
    assert "at-spi2-core" in found.remedy


def test_turned_off_it_looks_for_nothing() -> None:
    found = check_access(False, {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"})
    assert (found.level, found.remedy) == ("good", "")
    assert "assistive" in found.measured


def test_the_bus_is_the_one_named_or_the_users_own(tmp_path: Path) -> None:
    assert session_bus({}) == ""
    assert session_bus({"XDG_RUNTIME_DIR": str(tmp_path)}) == ""
    (tmp_path / "bus").touch()
    assert session_bus({"XDG_RUNTIME_DIR": str(tmp_path)}) == f"unix:path={tmp_path}/bus"
    assert session_bus({"XDG_RUNTIME_DIR": str(tmp_path), "DBUS_SESSION_BUS_ADDRESS": "x"}) == "x"


def test_a_reader_that_is_attached_is_seen(bus: Bus) -> None:
    assert check_access(True, bus.environment).measured == "AT-SPI répond, aucun n’est attaché"
    listening = Reader(bus.address)
    assert check_access(True, bus.environment).measured == "un est attaché"
    listening.stop_listening()
    assert check_access(True, bus.environment).measured == "AT-SPI répond, aucun n’est attaché"
    listening.close()
