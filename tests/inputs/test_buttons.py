"""The technician's button among the machine's devices, and what is read from it."""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.inputs.buttons import devices_with, press, presses
from kiosk.terminal.button import Button
from kiosk.wire.buttons import code_of


def test_keys_by_name_and_by_number() -> None:
    assert (code_of("KEY_POWER"), code_of("key_f13"), code_of("116")) == (116, 183, 116)
    assert [code_of(wrong) for wrong in ("", "POWER", "0", "99999", "KEY_A")] == [None] * 5


def test_a_press_is_told_once_and_of_this_key_only() -> None:
    assert presses(press(116) + press(30) + press(116), 116) == 2
    assert presses(press(30), 116) == 0
    assert presses(press(116)[:10], 116) == 0  # half an event
    repeating = press(116).replace(b"\x01\x00\x00\x00", b"\x02\x00\x00\x00")
    assert presses(repeating, 116) == 0


def test_what_is_no_device_is_passed_over_and_closed(tmp_path: Path) -> None:
    (tmp_path / "event0").write_bytes(press(116))
    before = len(os.listdir("/proc/self/fd"))
    assert list(devices_with(116, tmp_path)) == []
    button = Button(116, tmp_path)
    assert not button.pressed()
    (tmp_path / "event1").write_bytes(b"")
    assert not button.pressed()
    button.close()
    assert len(os.listdir("/proc/self/fd")) == before
