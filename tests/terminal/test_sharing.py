"""What a citizen shows on a real terminal: how it ends when they leave, fall silent, or the session dies."""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.app.unsealing import PageKey
from tests.desk.canaries import files_of, found
from tests.desk.running import Agent, RunningDesk
from tests.terminal.stage import Stage, eventually, stage

pytestmark = pytest.mark.xdist_group("terminal")

TYPED = "zwxvqk"  # letters that stand in no word


class Watching:
    """An agent's page without a browser: offers its key, opens what comes, tells that it did."""

    def __init__(self, agent: Agent, call: str) -> None:
        self._agent, self._call, self._key = agent, call, PageKey()
        self.opened: list[str] = []  # "" where the showing ended
        self._going = True
        assert agent.act(call, "viewer", page="p1", key=self._key.text).ok
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def _watch(self) -> None:
        opened = 0
        while self._going:
            try:
                said = self._agent.act(self._call, "shown", page="p1", opened=opened).json().get("shown")
            except requests.RequestException:
                return
            if said:
                opened = said["number"]
                sealed = said["sealed"]
                self.opened.append(self._key.open(sealed, self._call, opened).strip() if sealed else "")

    @property
    def ended(self) -> bool:
        return bool(self.opened) and not self.opened[-1]

    def close(self) -> None:
        self._going = False
        self._thread.join(20)


@pytest.fixture
def sharing(tmp_path: Path, desk: RunningDesk) -> Iterator[tuple[Stage, Watching]]:
    """Somebody has typed their name, called, and shows it to the agent who has accepted."""
    with stage(tmp_path, environment={"KIOSK_DESK__URLS": desk.url}) as terminal:
        terminal.welcome()
        agent = Agent(desk.url, "Guichet 3")
        agent.shift("start")
        terminal.to_keyboard()
        terminal.types(iter(TYPED))
        terminal.hand.turn("go_on")
        terminal.hand.touch("call")
        terminal.hand.until(lambda seen: seen["call"] == "ringing", "a call that rings")
        with agent.stream() as stream:
            call = stream.heard[0].body["calls"][0]["id"]
        assert agent.act(call, "accept").ok
        watching = Watching(agent, call)
        terminal.hand.until(lambda seen: "sharing" in seen["controls"], "the offer to show them")
        terminal.hand.turn("sharing")
        terminal.hand.turn("show_answers")
        eventually(lambda: any(watching.opened), "what is shown")
        yield terminal, watching
        desk.kill()  # the page that asks is told so at once
        watching.close()


def test_what_was_typed_reaches_the_page_and_no_file_of_the_terminal(
    sharing: tuple[Stage, Watching], tmp_path: Path
) -> None:
    terminal, watching = sharing
    (name,) = json.loads(watching.opened[0])["answers"]
    assert (name["label"], name["answer"]) == ("Nom", TYPED)
    terminal.hand.until(lambda seen: "stop_sharing" in seen["controls"], "the strip")
    terminal.hand.touch("stop_sharing")
    eventually(lambda: watching.ended, "its end on the page")
    terminal.hand.until(lambda seen: "stop_sharing" not in seen["controls"], "a page without the strip")
    assert found([TYPED], files_of(tmp_path)) == []


def test_where_the_session_is_killed_the_page_is_told_and_the_next_has_no_frame(
    sharing: tuple[Stage, Watching],
) -> None:
    terminal, watching = sharing
    before = terminal.pids()["current"]
    os.kill(before, signal.SIGKILL)
    eventually(lambda: watching.ended, "its end on the page", within_s=5)
    terminal.until(lambda pids: pids["current"] not in (0, before), "the next session")
    seen = terminal.hand.until(lambda seen: not seen["hidden"], "the next session on screen")
    assert "stop_sharing" not in seen["controls"]
    assert "sharing" not in seen["controls"]  # the call is of somebody who has gone


def test_who_falls_silent_shows_nothing_any_more(
    sharing: tuple[Stage, Watching],
) -> None:
    terminal, watching = sharing
    before = terminal.pids()["current"]
    terminal.ask({"ask": "later", "seconds": 400.0})
    # the clock that was moved on also says that no page has opened anything for so long
    eventually(lambda: watching.ended, "its end on the page", within_s=10)
    terminal.hand.page("still_there")
    terminal.ask({"ask": "later", "seconds": 120.0})
    terminal.until(lambda pids: pids["current"] not in (0, before), "the next session")


def test_who_leaves_shows_nothing_any_more(sharing: tuple[Stage, Watching]) -> None:
    terminal, watching = sharing
    terminal.finish()
    eventually(lambda: watching.ended, "its end on the page", within_s=10)


def test_where_the_link_is_killed_no_frame_remains(sharing: tuple[Stage, Watching]) -> None:
    terminal, _ = sharing
    link = terminal.pids()["link"]
    os.kill(link, signal.SIGSTOP)  # hangs, and is not replaced: nothing is owed
    terminal.hand.until(lambda seen: "stop_sharing" not in seen["controls"], "a page without the strip")
    os.kill(link, signal.SIGCONT)
