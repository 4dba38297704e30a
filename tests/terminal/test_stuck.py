"""A key that is stuck: told once, no sign of life, and not the next citizen's either."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.stage import Stage, stage

F13 = "191"

pytestmark = pytest.mark.xdist_group("sound")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Stage]:
    with stage(tmp_path) as there:
        there.welcome()
        yield there


def test_a_stuck_key_ends_with_the_session_that_it_was_struck_in(terminal: Stage) -> None:
    terminal.hand.turn("start:fr")
    terminal.hand.xdotool("keydown", F13)
    try:
        terminal.hand.until(lambda page: page["voice"], "the key counted")
        session = terminal.welcome_behind()
        seen = terminal.hand.until(lambda page: page["told"] == "stuck", "told that it is stuck")
        assert seen["page"] == "home"
        terminal.finish()
        terminal.until(lambda pids: pids["current"] not in (0, session), "the next session")
        terminal.hand.until(lambda page: page["page"] == "welcome", "the next welcome page")
        for _ in range(20):
            terminal.hand.xdotool("mousemove", "5", "5")
            seen = terminal.ask({"ask": "view"})
            assert seen is None or not seen["voice"], "the stuck key begins the next visit"
    finally:
        terminal.hand.xdotool("keyup", F13)
    terminal.hand.key(F13)
    terminal.hand.until(lambda page: page["voice"], "the key counts again")
