"""Streams: the state first, then every event once, through breaks, restarts and another database."""

from __future__ import annotations

from pathlib import Path

from tests.desk.running import Agent, RunningDesk, Terminal


def test_a_page_first_gets_the_state_then_what_happens(desk: RunningDesk) -> None:
    borne, agent = Terminal(desk.url), Agent(desk.url, "Guichet 3")
    before = borne.call()
    agent.shift("start")
    borne.alive("in_use")
    with agent.stream() as stream:
        state = stream.wait(lambda heard: heard.kind == "snapshot").body
        after = borne.call()
        stream.wait_call(after, "ringing")

    assert [call["id"] for call in state["calls"]] == [before]
    assert [(one["name"], one["status"]) for one in state["agents"]] == [("Guichet 3", "on")]
    assert [(one["id"], one["state"]) for one in state["terminals"]] == [("borne-2", "in_use")]
    assert stream.states(before) == []


def test_a_stream_resumed_by_its_last_event_loses_and_repeats_nothing(desk: RunningDesk) -> None:
    borne, agent = Terminal(desk.url), Agent(desk.url, "Guichet 3")
    got, last, made = [], "", []
    for _ in range(6):
        made.append(borne.call())  # while nobody listens
        with agent.stream(last) as stream:
            made.append(borne.call())
            stream.wait_call(made[-1], "ringing")
            stream.wait(lambda heard: heard.kind in ("snapshot", "beat"))
        calls = [h for h in stream.heard if h.kind == "call"]
        listed = [c["id"] for h in stream.heard if h.kind == "snapshot" for c in h.body["calls"]]
        got += listed + [h.body["id"] for h in calls]
        last = stream.heard[-1].id

    assert got == made


def test_a_stream_is_resumed_across_a_killed_desk(desk: RunningDesk) -> None:
    borne, agent = Terminal(desk.url), Agent(desk.url, "Guichet 3")
    with agent.stream() as stream:
        first = borne.call()
        stream.wait_call(first, "ringing")
    second = borne.call()
    desk.kill()
    desk.start()

    with agent.stream(stream.heard[-1].id) as resumed:
        resumed.wait_call(second, "ringing")
    assert resumed.states(first) == []
    assert all(heard.kind != "snapshot" for heard in resumed.heard)


def test_a_cursor_of_another_database_gets_the_state_anew(desk: RunningDesk, tmp_path: Path) -> None:
    borne = Terminal(desk.url)
    for _ in range(3):
        borne.call()
    agent = Agent(desk.url, "Guichet 3")
    for foreign in ("00000000.2", "7777", "not a cursor", "1.2.3", "9" * 400):
        with agent.stream(foreign) as stream:
            stream.wait(lambda heard: heard.kind == "snapshot")


def test_a_terminal_hears_of_its_own_calls_only(desk: RunningDesk) -> None:
    here, there = Terminal(desk.url, "borne-2"), Terminal(desk.url, "borne-5")
    with here.stream() as stream:
        other = there.call()
        mine = here.call()
        stream.wait_call(mine, "ringing")
    assert stream.states(other) == []


def test_a_terminals_stream_always_begins_with_its_live_call(desk: RunningDesk) -> None:
    borne = Terminal(desk.url)
    call = borne.call()
    with borne.stream() as stream:
        stream.wait(lambda heard: heard.kind == "snapshot")
    with borne.stream(**{"Last-Event-ID": stream.heard[-1].id}) as resumed:
        resumed.wait(lambda heard: heard.kind == "snapshot")
    for one in (stream, resumed):
        assert [found["id"] for found in one.heard[0].body["calls"]] == [call]


def test_a_terminals_resumed_stream_tells_what_ended_meanwhile(desk: RunningDesk) -> None:
    borne, agent = Terminal(desk.url), Agent(desk.url, "Guichet 3")
    call = borne.call()
    with borne.stream() as stream:
        stream.wait(lambda heard: heard.kind == "snapshot")
    for action in ("accept", "close"):
        assert agent.act(call, action).ok
    with borne.stream(**{"Last-Event-ID": stream.heard[-1].id}) as resumed:
        resumed.wait_call(call, "closed")
    assert resumed.states(call) == ["accepted", "closed"]


def test_a_stream_is_woken_by_the_event_and_does_not_wait_for_its_next_beat(desk: RunningDesk) -> None:
    borne = Terminal(desk.url)
    with borne.stream() as stream:
        stream.wait(lambda heard: heard.kind == "snapshot")
        stream.wait(lambda heard: heard.kind == "beat", 10)
        calls = [borne.call() for _ in range(3)]
        stream.wait_call(calls[-1], "ringing")
    assert [heard.kind for heard in stream.heard] == ["snapshot", "beat", "call", "call", "call"]


def test_streams_beat_while_nothing_happens(desk: RunningDesk) -> None:
    with Terminal(desk.url).stream() as stream:
        stream.wait(lambda heard: heard.kind == "beat", 10)


def test_an_orderly_end_is_quick_although_streams_are_open(desk: RunningDesk) -> None:
    with Terminal(desk.url).stream() as stream:
        stream.wait(lambda heard: heard.kind == "snapshot")
        assert desk.stop() == 0
    assert desk.log.read_text() == ""
