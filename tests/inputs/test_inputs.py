"""Hardware becomes meaning: the jack's events, and every key of the keypad's vocabulary."""

from __future__ import annotations

import os
import selectors
from collections.abc import Collection
from pathlib import Path

from kiosk.inputs.headset import changes, event, jacks, plugged
from kiosk.inputs.keypad import KEYS, meaning_of
from kiosk.terminal.headsets import Headsets
from kiosk.views.focus import Key
from tests.terminal.stage import eventually


def test_the_jack_tells_in_and_out_and_other_switches_are_passed_over() -> None:
    other = event(True)[:-6] + b"\x07\x00" + event(True)[-4:]  # another switch of the same device
    assert list(changes(event(True) + other + event(False))) == [True, False]
    assert list(changes(event(True)[:-1])) == []


def test_of_several_jacks_one_in_is_enough() -> None:
    pipes = [os.pipe() for _ in range(2)]
    headsets = Headsets([read for read, _ in pipes])
    selector = selectors.DefaultSelector()
    assert list(headsets.look(selector, "headset")) == []
    told: list[bool] = []
    for (read, write), in_jack in ((pipes[0], True), (pipes[1], True), (pipes[0], False), (pipes[1], False)):
        os.write(write, event(in_jack))
        told += headsets.read(read, selector)
    assert told == [True, False]
    assert not headsets.plugged
    for descriptor in (one for pair in pipes for one in pair):
        os.close(descriptor)


def test_a_jack_that_goes_is_watched_no_more_and_one_that_comes_is(tmp_path: Path) -> None:
    """Neither spins the loop that watches the screen, nor leaves a headset unheard until a restart."""
    pipes: dict[str, tuple[int, int]] = {}

    def find(folder: Path, known: Collection[str]) -> dict[str, int]:
        here = {path.name for path in folder.glob("event*")} - set(known)
        pipes.update({name: os.pipe() for name in here})
        return {name: pipes[name][0] for name in here}

    headsets, selector = Headsets(folder=tmp_path, find=find), selectors.DefaultSelector()
    (tmp_path / "event0").touch()
    assert list(headsets.look(selector, "headset")) == []
    os.write(pipes["event0"][1], event(True))
    assert list(headsets.read(pipes["event0"][0], selector)) == [True]
    (tmp_path / "event0").unlink()
    os.close(pipes["event0"][1])  # gone: readable for ever, with nothing to read
    assert [list(headsets.read(key.fd, selector)) for key, _ in selector.select(1)] == [[False]]
    assert selector.select(0) == []
    (tmp_path / "event0").touch()
    eventually(lambda: list(headsets.look(selector, "headset")) or selector.get_map(), "the jack that came")
    os.write(pipes["event0"][1], event(True))
    assert [list(headsets.read(key.fd, selector)) for key, _ in selector.select(1)] == [[True]]
    selector.close()
    for descriptor in pipes["event0"]:
        os.close(descriptor)


def test_what_is_no_jack_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "event0").write_bytes(b"")
    assert jacks(tmp_path) == {}
    with (tmp_path / "event0").open() as file:
        assert plugged(file.fileno()) is None


def test_every_meaning_has_a_key_that_x_lets_through() -> None:
    swallowed = {"f21", "f22", "f23", "f24"}
    assert {key for name, key in KEYS.items() if name not in swallowed} == set(Key)


def test_a_letter_held_with_another_key_means_nothing() -> None:
    assert meaning_of("c") is Key.CALL_AGENT
    assert meaning_of("ctrl+c") is None
