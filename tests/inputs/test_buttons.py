"""The technician's button among the machine's devices, and what is read from it."""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.inputs.buttons import found, press, presses
from kiosk.terminal.button import Button
from kiosk.wire.buttons import code_of
from tests.terminal.stage import eventually


def test_keys_by_name_and_by_number() -> None:
    assert (code_of("KEY_POWER"), code_of("key_f13"), code_of("116")) == (116, 183, 116)
    assert [code_of(wrong) for wrong in ("", "POWER", "0", "99999", "KEY_A")] == [None] * 5


def test_a_press_is_told_once_and_of_this_key_only() -> None:
    assert presses(press(116) + press(30) + press(116), 116) == 2
    assert presses(press(30), 116) == 0
    assert presses(press(116)[:10], 116) == 0  # half an event
    repeating = press(116).replace(b"\x01\x00\x00\x00", b"\x02\x00\x00\x00")
    assert presses(repeating, 116) == 0


def described(folder: Path, name: str, bus: int) -> None:
    """A device that has the machine's key to switch off, on this bus, as /sys tells of it."""
    device = folder / name / "device"
    (device / "capabilities").mkdir(parents=True)
    (device / "id").mkdir()
    (device / "name").write_text(f"{name} of the tests\n")
    (device / "id" / "bustype").write_text(f"{bus:04x}\n")
    (device / "capabilities" / "key").write_text(f"{1 << (116 - 64):x} 0\n")


def test_a_button_is_read_where_it_is_and_a_keyboards_key_is_none(tmp_path: Path) -> None:
    told, folder = tmp_path / "sys", tmp_path / "dev"
    told.mkdir()
    folder.mkdir()
    before = len(os.listdir("/proc/self/fd"))
    button = Button(116, folder, told)
    assert not button.pressed()
    described(told, "event0", bus=0x19)
    described(told, "event1", bus=0x03)  # anybody's, on USB
    for name in ("event0", "event1", "event2"):
        (folder / name).write_bytes(press(116))
    assert [name for name, _ in found(116, told)] == ["event0"]
    assert list(found(115, told)) == []
    assert button.pressed()  # the folder has changed: it was looked at anew
    assert not button.pressed()
    button.close()
    assert len(os.listdir("/proc/self/fd")) == before


def test_a_button_that_becomes_another_key_is_read_where_that_one_is(tmp_path: Path) -> None:
    told, folder = tmp_path / "sys", tmp_path / "dev"
    folder.mkdir()
    described(told, "event0", bus=0x19)
    (folder / "event0").write_bytes(press(116))
    button = Button(None, folder, told)
    assert not button.pressed()  # no key at all
    button.changed(116)
    assert button.pressed()
    button.changed(115)
    (folder / "event0").write_bytes(press(116))
    assert not button.pressed()
    button.close()


def test_a_device_that_cannot_be_read_at_once_is_read_once_it_can(tmp_path: Path) -> None:
    """A new device belongs to root until its rule has run; and one may come back by the same name."""
    told, folder, real = tmp_path / "sys", tmp_path / "dev", tmp_path / "real"
    told.mkdir()
    folder.mkdir()
    described(told, "event0", bus=0x19)
    (folder / "event0").symlink_to(real)  # to nothing, yet
    button = Button(116, folder, told)
    assert not button.pressed()
    real.write_bytes(press(116))
    eventually(button.pressed, "the device")
    button.close()
