"""How long a session may be silent: longer where a machine has shown to be slow, and never without end."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from kiosk.terminal.patience import READ_S, SHOWN_S, SILENT_S, START_S, Patience


def session(*, ready: bool = True, drawn: bool = False, warm: bool = False) -> Any:
    return SimpleNamespace(beat=100.0, ready=ready, drawn=drawn, hidden_at_first=warm)


def dies_after(patience: Patience, one: Any, seconds: float, on_screen: bool = True) -> bool:
    return not patience.over(one, 100 + seconds - 0.1, on_screen) and patience.over(
        one, 100 + seconds + 0.1, on_screen
    )


@pytest.mark.parametrize(
    ("one", "on_screen", "seconds"),
    [
        (session(ready=False), True, START_S),
        (session(drawn=True), True, SILENT_S),
        (session(warm=True), True, SHOWN_S),
        (session(ready=False), False, START_S),
        (session(), False, SILENT_S),
    ],
)
def test_a_silent_session_is_dead_after_its_time(one: Any, on_screen: bool, seconds: float) -> None:
    patience = Patience()
    patience.read(READ_S / 2)
    assert patience.ready() == "READY=1\nSTATUS=on screen"
    assert dies_after(patience, one, seconds, on_screen)


def test_a_slow_machine_is_given_the_time_it_needs_to_start_and_its_frames_are_waited_for() -> None:
    patience = Patience()
    patience.read(READ_S * 3)
    patience.read(0.1)
    assert dies_after(patience, session(ready=False), START_S * 3)
    assert dies_after(patience, session(warm=True), SHOWN_S * 3)
    assert dies_after(patience, session(drawn=True), SILENT_S)
    assert patience.starting() == f"EXTEND_TIMEOUT_USEC={START_S * 6e6:.0f}"
    assert "WATCHDOG_USEC=45000000" in patience.ready()


def test_a_machine_that_was_slow_once_has_its_usual_times_again_after_some_quick_starts() -> None:
    patience = Patience()
    patience.read(READ_S * 9)
    patience.started(START_S * 8)  # as slow as it seemed
    assert "WATCHDOG_USEC=135000000" in patience.ready()
    patience.started(START_S / 10)
    assert dies_after(patience, session(ready=False), START_S * 4.5)  # half: one quick start may be luck
    patience.started(START_S * 0.8)
    assert dies_after(patience, session(ready=False), START_S * 3.2)  # four times as long as that one took
    for _ in range(3):
        patience.started(START_S / 10)
    assert dies_after(patience, session(ready=False), START_S)
    assert "WATCHDOG_USEC=15000000" in patience.ready()
    assert patience.ready() == "READY=1\nSTATUS=on screen"


def test_session_after_session_lost_gives_the_next_more_time_and_a_good_end_takes_it_back() -> None:
    patience = Patience()
    patience.lost()
    assert dies_after(patience, session(drawn=True), SILENT_S * 2)
    assert dies_after(patience, session(warm=True), SHOWN_S * 2)
    patience.ended()
    patience.ended()
    assert dies_after(patience, session(drawn=True), SILENT_S)


def test_nothing_is_waited_for_without_end() -> None:
    patience = Patience()
    patience.read(3600)
    for _ in range(9):
        patience.lost()
    assert dies_after(patience, session(ready=False), START_S * 10)
