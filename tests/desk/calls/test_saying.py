"""Messages to the citizen: who may send one, each once, gone with the counter that said it."""

from __future__ import annotations

import threading

from kiosk.wire.said import MOST_SAID
from tests.desk.running import Agent, RunningDesk, Terminal


def taken(desk: RunningDesk) -> tuple[str, Agent, Terminal]:
    borne, agent = Terminal(desk.url), Agent(desk.url, "Guichet 3")
    agent.shift("start")
    call = borne.call()
    assert agent.act(call, "accept").ok
    return call, agent, borne


def test_a_message_is_in_the_call_and_in_its_terminals_stream(desk: RunningDesk) -> None:
    call, agent, borne = taken(desk)
    with borne.stream() as citizen:
        answer = agent.act(call, "say", code="two_minutes", number=1).json()
        assert (answer["said"], answer["said_number"], answer["state"]) == ("two_minutes", 1, "accepted")
        told = citizen.wait(lambda heard: heard.kind == "call" and heard.body["said"] == "two_minutes")
        assert told.body["said_number"] == 1
    with borne.stream() as later:  # a stream that opens again finds it in the state
        (known,) = later.heard[0].body["calls"]
        assert (known["said"], known["said_number"]) == ("two_minutes", 1)


def test_a_message_sent_twice_is_said_once_and_pressed_again_is_said_again(engine_desk: RunningDesk) -> None:
    call, agent, _ = taken(engine_desk)
    first = agent.act(call, "say", code="wait", number=1).json()
    assert agent.act(call, "say", code="wait", number=1).json()["version"] == first["version"]
    assert agent.act(call, "say", code="papers", number=1).json()["code"] == "not_next"
    assert agent.act(call, "say", code="papers", number=3).json()["code"] == "not_next"
    assert agent.act(call, "say", code="wait", number=2).json()["said_number"] == 2
    answers: list[int] = []

    def press(code: str, page: Agent) -> None:
        answers.append(page.act(call, "say", code=code, number=3).status_code)

    pages = [(code, Agent(engine_desk.url, "Guichet 3")) for code in ("wait", "papers", "counter")]
    threads = [threading.Thread(target=press, args=one) for one in pages]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200, 409, 409]


def test_only_the_counter_that_has_the_call_says_anything(desk: RunningDesk) -> None:
    call, agent, borne = taken(desk)
    other = Agent(desk.url, "Guichet 1")
    other.shift("start")
    assert other.act(call, "say", code="wait", number=1).json()["code"] == "taken"
    waiting = borne.call()
    assert agent.act(waiting, "say", code="wait", number=1).json()["code"] == "still_ringing"
    agent.act(call, "say", code="wait", number=1)
    agent.act(call, "arrived")
    assert agent.act(call, "say", code="wait", number=2).json()["code"] == "not_now"
    agent.act(call, "close")
    assert agent.act(call, "say", code="wait", number=2).status_code == 409
    assert agent.act("unknown", "say", code="wait", number=1).status_code == 404


def test_passed_on_the_call_keeps_nothing_of_what_the_first_said(desk: RunningDesk) -> None:
    call, agent, _ = taken(desk)
    agent.act(call, "say", code="counter", number=1)
    assert agent.act(call, "pass").json()["said"] == ""
    other = Agent(desk.url, "Guichet 1")
    other.shift("start")
    other.act(call, "accept")
    assert other.act(call, "say", code="wait", number=1).json()["code"] == "not_next"  # was the first’s
    assert other.act(call, "say", code="wait", number=2).json()["said"] == "wait"


def test_nothing_but_a_code_can_be_said(desk: RunningDesk) -> None:
    call, agent, _ = taken(desk)
    for code, number in (("Bonjour Madame", 1), ("", 1), (None, 1), (["wait"], 1), ("wait", 0),
                         ("wait", MOST_SAID + 1), ("wait", "1"), ("wait", True), ("wait", None)):  # fmt: skip
        answer = agent.act(call, "say", code=code, number=number)
        assert (answer.status_code, answer.json()["code"]) == (422, "malformed"), (code, number)
