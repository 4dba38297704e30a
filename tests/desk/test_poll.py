"""The stream's twin for proxies that hold streams back: the same events by the same cursor, none twice."""

from __future__ import annotations

from typing import Any

import pytest
from selenium import webdriver

from tests.desk.browser import Page
from tests.desk.buffering import Buffering
from tests.desk.running import Agent, RunningDesk, Terminal


def asked(agent: Agent, after: str = "") -> list[dict[str, Any]]:
    answer = agent.http.get(
        agent.url + "/api/agent/events", params={"after": after} if after else {}, timeout=10
    )
    assert answer.status_code == 200
    return list(answer.json()["events"])


def test_polls_give_the_state_then_every_event_once_and_in_order(desk: RunningDesk) -> None:
    borne, agent = Terminal(desk.url), Agent(desk.url, "Guichet 3")
    before = borne.call()
    (state,) = asked(agent)
    assert state["event"] == "snapshot"
    assert [call["id"] for call in state["data"]["calls"]] == [before]
    made, got, last = [], [], state["id"]
    for _ in range(3):
        made += [borne.call(), borne.call()]
        while [one["data"]["id"] for one in got] != made:
            fresh = asked(agent, last)
            got += [one for one in fresh if one["event"] == "call"]
            last = fresh[-1]["id"]
            assert len(got) <= len(made)


def test_a_poll_and_a_stream_resume_each_other(desk: RunningDesk) -> None:
    borne, agent = Terminal(desk.url), Agent(desk.url, "Guichet 3")
    (state,) = asked(agent)
    first = borne.call()
    told = asked(agent, state["id"])
    second = borne.call()
    with agent.stream(told[-1]["id"]) as stream:
        stream.wait_call(second, "ringing")
    assert [one["data"]["id"] for one in told] == [first]
    assert stream.states(first) == []


def test_a_poll_without_news_is_answered_by_a_beat(desk: RunningDesk) -> None:
    agent = Agent(desk.url, "Guichet 3")
    (state,) = asked(agent)
    (beat,) = asked(agent, state["id"])
    assert (beat["event"], beat["id"]) == ("beat", state["id"])


def test_a_terminals_polls_tell_of_its_own_calls_only(desk: RunningDesk) -> None:
    borne, other = Terminal(desk.url), Terminal(desk.url, "borne-9")

    def polled(after: str) -> list[dict[str, Any]]:
        answer = borne.http.get(f"{desk.url}/api/terminals/borne-2/events?after={after}", timeout=10)
        return list(answer.json()["events"])

    (state,) = polled("")
    other.call()
    own = borne.call()
    assert [one["data"]["id"] for one in polled(state["id"])] == [own]


@pytest.mark.parametrize("path", ["/api/agent/events", "/api/terminals/borne-2/events"])
def test_strangers_are_told_nothing(desk: RunningDesk, path: str) -> None:
    agent = Agent(desk.url, "Guichet 3")
    agent.http.cookies.clear()
    assert agent.http.get(desk.url + path, timeout=10).status_code == 401


def test_a_page_behind_a_proxy_that_holds_streams_back_still_rings(
    browser: webdriver.Chrome, desk: RunningDesk
) -> None:
    proxy = Buffering(desk.url)
    try:
        page, borne = Page(browser, proxy.url), Terminal(desk.url)
        page.enter()
        page.until(lambda: page.all('[data-shift="start"]'), "the page never heard the desk", 60)
        page.press('[data-shift="start"]')
        call = borne.call()
        page.see(f'.waiting[data-id="{call}"]')
        assert proxy.asked.count("/api/agent/stream") >= 2
        later = borne.call()
        page.see(f'.waiting[data-id="{later}"]')
        page.press(f'.waiting[data-id="{later}"] [data-action="accept"]')
        page.see(f'.mine[data-id="{later}"]')
    finally:
        browser.get("about:blank")
        proxy.stop()
