"""The doctor's checks one by one, each with the fault that it is there for; and its two halves."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from kiosk.commands.doctor import inputs, machine, screen, serving, whole
from kiosk.config.library import load_library
from kiosk.config.settings_device import Panel
from kiosk.config.settings_table import Settings
from kiosk.terminal import sign
from kiosk.views.pages.technician.content import PARTS
from kiosk.wire.findings import Finding
from tests.terminal.stage import ROOT, configuration


def levels(found: list[Finding]) -> dict[str, str]:
    return {one.part: one.level for one in found}


def test_the_half_without_a_network_uses_none_and_both_make_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = configuration(tmp_path)
    monkeypatch.setenv("KIOSK_DESK__URLS", "http://192.0.2.1:8700")  # the tests end where it is tried
    monkeypatch.setenv("KIOSK_PRINTER__ADDRESS", "tcp:192.0.2.2")
    found = whole.findings(config, "here")
    here = levels(found)
    assert set(PARTS) <= set(here)  # those that the technician's page of the content picks out
    city = next(one for one in found if one.part == PARTS[0])
    written = len(list((config / "procedures").glob("*.yaml")))
    assert f"{len(load_library(config)[0].all())} de la Ville, la plus récente du " in city.measured
    assert 1 < len(load_library(config)[0].all()) <= written
    assert not [part for part in here if part.startswith(("bureau", "appel d’essai", "imprimante"))]
    monkeypatch.setenv("KIOSK_DESK__URLS", "http://127.0.0.1:9")
    monkeypatch.setenv("KIOSK_PRINTER__ADDRESS", "tcp:127.0.0.1:9")
    line = levels(whole.findings(config, "line"))
    assert {"bureau http://127.0.0.1:9", "imprimante de tickets"} <= set(line)
    assert not set(here) & set(line)
    assert set(levels(whole.findings(config))) == set(here) | set(line)


def device(folder: Path, number: int, name: str, **bits: int) -> None:
    place = folder / f"event{number}" / "device"
    (place / "capabilities").mkdir(parents=True)
    (place / "name").write_text(f"{name}\n")
    for file, bit in {"properties": bits.get("direct", -1), "capabilities/abs": bits.get("several", -1),
                      "capabilities/key": bits.get("key", -1)}.items():  # fmt: skip
        mask = f"{1 << bit:x}" if bit >= 0 else "0"
        words = f"{mask} 0" if bits.get("word") and file == "capabilities/key" else f"0 {mask}"
        (place / file).write_text(f"{words}\n")


def test_a_touch_layer_and_a_keypad_are_found_or_missed(tmp_path: Path) -> None:
    assert inputs.touch(tmp_path)[0].level == "bad"
    device(tmp_path, 0, "Power Button", key=116 % 64)
    device(tmp_path, 1, "ILITEK Multi-Touch", direct=inputs.INPUT_PROP_DIRECT, several=0x35)
    assert [one.measured for one in inputs.touch(tmp_path)] == ["ILITEK Multi-Touch, plusieurs doigts"]
    assert inputs.keypad(True, tmp_path)[0].level == "warning"
    assert inputs.keypad(False, tmp_path)[0].level == "good"
    device(tmp_path, 2, "Storm AudioNav", key=inputs.KEY_ENTER)
    assert inputs.keypad(True, tmp_path) == [Finding("clavier ou contacteurs", "good", "Storm AudioNav")]


def test_a_keyboard_that_was_plugged_in_too_late_is_named(tmp_path: Path) -> None:
    folder, sockets = tmp_path / "input", tmp_path / "usb"
    device(folder, 0, "Storm AudioNav", key=inputs.KEY_ENTER)
    for socket, vendor, authorized in (("1-2", "2047", "1"), ("1-3", "046d", "0")):
        home = tmp_path / "devices" / socket
        interface = home / f"{socket}:1.0"
        interface.mkdir(parents=True)
        (home / "idVendor").write_text(f"{vendor}\n")
        (home / "idProduct").write_text("c31c\n")
        (interface / "authorized").write_text(f"{authorized}\n")
        sockets.mkdir(exist_ok=True)
        (sockets / interface.name).symlink_to(interface)
    (told,) = inputs.keypad(False, folder, sockets)
    assert told.level == "warning"
    assert "046d:c31c" in told.measured
    assert "2047" not in told.measured
    assert "redémarrez" in told.remedy


def test_the_technicians_button_is_found_or_missed(tmp_path: Path) -> None:
    assert inputs.button("", tmp_path) == []
    assert inputs.button("KEY_POWER", tmp_path)[0].level == "warning"
    device(tmp_path, 0, "Power Button", key=116 % 64, word=1)
    told = Finding("bouton du technicien", "good", "KEY_POWER\u00a0: Power Button")
    assert inputs.button("KEY_POWER", tmp_path) == [told]


def test_a_panel_that_is_not_the_one_of_the_settings_is_told(tmp_path: Path) -> None:
    panel = Panel()
    assert screen.sized(panel, panel.width_px, panel.height_px).level == "good"
    turned = screen.sized(panel, panel.height_px, panel.width_px)
    assert (turned.level, "xrandr" in turned.remedy) == ("warning", True)
    assert screen.physical(panel, tmp_path) == []
    edid = tmp_path / "card0-HDMI-A-1" / "edid"
    edid.parent.mkdir()
    for cm, level in (((60, 34), "good"), ((34, 60), "good"), ((52, 32), "warning")):
        edid.write_bytes(bytes(21) + bytes(cm) + bytes(105))
        assert [one.level for one in screen.physical(panel, tmp_path)] == [level]


NO_SCREEN = """
from kiosk.commands.doctor.screen import display
from kiosk.config.settings_device import Panel
print(*((one.level, one.measured) for one in display(Panel())))
"""


def test_a_display_that_is_gone_is_told_whatever_size_sdl_makes_up() -> None:
    surroundings = {**os.environ, "DISPLAY": ":4711"}
    command = [sys.executable, "-c", NO_SCREEN]
    done = subprocess.run(command, env=surroundings, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "('bad', 'rien n’y répond')\n"


@pytest.mark.parametrize(("degrees", "level"), [(45, "good"), (82, "warning"), (99, "bad")])
def test_a_hot_machine_is_told(tmp_path: Path, degrees: int, level: str) -> None:
    zone = tmp_path / "class" / "thermal" / "thermal_zone0"
    zone.mkdir(parents=True)
    (zone / "temp").write_text(f"{degrees * 1000}\n")
    assert [one.level for one in machine.temperature(tmp_path)] == [level]


def test_a_disk_that_fails_or_wears_out_is_told(tmp_path: Path) -> None:
    assert machine.disk(tmp_path)[0].level == "good"
    assert machine.disk(Path("/proc/self"))[0].level == "bad"  # nothing can be written there
    assert machine.wear(tmp_path) == []
    errors, life = tmp_path / "fs/ext4/sda1/errors_count", tmp_path / "block/mmcblk0/device/life_time"
    for file, text in ((errors, "3\n"), (life, "0x02 0x0b\n")):
        file.parent.mkdir(parents=True)
        file.write_text(text)
    assert [one.level for one in machine.wear(tmp_path)] == ["bad", "bad"]


def test_a_terminal_that_does_not_run_or_lacks_its_link_is_told(tmp_path: Path) -> None:
    assert levels(serving.serving(sign.last(tmp_path))) == {"borne": "bad"}
    sign.give(tmp_path, "free", standby=True, link=True)
    assert set(levels(serving.serving(sign.last(tmp_path))).values()) == {"good"}
    sign.give(tmp_path, "out_of_order", standby=False, link=False)
    found = levels(serving.serving(sign.last(tmp_path)))
    assert found == {"borne": "bad", "session suivante": "warning", "liaison avec le bureau": "bad"}
    old = sign.Sign("free", True, True, serving.SILENT_S + 1)
    assert levels(serving.serving(old)) == {"borne": "bad"}


def test_what_is_not_good_has_a_remedy(tmp_path: Path) -> None:
    before = time.monotonic()
    found = whole.findings(ROOT / "config", "here")
    assert not [one for one in found if one.level != "good" and not one.remedy]
    assert time.monotonic() - before < 30


def test_the_window_of_a_demonstration_is_its_panel(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever size was kept from its pages, and whatever the screen behind it."""
    of_screen = (screen.display, screen.physical)
    assert all(any(check.func is one for check in _partials()) for one in of_screen)
    monkeypatch.setenv(screen.WINDOW, "607x1080")
    found = [check for check in _partials() if check.func in (*of_screen, screen.in_a_window)]
    assert [levels(check()) for check in found] == [{"écran": "good"}]


def _partials() -> list[partial[list[Finding]]]:
    return [check for check in screen.checks(Settings()) if isinstance(check, partial)]
