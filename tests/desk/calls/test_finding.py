"""The desk finds the right person by itself: skills, widening, declining, transfer; on a moved clock."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from tests.desk.running import Agent, Stream, Terminal


def on_shift(here: SimpleNamespace, name: str, *skills: str) -> Agent:
    agent = Agent(here.url, name)
    assert agent.shift("start", *skills).json() == {"status": "on"}
    here.now += 1  # who came first has been free longer
    return agent


def told(stream: Stream, call: str, **values: Any) -> dict[str, Any]:
    """The news of the call that says this."""
    return stream.wait(
        lambda h: h.kind == "call" and h.body["id"] == call and values.items() <= h.body.items()
    ).body


def test_a_call_widens_by_itself_and_every_page_and_terminal_follows(here: SimpleNamespace) -> None:
    english = on_shift(here, "Guichet 1", "lang:en", "family:identite")
    on_shift(here, "Guichet 2", "lang:en")
    on_shift(here, "Guichet 3", "lang:es")
    borne = Terminal(here.url)
    with english.stream() as page, borne.stream() as citizen:
        call = borne.call(language="en", family="N103")
        first = told(page, call, stage="first")
        assert (first["offered_to"], first["rings_for"], first["family"]) == (
            "Guichet 1",
            ["Guichet 1"],
            "identite",
        )
        here.now += 20
        assert told(page, call, stage="fitting")["rings_for"] == ["Guichet 1", "Guichet 2"]
        here.now += 8  # the pages of this test do not beat: they must not be away yet
        for name in ("Guichet 1", "Guichet 2", "Guichet 3"):
            Agent(here.url, name).post("/api/agent/alive")
        here.now += 17
        assert told(page, call, stage="everyone")["rings_for"] is None
        for name in ("Guichet 1", "Guichet 2", "Guichet 3"):
            Agent(here.url, name).post("/api/agent/alive")
        here.now += 45
        told(citizen, call, stage="lamp")
        here.now += 30
        told(citizen, call, stage="telephone")
        assert citizen.moves(call) == ["ringing"]
        assert english.act(call, "accept").ok


def test_calls_go_round_so_that_nobody_has_them_all(here: SimpleNamespace) -> None:
    agents = {name: on_shift(here, name) for name in ("Guichet 1", "Guichet 2")}
    borne, offered = Terminal(here.url), []
    with agents["Guichet 1"].stream() as page:
        for _ in range(4):
            call = borne.call()
            name = told(page, call, stage="first")["offered_to"]
            offered.append(name)
            assert agents[name].act(call, "accept").ok
            here.now += 1
            assert agents[name].act(call, "close").ok
    assert offered == ["Guichet 1", "Guichet 2", "Guichet 1", "Guichet 2"]


def test_who_took_many_calls_within_the_hour_is_spared(here: SimpleNamespace) -> None:
    tired = on_shift(here, "Guichet 1")
    borne = Terminal(here.url)
    for _ in range(12):
        call = borne.call()
        assert tired.act(call, "accept").ok
        assert tired.act(call, "close").ok
    rested = on_shift(here, "Guichet 2")
    took = borne.call()
    assert rested.act(took, "accept").ok
    here.now += 1
    assert rested.act(took, "close").ok  # free for less long than the other
    with rested.stream() as page:
        assert told(page, borne.call())["offered_to"] == "Guichet 2"


def test_declining_sends_the_call_on_and_nobody_is_told_who_did(here: SimpleNamespace) -> None:
    one, two = on_shift(here, "Guichet 1"), on_shift(here, "Guichet 2")
    with two.stream() as page:
        call = Terminal(here.url).call()
        assert told(page, call)["offered_to"] == "Guichet 1"
        assert one.act(call, "decline").json()["rings_for"] == ["Guichet 2"]
        assert one.act(call, "decline").json()["version"] == one.act(call, "decline").json()["version"]
        assert told(page, call, offered_to="Guichet 2")["state"] == "ringing"
        assert two.act(call, "decline").json()["rings_for"] is None  # nobody is left: everyone again
        assert not any("declin" in str(heard.body) for heard in page.heard)
    assert two.act(call, "accept").ok
    assert one.act(call, "decline").json()["state"] == "accepted"  # too late, and without harm


def test_a_call_is_transferred_to_a_colleague_or_to_a_skill(here: SimpleNamespace) -> None:
    one, two = on_shift(here, "Guichet 1"), on_shift(here, "Guichet 2", "lsf")
    borne = Terminal(here.url)
    call = borne.call(waited_ms=5_000)
    since = one.act(call, "accept").json()["since"]
    sent = one.act(call, "transfer", counter="Guichet 2").json()
    assert (sent["state"], sent["agent"], sent["offered_to"]) == ("ringing", "", "Guichet 2")
    assert sent["since"] == since
    again = one.act(call, "transfer", counter="Guichet 2").json()
    assert again["version"] == sent["version"]
    assert two.act(call, "accept").ok
    assert one.act(call, "transfer", counter="Guichet 1").json()["code"] == "taken"
    assert two.act(call, "transfer", skill="lsf").json()["code"] == "not_on_shift"  # only themselves
    assert two.act(call, "transfer", skill="lang:klingon").status_code == 422
    assert two.act(call, "transfer").status_code == 422
    assert two.act(call, "transfer", counter="Guichet 9").json()["code"] == "not_on_shift"
    other = borne.call()
    assert one.act(other, "accept").ok
    sent = one.act(other, "transfer", skill="lsf").json()
    assert (sent["offered_to"], sent["rings_for"]) == ("", ["Guichet 2"])  # who is busy hears it all the same


def test_help_from_the_desk_and_a_code_at_the_end(here: SimpleNamespace) -> None:
    agent, borne = on_shift(here, "Guichet 1"), Terminal(here.url)
    with borne.stream() as citizen:
        call = borne.call()
        assert agent.act(call, "help_from_desk").json()["agent"] == "Guichet 1"
        assert agent.act(call, "help_from_desk").json()["state"] == "helping_from_desk"
        assert agent.act(call, "close", outcome="party").status_code == 422
        closed = agent.act(call, "close", outcome="helped").json()
        assert agent.act(call, "close", outcome="left").json() == closed
        citizen.wait_call(call, "closed")
    assert closed["outcome"] == "helped"
    assert citizen.moves(call) == ["ringing", "accepted", "helping_from_desk", "closed"]


def test_skills_are_kept_for_the_next_shift(here: SimpleNamespace) -> None:
    agent = on_shift(here, "Guichet 1", "lsf", "lang:en")
    url = f"{here.url}/api/agent/skills"
    known = agent.http.get(url, timeout=10).json()
    assert known["mine"] == ["lang:en", "lsf"]
    assert {"code": "family:identite", "fr": "Carte d’identité et passeport", "en": "Identity card"} in known[
        "offered"
    ]
    assert agent.shift("end").ok
    assert agent.shift("start").ok
    assert agent.http.get(url, timeout=10).json()["mine"] == ["lang:en", "lsf"]
    assert agent.shift("start", "juggling").status_code == 422


def test_a_hall_with_nobody_on_shift_says_so_and_no_longer_when_somebody_comes(here: SimpleNamespace) -> None:
    borne = Terminal(here.url)
    body = borne.body()
    first = borne.post("/api/calls", body).json()
    assert (first["nobody_on_shift"], first["stage"], first["state"]) == (True, "lamp", "ringing")
    with borne.stream() as citizen:
        on_shift(here, "Guichet 1")
        told(citizen, body["id"], nobody_on_shift=False)


def test_who_goes_on_a_break_is_no_longer_named_first(here: SimpleNamespace) -> None:
    one, two = on_shift(here, "Guichet 1"), on_shift(here, "Guichet 2")
    with two.stream() as page:
        call = Terminal(here.url).call()
        assert told(page, call)["offered_to"] == "Guichet 1"
        assert one.shift("pause").ok
        told(page, call, offered_to="Guichet 2")
