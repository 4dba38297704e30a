"""A citizen calls from the real window and a person comes: terminal, link, desk and page are processes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.browser import Page, chromium
from tests.desk.nursery import Nursery
from tests.desk.running import Agent, RunningDesk, Stream
from tests.terminal.stage import Stage, eventually, stage
from tests.terminal.test_calls import calls, outbox, shows_call
from tests.voice.ears import Ears, ears

pytestmark = pytest.mark.xdist_group("sound")


@pytest.fixture
def desk(nursery: Nursery, tmp_path: Path) -> Iterator[RunningDesk]:
    folder = tmp_path / "desk"
    folder.mkdir()
    running = RunningDesk(folder, nursery=nursery).start()
    yield running
    running.kill()


@pytest.fixture
def card(tmp_path: Path) -> Iterator[Ears]:
    with ears(tmp_path) as listening:
        yield listening


@pytest.fixture
def terminal(tmp_path: Path, card: Ears, desk: RunningDesk) -> Iterator[Stage]:
    with stage(tmp_path, environment={"KIOSK_DESK__URLS": desk.url}) as there:
        there.welcome()
        yield there


def on_shift(desk: RunningDesk) -> Agent:
    agent = Agent(desk.url, "Guichet 3")
    assert agent.shift("start").ok
    return agent


def arrived_call(stream: Stream) -> dict:
    return stream.wait(lambda heard: heard.kind == "call" and heard.body["state"] == "ringing").body


def plays(card: Ears, since: int) -> None:
    """A sound is really heard, one that began after so many others."""
    card.until(lambda heard: any(one.loud_s for one in heard[since:]), 10)


@pytest.mark.clause("FR-2")
def test_a_call_is_kept_rings_is_accepted_and_turns_the_window_green_with_sound_and_speech(
    terminal: Stage, desk: RunningDesk, card: Ears
) -> None:
    with on_shift(desk).stream() as stream:
        agent = Agent(desk.url, "Guichet 3")
        terminal.hand.turn("listen")  # with the voice
        terminal.hand.turn("open:confidences")
        heard = len(card.playbacks)
        terminal.hand.touch("call")
        terminal.hand.page("call")
        seen = terminal.hand.until(lambda page: page["call"] in ("queued", "ringing"), "the call on its way")
        assert seen["tone"] == "calling"
        assert len(outbox(terminal)) == 1
        plays(card, heard)

        call = arrived_call(stream)
        assert call["place"] == "Hall d’accueil"
        assert call["procedure"] == "confidences"
        assert call["step_label"] == "Nom"
        assert "voice" in call["settings"]

        terminal.hand.until(lambda page: page["speaking"] < 0, "the end of what is said")
        heard = len(card.playbacks)
        assert agent.act(call["id"], "accept").ok
        terminal.hand.until(lambda page: page["tone"] == "answered", "green")
        plays(card, heard)
        terminal.hand.until(lambda page: page["speaking"] >= 0, "« un agent arrive »")
        said = terminal.ask({"ask": "view", "words": True})
        assert said is not None
        assert said["title"].startswith("Un agent arrive")

        terminal.hand.touch("go_on")  # meanwhile the citizen goes on
        terminal.hand.page("question")
        assert agent.act(call["id"], "arrived").ok
        assert agent.act(call["id"], "close").ok
        terminal.hand.until(
            lambda page: page["call"] == "closed" and page["tone"] == "calm", "the call closed"
        )


def test_an_agent_in_a_browser_comes(terminal: Stage, desk: RunningDesk) -> None:
    driver = chromium()
    try:
        page = Page(driver, desk.url)
        page.take_shift()
        calls(terminal)
        page.see(".waiting")
        page.press('[data-action="accept"]')
        shows_call(terminal, "accepted")
        page.press('[data-action="on_my_way"][data-minutes="2"]')
        shows_call(terminal, "on_the_way")
        said = terminal.ask({"ask": "view", "words": True})
        assert said is not None
        assert "Environ 2 minutes." in " ".join(said["said"])
    finally:
        driver.quit()


def test_with_the_desk_off_the_citizen_is_told_so_and_the_call_arrives_when_it_is_back(
    terminal: Stage, desk: RunningDesk
) -> None:
    desk.kill()
    pressed = time.time()
    calls(terminal)
    told = eventually(
        lambda: next((words for words in [all_words(terminal)] if "39 75" in words), None),
        "the telephone number",
    )
    assert "Nous ne joignons pas encore un agent." in told
    assert "à l’entrée de la mairie" in told
    assert [state for _, state, _ in outbox(terminal)] == ["queued"]

    desk.start()
    shows_call(terminal, "ringing")
    with on_shift(desk).stream() as stream:
        (call,) = stream.heard[0].body["calls"]
    assert call["waited_ms"] >= 500
    assert abs(call["created_at"] - pressed) < 2


def test_a_cancelled_call_leaves_the_agents_page(terminal: Stage, desk: RunningDesk) -> None:
    with on_shift(desk).stream() as stream:
        calls(terminal)
        call = arrived_call(stream)
        terminal.hand.touch("cancel")
        assert stream.wait_call(call["id"], "cancelled")
        shows_call(terminal, "cancelled")


def all_words(terminal: Stage) -> str:
    seen = terminal.ask({"ask": "view", "words": True})
    return (
        " ".join(seen["said"]).replace("\u00a0", " ") if seen is not None and seen["page"] == "call" else ""
    )
