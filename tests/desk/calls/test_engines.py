"""The right person is found alike on both engines, with one process and with several."""

from __future__ import annotations

from tests.desk.running import Agent, RunningDesk, Terminal


def test_a_call_is_offered_declined_and_widened_once_whoever_watches(engine_desk: RunningDesk) -> None:
    borne = Terminal(engine_desk.url)
    alone = borne.post("/api/calls", borne.body()).json()
    assert (alone["nobody_on_shift"], alone["stage"]) == (True, "lamp")
    one, two = Agent(engine_desk.url, "Guichet 1"), Agent(engine_desk.url, "Guichet 2")
    with borne.stream() as citizen:
        assert one.shift("start", "lsf").ok
        citizen.wait(lambda h: h.kind == "call" and h.body["nobody_on_shift"] is False)
        assert two.shift("start").ok
        call = borne.call(wishes=["lsf"])
        assert citizen.wait_call(call, "ringing")["rings_for"] == ["Guichet 1"]
        assert one.act(call, "decline").json()["rings_for"] == ["Guichet 2"]
        assert two.act(call, "accept").ok
        assert two.act(call, "transfer", skill="lsf").json()["offered_to"] == "Guichet 1"
        assert one.act(call, "help_from_desk").json()["state"] == "helping_from_desk"
        assert one.act(call, "close", outcome="helped").ok
        citizen.wait_call(call, "closed")
    versions = [h.body["version"] for h in citizen.heard if h.kind == "call" and h.body["id"] == call]
    assert versions == list(range(1, len(versions) + 1))
    known = [
        h.body["nobody_on_shift"] for h in citizen.heard if h.kind == "call" and h.body["id"] == alone["id"]
    ]
    assert known == [False]
