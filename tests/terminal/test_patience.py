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
    assert dies_after(patience, session(drawn=True), SILENT_S)
    assert patience.starting() == f"EXTEND_TIMEOUT_USEC={START_S * 6e6:.0f}"
    assert "WATCHDOG_USEC=45000000" in patience.ready()


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
