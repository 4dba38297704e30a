"""A call at the desk: kept once, taken by one, told truthfully to the end; over real HTTP."""

from __future__ import annotations

import threading
from collections import Counter
from typing import Any

import pytest

from tests.desk.running import Agent, RunningDesk, Terminal


def test_a_call_is_taken_and_brought_to_its_end(desk: RunningDesk) -> None:
    borne, agent = Terminal(desk.url), Agent(desk.url, "Guichet 3")
    with borne.stream() as stream:
        call = borne.call()
        assert agent.act(call, "accept").json()["agent"] == "Guichet 3"
        assert agent.act(call, "on_my_way", minutes=2).json()["minutes"] == 2
        assert agent.act(call, "arrived").json()["state"] == "arrived"
        assert agent.act(call, "close").json()["state"] == "closed"
        stream.wait_call(call, "closed")

    assert stream.states(call) == ["ringing", "accepted", "on_the_way", "arrived", "closed"]


def test_a_call_posted_twice_is_one_call_and_one_event(desk: RunningDesk) -> None:
    borne, agent = Terminal(desk.url), Agent(desk.url, "Guichet 3")
    body = borne.body()
    with agent.stream() as stream:
        answers = [borne.post("/api/calls", body) for _ in range(3)]
        last = borne.call()
        stream.wait_call(last, "ringing")

    assert [answer.status_code for answer in answers] == [201, 200, 200]
    assert stream.states(body["id"]) == ["ringing"]


def test_of_two_agents_who_press_at_once_exactly_one_has_the_call(desk: RunningDesk) -> None:
    borne, agents = Terminal(desk.url), [Agent(desk.url, f"Guichet {n}") for n in (1, 2)]
    rounds, results = 60, Counter[tuple[int, ...]]()
    for _ in range(rounds):
        call, start = borne.call(), threading.Barrier(2)
        codes: dict[str, int] = {}

        def press(agent: Agent, call: str = call, start: Any = start, codes: dict[str, int] = codes) -> None:
            start.wait(10)
            codes[agent.name] = agent.act(call, "accept").status_code

        threads = [threading.Thread(target=press, args=(agent,)) for agent in agents]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
        results[tuple(sorted(codes.values()))] += 1

    assert results == {(200, 409): rounds}


def test_the_second_agent_is_told_who_has_the_call(shared_desk: RunningDesk) -> None:
    call = Terminal(shared_desk.url).call()
    first, second = Agent(shared_desk.url, "Guichet 1"), Agent(shared_desk.url, "Guichet 2")
    assert first.act(call, "accept").ok

    refused = second.act(call, "on_my_way")

    assert refused.status_code == 409
    assert refused.json()["agent"] == "Guichet 1"
    assert refused.json()["error"] == "Guichet 1 a déjà pris cet appel."


@pytest.mark.parametrize("action", ["accept", "on_my_way", "arrived", "close", "pass"])
def test_every_step_may_be_repeated_without_harm(shared_desk: RunningDesk, action: str) -> None:
    borne, agent = Terminal(shared_desk.url), Agent(shared_desk.url, "Guichet 3")
    call = borne.call()
    assert agent.act(call, "accept").ok

    once, twice = agent.act(call, action), agent.act(call, action)

    assert (once.status_code, twice.status_code) == (200, 200)
    assert once.json()["version"] == twice.json()["version"]


def test_coming_at_once_takes_the_call_and_no_minutes_are_invented(shared_desk: RunningDesk) -> None:
    call, agent = Terminal(shared_desk.url).call(), Agent(shared_desk.url, "Guichet 3")
    answer = agent.act(call, "on_my_way").json()
    assert (answer["state"], answer["agent"], answer["minutes"]) == ("on_the_way", "Guichet 3", None)


def test_a_call_passed_on_rings_again_and_keeps_its_place(shared_desk: RunningDesk) -> None:
    borne, first, second = (
        Terminal(shared_desk.url),
        Agent(shared_desk.url, "Guichet 1"),
        Agent(shared_desk.url, "Guichet 2"),
    )
    call = borne.call(waited_ms=90_000)
    before = first.act(call, "on_my_way", minutes=5).json()

    passed = first.act(call, "pass").json()

    assert (passed["state"], passed["agent"], passed["minutes"]) == ("ringing", "", None)
    assert passed["since"] == before["since"]
    assert second.act(call, "accept").json()["agent"] == "Guichet 2"


def test_the_citizen_may_cancel_until_someone_stands_beside_them(shared_desk: RunningDesk) -> None:
    borne, agent = Terminal(shared_desk.url), Agent(shared_desk.url, "Guichet 3")
    waiting, helped = borne.call(), borne.call()
    for action in ("accept", "arrived"):
        assert agent.act(helped, action).ok

    assert borne.post(f"/api/calls/{waiting}/cancel", {}).json()["state"] == "cancelled"
    assert borne.post(f"/api/calls/{waiting}/cancel", {}).json()["state"] == "cancelled"
    assert borne.post(f"/api/calls/{helped}/cancel", {}).json()["state"] == "arrived"
    assert agent.act(waiting, "accept").status_code == 409


def test_a_terminal_cancels_its_own_calls_only(shared_desk: RunningDesk) -> None:
    call = Terminal(shared_desk.url).call()
    assert (
        Terminal(shared_desk.url, "borne-9")
        .post(f"/api/calls/{call}/cancel", {"terminal": "borne-9"})
        .status_code
        == 404
    )


def test_waiting_counts_from_the_press_whatever_the_terminals_clock_says(shared_desk: RunningDesk) -> None:
    borne = Terminal(shared_desk.url)
    answer = borne.post("/api/calls", borne.body(waited_ms=60_000, created_at=12.0)).json()
    assert answer["received_at"] - answer["since"] == pytest.approx(60)


@pytest.mark.parametrize("state", ["cancelled", "expired"])
def test_a_call_that_ended_before_it_could_be_sent_is_kept_and_never_rings(
    desk: RunningDesk, state: str
) -> None:
    borne, agent = Terminal(desk.url), Agent(desk.url, "Guichet 3")
    with agent.stream() as stream:
        call = borne.call(state=state)
        stream.wait_call(call, state)
    assert stream.states(call) == [state]


def test_a_call_that_waited_too_long_on_the_way_is_told_as_expired(shared_desk: RunningDesk) -> None:
    borne = Terminal(shared_desk.url)
    assert borne.post("/api/calls", borne.body(waited_ms=31 * 60_000)).json()["state"] == "expired"


def test_nothing_acknowledged_is_lost_when_the_desk_is_killed(desk: RunningDesk) -> None:
    borne, agent = Terminal(desk.url), Agent(desk.url, "Guichet 3")
    waiting, taken = borne.call(), borne.call()
    assert agent.act(taken, "accept").ok

    desk.kill()
    desk.start()

    with agent.stream() as stream:
        snapshot = stream.wait(lambda heard: heard.kind == "snapshot").body
    assert {call["id"]: call["state"] for call in snapshot["calls"]} == {
        waiting: "ringing",
        taken: "accepted",
    }


MALFORMED: dict[str, Any] = {
    "no terminal": {"terminal": None},
    "a number as place": {"place": 7},
    "a lone surrogate": {"place": "\ud800"},
    "a control character": {"step_label": "a\x00b"},
    "too many settings": {"settings": ["voice"] * 21},
    "another state": {"state": "gone"},
    "a number beyond all": {"waited_ms": float("inf")},
    "no number": {"created_at": float("nan")},
    "an empty id": {"id": ""},
    "an id with a slash": {"id": "../x"},
    "a text of a megabyte": {"place": "x" * 1_000},
}


@pytest.mark.parametrize("wrong", MALFORMED.values(), ids=MALFORMED.keys())
def test_a_malformed_call_is_refused_with_what_is_wrong(
    shared_desk: RunningDesk, wrong: dict[str, Any]
) -> None:
    import json

    borne = Terminal(shared_desk.url)
    answer = borne.http.post(
        shared_desk.url + "/api/calls", data=json.dumps(borne.body() | wrong), timeout=10
    )
    assert answer.status_code == 422
    assert set(answer.json()) == {"error", "remedy", "code"}


@pytest.mark.parametrize("body", [b"[]", b"nul", b"[" * 50_000, b"\xff\xfe", b'"text"'])
def test_what_is_not_a_json_object_is_refused(shared_desk: RunningDesk, body: bytes) -> None:
    answer = Terminal(shared_desk.url).http.post(shared_desk.url + "/api/calls", data=body, timeout=10)
    assert (answer.status_code, answer.json()["code"]) == (422, "malformed")


def test_an_oversized_body_is_refused(shared_desk: RunningDesk) -> None:
    answer = Terminal(shared_desk.url).http.post(
        shared_desk.url + "/api/calls", data=b"x" * 200_000, timeout=10
    )
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_a_call_for_another_town_hall_is_refused(shared_desk: RunningDesk) -> None:
    borne = Terminal(shared_desk.url)
    assert borne.post("/api/calls", borne.body(site="lyon-3")).json()["code"] == "other_site"


def test_the_same_id_from_another_terminal_is_refused(shared_desk: RunningDesk) -> None:
    call, other = Terminal(shared_desk.url).call(), Terminal(shared_desk.url, "borne-9")
    assert other.post("/api/calls", other.body(id=call)).json()["code"] == "id_taken"
