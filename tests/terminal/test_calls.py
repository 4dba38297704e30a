"""A call outlives its session and its link, and nobody is promised anything before the outbox holds it."""

from __future__ import annotations

import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.desk.running import Agent, RunningDesk
from tests.terminal.stage import Stage, eventually, stage

pytestmark = pytest.mark.xdist_group("terminal")


def outbox(terminal: Stage) -> list[tuple[str, str, str]]:
    """(id, state, body) of every call that the terminal keeps on its disk."""
    path = terminal.state / "outbox.db"
    if not path.exists():
        return []
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        return list(db.execute("SELECT id, state, body FROM call ORDER BY wall"))


def calls(terminal: Stage) -> None:
    """The citizen opens a procedure and calls."""
    terminal.hand.turn("start:fr")
    terminal.hand.turn("open:confidences")
    terminal.hand.touch("call")


def shows_call(terminal: Stage, state: str) -> None:
    terminal.hand.until(lambda seen: seen["call"] == state and not seen["hidden"], f"a call that is {state}")


def leaves(terminal: Stage) -> int:
    """The citizen ends; returns their session."""
    before = terminal.welcome()["current"] if not terminal.pids()["standby"] else terminal.pids()["current"]
    terminal.hand.turn("go_on")
    terminal.finish()
    terminal.until(lambda pids: pids["current"] not in (0, before), "the next session")
    return before


def test_it_is_on_the_disk_before_it_is_said_to_have_left(terminal: Stage) -> None:
    link = terminal.pids()["link"]
    os.kill(link, signal.SIGSTOP)
    calls(terminal)
    terminal.hand.page("call")
    shows_call(terminal, "placing")
    assert outbox(terminal) == []
    os.kill(link, signal.SIGCONT)
    shows_call(terminal, "queued")
    ((_, state, body),) = outbox(terminal)
    assert state == "queued"
    assert "confidences" in body


def test_a_double_touch_and_a_second_press_are_one_call(terminal: Stage) -> None:
    terminal.hand.turn("start:fr")
    seen = terminal.hand.until(lambda page: "call" in page["controls"], "the button")
    x, y, width, height = seen["controls"]["call"]["rect"]
    terminal.hand.xdotool("mousemove", round(x + width / 2), round(y + height / 2), "click", "--repeat", "5",
                          "--delay", "30", "1")  # fmt: skip
    shows_call(terminal, "queued")
    terminal.hand.turn("go_on")
    terminal.hand.touch("call")
    terminal.hand.page("call")
    assert len(outbox(terminal)) == 1


def test_a_call_placed_before_a_dead_link_reaches_the_next_one(terminal: Stage) -> None:
    """The link hangs, the citizen calls and leaves, the link is replaced: the call is kept and told."""
    link = terminal.pids()["link"]
    os.kill(link, signal.SIGSTOP)
    calls(terminal)
    shows_call(terminal, "placing")
    leaves(terminal)
    assert outbox(terminal) == []
    terminal.until(lambda pids: pids["link"] not in (0, link), "another link")
    shows_call(terminal, "queued")  # in the session of whoever comes next: the hall keeps its word
    assert [state for _, state, _ in outbox(terminal)] == ["queued"]


def test_a_killed_link_is_started_again_with_its_calls(terminal: Stage) -> None:
    calls(terminal)
    shows_call(terminal, "queued")
    before = outbox(terminal)
    killed = set()
    for _ in range(2):
        link = terminal.until(lambda pids: pids["link"] not in (0, *killed), "a link")["link"]
        os.kill(link, signal.SIGKILL)
        killed.add(link)
    terminal.until(lambda pids: pids["link"] not in (0, *killed), "another link")
    terminal.hand.touch("cancel")
    eventually(
        lambda: [state for _, state, _ in outbox(terminal)] == ["cancelled"], "the call cancelled on disk"
    )
    assert [one[0] for one in outbox(terminal)] == [one[0] for one in before]


def test_the_next_session_is_told_of_a_live_call_and_may_cancel_it(terminal: Stage) -> None:
    calls(terminal)
    shows_call(terminal, "queued")
    leaves(terminal)
    shows_call(terminal, "queued")
    assert [state for _, state, _ in outbox(terminal)] == ["queued"]
    os.kill(terminal.pids()["current"], signal.SIGKILL)
    shows_call(terminal, "queued")
    terminal.hand.touch("cancel")
    eventually(
        lambda: [state for _, state, _ in outbox(terminal)] == ["cancelled"], "the call cancelled on disk"
    )


def test_inactivity_during_a_call_forgets_the_answers_and_leaves_the_call(terminal: Stage) -> None:
    calls(terminal)
    shows_call(terminal, "queued")
    session = terminal.pids()["current"]
    terminal.ask({"ask": "later", "seconds": 400.0})
    terminal.hand.page("still_there")
    terminal.ask({"ask": "later", "seconds": 120.0})
    terminal.until(lambda pids: pids["current"] not in (0, session), "the next session")
    shows_call(terminal, "queued")
    assert [state for _, state, _ in outbox(terminal)] == ["queued"]


def test_with_a_full_disk_the_call_reaches_the_desk_and_nobody_is_told_it_is_kept(
    tmp_path: Path, desk: RunningDesk
) -> None:
    with stage(
        tmp_path, environment={"KIOSK_DESK__URLS": desk.url}, prefix=("prlimit", "--fsize=16384")
    ) as terminal:
        terminal.welcome()
        agent = Agent(desk.url, "Guichet 3")
        agent.shift("start")
        calls(terminal)
        shows_call(terminal, "ringing")
        with agent.stream() as stream:
            call = stream.heard[0].body["calls"][0]["id"]
            assert agent.act(call, "accept").ok
        shows_call(terminal, "accepted")
        assert outbox_or_nothing(terminal) == []


def outbox_or_nothing(terminal: Stage) -> list[tuple[str, str, str]]:
    try:
        return outbox(terminal)
    except sqlite3.Error:
        return []
