"""What the desk notices by itself: calls nobody takes, silent terminals, closed pages; on a moved clock."""

from __future__ import annotations

from types import SimpleNamespace

from kiosk.desk.watch import SET_OUT_S
from tests.desk.running import Agent, Terminal


def test_a_call_that_nobody_takes_expires_and_the_event_says_so(here: SimpleNamespace) -> None:
    borne, agent = Terminal(here.url), Agent(here.url, "Guichet 3")
    with borne.stream() as stream:
        forgotten, taken = borne.call(), borne.call()
        assert agent.act(taken, "on_my_way").ok
        here.now += 30 * 60 - 1
        young = borne.call()
        here.now += 2
        stream.wait_call(forgotten, "expired")

    assert stream.moves(forgotten) == ["ringing", "expired"]
    assert stream.moves(taken)[-1] == "on_the_way"
    assert stream.moves(young) == ["ringing"]
    assert agent.act(forgotten, "accept").status_code == 409


def test_an_accepted_call_that_nobody_sets_out_for_rings_again(here: SimpleNamespace) -> None:
    borne, agent, colleague = Terminal(here.url), Agent(here.url, "Guichet 3"), Agent(here.url, "Guichet 4")
    with borne.stream() as stream:
        forgotten, followed = borne.call(), borne.call()
        assert agent.act(forgotten, "accept").ok
        assert agent.act(followed, "on_my_way").ok
        here.now += SET_OUT_S - 1
        recent = borne.call()
        assert agent.act(recent, "accept").ok
        here.now += 2
        stream.wait(lambda _: stream.moves(forgotten) == ["ringing", "accepted", "ringing"])

    assert stream.moves(followed)[-1] == "on_the_way"
    assert stream.moves(recent) == ["ringing", "accepted"]
    assert colleague.act(forgotten, "accept").ok


def test_a_terminal_is_lost_after_fifteen_seconds_of_silence_and_back_at_once(here: SimpleNamespace) -> None:
    borne, agent = Terminal(here.url), Agent(here.url, "Guichet 3")
    with agent.stream() as stream:
        borne.alive("free")
        here.now += 14
        borne.alive("free")
        here.now += 14
        borne.alive("in_use")
        here.now += 16
        stream.wait(lambda h: h.kind == "terminal" and h.body["state"] == "lost")
        borne.alive("in_use")
        stream.wait(
            lambda h: h.kind == "terminal" and h.body["state"] == "in_use" and h.body["since"] == here.now
        )

    assert [h.body["state"] for h in stream.heard if h.kind == "terminal"] == [
        "free",
        "in_use",
        "lost",
        "in_use",
    ]


def test_a_counter_whose_page_is_closed_is_shown_as_away_and_back_with_its_page(
    here: SimpleNamespace,
) -> None:
    watching, leaving = Agent(here.url, "Guichet 1"), Agent(here.url, "Guichet 2")
    assert leaving.shift("start").json() == {"status": "on"}
    with watching.stream() as stream:
        with leaving.stream() as page:
            page.wait(lambda h: h.kind == "snapshot")
        borne = Terminal(here.url)
        stream.wait_call(borne.call(), "ringing")

        def told(status: str) -> None:
            stream.wait(
                lambda h: h.kind == "agent" and (h.body["name"], h.body["status"]) == ("Guichet 2", status)
            )

        while not any(h.kind == "agent" and h.body["status"] == "away" for h in stream.heard):
            here.now += 31  # the server may not yet have seen the page close: its 30 s begin then
            try:
                stream.wait(lambda h: h.kind == "agent" and h.body["status"] == "away", 3)
            except AssertionError:
                continue
        on_before = sum(h.body.get("status") == "on" for h in stream.heard)
        with leaving.stream():
            stream.wait(lambda h: sum(x.body.get("status") == "on" for x in stream.heard) > on_before)
        told("away")


def test_a_call_accepted_by_a_page_that_closed_rings_again(here: SimpleNamespace) -> None:
    gone, borne = Agent(here.url, "Guichet 1"), Terminal(here.url)
    gone.shift("start")
    with borne.stream() as stream:
        call = borne.call()
        assert gone.act(call, "accept").ok
        with gone.stream() as page:
            page.wait(lambda h: h.kind == "snapshot")
        for _ in range(3):  # the server may not yet have seen the page close: its 30 s begin then
            here.now += 31
            try:
                stream.wait(lambda _: stream.moves(call) == ["ringing", "accepted", "ringing"], 3)
            except AssertionError:
                continue
            break
    assert stream.moves(call) == ["ringing", "accepted", "ringing"]


def test_a_call_held_by_a_closed_page_may_be_passed_on_by_a_colleague(here: SimpleNamespace) -> None:
    gone, colleague = Agent(here.url, "Guichet 1"), Agent(here.url, "Guichet 2")
    gone.shift("start")
    call = Terminal(here.url).call()
    assert gone.act(call, "on_my_way").ok
    assert colleague.act(call, "pass").status_code == 409  # still on shift
    with gone.stream() as page:
        page.wait(lambda h: h.kind == "snapshot")
    with colleague.stream() as stream:
        while not any(h.kind == "agent" and h.body["status"] == "away" for h in stream.heard):
            here.now += 31
            try:
                stream.wait(lambda h: h.kind == "agent" and h.body["status"] == "away", 3)
            except AssertionError:
                continue
    assert colleague.act(call, "pass").json()["state"] == "ringing"


def test_a_break_needs_no_reason_but_no_call_is_left_behind(here: SimpleNamespace) -> None:
    agent = Agent(here.url, "Guichet 3")
    assert agent.shift("start").json() == {"status": "on"}
    call = Terminal(here.url).call()
    assert agent.act(call, "accept").ok
    assert agent.shift("pause").json()["code"] == "call_open"
    assert agent.act(call, "close").ok
    assert agent.shift("pause").json() == {"status": "pause"}
    assert agent.shift("pause").json() == {"status": "pause"}
    assert agent.shift("end").json() == {"status": "off"}
    assert agent.shift("party").status_code == 422
