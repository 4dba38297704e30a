"""« Êtes-vous toujours là ? » on a real screen: a finger can answer both ways."""

from __future__ import annotations

import pytest

from tests.terminal.stage import Stage

pytestmark = pytest.mark.xdist_group("terminal")

IDLE_S = 400.0  # more than the page's reading and its limit take


def warned(terminal: Stage) -> int:
    """Nobody does anything on the page to type on, until the warning comes; the session that shows it."""
    session = terminal.pids()["current"]
    terminal.to_keyboard()
    terminal.ask({"ask": "later", "seconds": IDLE_S})
    terminal.hand.page("still_there")
    return session


def test_a_finger_on_i_have_finished_ends_the_session(terminal: Stage) -> None:
    session = warned(terminal)
    terminal.hand.touch("finish")
    terminal.until(lambda pids: pids["current"] not in (0, session), "the next session")
    terminal.hand.page("welcome")


def test_a_finger_on_yes_goes_on_where_it_was(terminal: Stage) -> None:
    session = warned(terminal)
    terminal.hand.touch("go_on")
    terminal.hand.page("question")
    assert terminal.pids()["current"] == session
