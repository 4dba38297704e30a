"""An agent's message on a real terminal, in the citizen's language; the next session has it too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.desk.running import Agent, RunningDesk
from tests.terminal.stage import Stage, eventually, stage

pytestmark = pytest.mark.xdist_group("terminal")


def shows(terminal: Stage, words: str) -> dict[str, Any]:
    """The page once it shows these words."""

    def look() -> dict[str, Any] | None:
        seen = terminal.ask({"ask": "view", "words": True})
        return seen if seen is not None and words in str(seen["shown"]) else None

    return eventually(look, f"« {words} » on the screen")  # type: ignore[no-any-return]


def test_one_press_of_the_agent_is_read_and_heard_in_english(tmp_path: Path, desk: RunningDesk) -> None:
    with stage(tmp_path, environment={"KIOSK_DESK__URLS": desk.url}) as terminal:
        terminal.welcome()
        agent = Agent(desk.url, "Guichet 3")
        agent.shift("start")
        with agent.stream() as stream:
            terminal.hand.turn("start:en")
            terminal.hand.touch("call")
            terminal.hand.until(lambda seen: seen["call"] == "ringing", "a call that rings")
            call = stream.wait(lambda heard: heard.kind == "call").body["id"]
        assert agent.act(call, "accept").ok
        terminal.hand.until(lambda seen: seen["call"] == "accepted", "a call that is accepted")
        terminal.hand.turn("go_on")
        assert agent.act(call, "say", code="counter", number=1).ok
        seen = shows(terminal, "Please come to the counter.")
        assert seen["page"] == "call"  # by itself
        assert {"Please come to the counter.", "Guichet 3"} <= set(seen["said"])
        assert "Stay near the screen" not in str(seen["shown"])
        before = terminal.pids()["current"]
        terminal.ask({"ask": "later", "seconds": 400.0})
        terminal.hand.page("still_there")
        terminal.ask({"ask": "later", "seconds": 120.0})
        terminal.until(lambda pids: pids["current"] not in (0, before), "the next session")
        shows(terminal, "Venez au guichet, s’il vous plaît.")  # the hall keeps its word, in its own language
        assert agent.act(call, "close").ok
        terminal.hand.page("welcome")
