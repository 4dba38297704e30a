"""An agent's message reaches the citizen's terminal, after a cut too, and no longer once it is not true."""

from __future__ import annotations

from tests.desk.running import Agent, RunningDesk
from tests.handoff.terminal import RunningLink


def test_a_message_comes_with_the_news_of_its_call(desk: RunningDesk, link: RunningLink) -> None:
    with link.supervisor() as citizen:
        call = citizen.place()
        citizen.state(call, "ringing")
        agent = Agent(desk.url, "Guichet 3")
        agent.shift("start")
        assert agent.act(call, "accept").ok
        assert "said" not in citizen.state(call, "accepted")
        assert agent.act(call, "say", code="counter", number=1).ok
        news = citizen.until(lambda data: data.get("said") == "counter")
        assert (news["said_number"], news["agent"], news["state"]) == (1, "Guichet 3", "accepted")


def test_one_said_while_the_link_was_down_is_told_once_it_is_back(
    desk: RunningDesk, link: RunningLink
) -> None:
    agent = Agent(desk.url, "Guichet 3")
    agent.shift("start")
    with link.supervisor() as citizen:
        call = citizen.place()
        citizen.state(call, "ringing")
        agent.act(call, "accept")
        citizen.state(call, "accepted")
    link.kill()
    assert agent.act(call, "say", code="wait", number=1).ok
    assert agent.act(call, "say", code="papers", number=2).ok
    link.start()
    with link.supervisor() as citizen:
        news = citizen.until(lambda data: "said" in data)
        assert (news["said"], news["said_number"]) == ("papers", 2)
        agent.act(call, "arrived")
        assert "said" not in citizen.state(call, "arrived")
