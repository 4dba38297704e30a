"""Hardware becomes meaning: the jack's events, and every key of the keypad's vocabulary."""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.inputs.headset import changes, event, jacks, plugged
from kiosk.inputs.keypad import KEYS, meaning_of
from kiosk.terminal.headsets import Headsets
from kiosk.views.focus import Key


def test_the_jack_tells_in_and_out_and_other_switches_are_passed_over() -> None:
    other = event(True)[:-6] + b"\x07\x00" + event(True)[-4:]  # another switch of the same device
    assert list(changes(event(True) + other + event(False))) == [True, False]
    assert list(changes(event(True)[:-1])) == []


def test_of_several_jacks_one_in_is_enough() -> None:
    pipes = [os.pipe() for _ in range(2)]
    headsets = Headsets([read for read, _ in pipes])
    told: list[bool] = []
    for (read, write), in_jack in ((pipes[0], True), (pipes[1], True), (pipes[0], False), (pipes[1], False)):
        os.write(write, event(in_jack))
        told += headsets.read(read)
    assert told == [True, False]
    assert not headsets.plugged
    for descriptor in (one for pair in pipes for one in pair):
        os.close(descriptor)


def test_what_is_no_jack_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "event0").write_bytes(b"")
    assert list(jacks(tmp_path)) == []
    with (tmp_path / "event0").open() as file:
        assert plugged(file.fileno()) is None


def test_every_meaning_has_a_key_that_x_lets_through() -> None:
    swallowed = {"f21", "f22", "f23", "f24"}
    assert {key for name, key in KEYS.items() if name not in swallowed} == set(Key)


def test_a_letter_held_with_another_key_means_nothing() -> None:
    assert meaning_of("c") is Key.CALL_AGENT
    assert meaning_of("ctrl+c") is None
