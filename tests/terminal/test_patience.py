"""How long a session may be silent: the same for everybody, longer where the machine has shown to be slow."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from kiosk.terminal.patience import READ_S, SHOWN_S, SILENT_S, START_S, Patience


def session(*, ready: bool = True, drawn: bool = False, warm: bool = False) -> SimpleNamespace:
    return SimpleNamespace(beat=100.0, ready=ready, drawn=drawn, hidden_at_first=warm)


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
def test_a_silent_session_is_dead_after_its_time(
    one: SimpleNamespace, on_screen: bool, seconds: float
) -> None:
    patience = Patience()
    assert not patience.read(READ_S / 2)
    assert not patience.over(one, 100 + seconds - 0.1, on_screen)  # type: ignore[arg-type]
    assert patience.over(one, 100 + seconds + 0.1, on_screen)  # type: ignore[arg-type]


def test_a_slow_machine_is_given_the_time_it_needs_to_start_and_never_takes_it_back() -> None:
    patience = Patience()
    assert patience.read(READ_S * 3)
    assert not patience.over(session(ready=False), 100 + START_S * 3 - 0.1, True)  # type: ignore[arg-type]
    assert patience.over(session(drawn=True), 100 + SILENT_S + 0.1, True)  # type: ignore[arg-type]
    assert "WATCHDOG_USEC=45000000" in patience.told()
    assert not patience.read(0.1)
    assert patience.slow == 3


def test_nothing_is_waited_for_without_end() -> None:
    patience = Patience()
    patience.read(3600)
    assert patience.start_s == START_S * 10
