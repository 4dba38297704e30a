"""Terminals' one-time codes and own keys, several sites on one desk, and what an attacker gets."""

from __future__ import annotations

import secrets
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from kiosk.desk.entry import accounts, enrolment
from tests.desk.people import OTHER_SITE, PASSWORD, account, change, code_for, enrolled, now, redeem
from tests.desk.running import SITE, Agent, RunningDesk, Terminal

KEY = secrets.token_urlsafe(32)


def test_a_terminal_with_its_own_key_calls_and_hears(engine_desk: RunningDesk) -> None:
    terminal = enrolled(engine_desk, "borne-7")
    agent = Agent(engine_desk.url, "Guichet 3")
    agent.shift("start")
    with terminal.stream() as stream:
        call = terminal.call()
        assert agent.act(call, "accept").ok
        stream.wait_call(call, "accepted")


def test_a_code_is_used_once(engine_desk: RunningDesk) -> None:
    """Eight race for it with keys of their own: one has it; that one may ask again, as after a cut."""
    code = code_for(engine_desk, "borne-7")
    keys = [secrets.token_urlsafe(32) for _ in range(8)]
    with ThreadPoolExecutor(8) as several:
        answers = list(several.map(lambda key: redeem(engine_desk, code, key, "borne-7").status_code, keys))
    assert answers.count(200) == 1
    assert set(answers) <= {200, 403, 429}
    assert (
        len(
            [
                key
                for key in keys
                if Terminal(engine_desk.url, "borne-7", key)
                .post("/api/terminals/borne-7/alive", {"state": "free"})
                .ok
            ]
        )
        == 1
    )


def test_the_same_terminal_may_ask_again_after_a_cut(desk: RunningDesk) -> None:
    code = code_for(desk, "borne-7")
    assert redeem(desk, code.lower().replace("-", " "), KEY, "borne-7").status_code == 200
    assert redeem(desk, code, KEY, "borne-7").status_code == 200


def test_a_code_ends_after_a_quarter_of_an_hour_and_when_another_is_made(desk: RunningDesk) -> None:
    old = code_for(desk, "borne-7", at=now(desk) - enrolment.LASTS_S - 1)
    assert redeem(desk, old, KEY, "borne-7").json()["code"] == "enrolment_code"
    first, second = code_for(desk, "borne-8"), code_for(desk, "borne-8")
    assert redeem(desk, first, KEY, "borne-8").status_code == 403
    assert redeem(desk, second, KEY, "borne-8").status_code == 200


def test_a_code_serves_no_other_terminal_or_site_and_is_not_used_up_by_them(desk: RunningDesk) -> None:
    code = code_for(desk, "borne-7")
    assert redeem(desk, code, KEY, "borne-8").json()["code"] == "other_terminal"
    assert redeem(desk, code, KEY, "borne-7", OTHER_SITE).json()["code"] == "other_terminal"
    assert redeem(desk, code, KEY, "borne-7").status_code == 200


def test_guessed_codes_are_slowed_down(desk: RunningDesk) -> None:
    code = code_for(desk, "borne-7")
    guesses = [redeem(desk, f"AAAAA-AAAA{n}", KEY, "borne-7").status_code for n in range(2, 8)]
    assert guesses == [403] * 5 + [429]
    assert redeem(desk, code, KEY, "borne-7").status_code == 429


def test_a_key_speaks_for_its_own_terminal_only(desk: RunningDesk) -> None:
    thief, victim = enrolled(desk, "borne-7"), enrolled(desk, "borne-8")
    call = victim.call()
    answers = [
        thief.post("/api/calls", thief.body(terminal="borne-8")),
        thief.post("/api/terminals/borne-8/alive", {"state": "free"}),
        thief.http.get(desk.url + "/api/terminals/borne-8/stream", timeout=10),
        thief.post(f"/api/calls/{call}/cancel", {"terminal": "borne-8"}),
        thief.post(f"/api/calls/{call}/cancel", {}),
        thief.post("/api/calls", thief.body(site=OTHER_SITE)),
        thief.post("/api/calls", thief.body(id=call)),
        thief.post("/api/agent/shift", {"action": "start"}),
    ]
    assert [one.status_code for one in answers] == [403, 403, 403, 403, 404, 409, 409, 401]
    with victim.stream() as stream:
        assert [one["state"] for one in stream.heard[0].body["calls"]] == ["ringing"]


def test_the_shared_token_no_longer_speaks_for_an_enrolled_terminal(desk: RunningDesk) -> None:
    mine = enrolled(desk, "borne-7")
    by_token = Terminal(desk.url, "borne-7")
    call = mine.call()
    assert by_token.post("/api/calls", by_token.body()).json()["code"] == "own_key"
    assert by_token.post(f"/api/calls/{call}/cancel", {"terminal": "borne-7"}).status_code == 401
    assert by_token.http.get(desk.url + "/api/terminals/borne-7/stream", timeout=10).status_code == 401
    assert Terminal(desk.url, "borne-2").call()


def test_a_revoked_key_is_out_and_its_stream_ends(engine_desk: RunningDesk) -> None:
    """On the page, at once: with several processes for whichever is asked next."""
    account(engine_desk, "tech", "technician")
    tech = Agent(engine_desk.url, "Atelier", "tech", PASSWORD)
    mine, other = enrolled(engine_desk, "borne-7"), enrolled(engine_desk, "borne-8")
    for _ in range(12):  # every process has seen the key
        assert Terminal(engine_desk.url, "borne-7", mine.key).post("/api/calls", mine.body()).ok
    with mine.stream() as stream:
        began = time.monotonic()
        assert tech.post("/api/enrol/borne-7/revoke").json() == {"revoked": True}
        deadline, refused = began + 5, 0
        while refused < 12:  # a new connection each time: another process may take it
            answer = Terminal(engine_desk.url, "borne-7", mine.key).post("/api/calls", mine.body())
            refused = refused + 1 if answer.status_code == 401 else 0
            assert time.monotonic() < deadline, "the key still opens"
        stream._thread.join(5)
        assert not stream._thread.is_alive()
    assert time.monotonic() - began < 4  # without a word to the others it would be 5 s, and 15 for the stream
    assert Terminal(engine_desk.url, "borne-7").post("/api/calls", mine.body()).json()["code"] == "own_key"
    assert other.call()


def test_one_process_refuses_a_revoked_key_with_its_answer(desk: RunningDesk) -> None:
    account(desk, "tech", "technician")
    tech, mine = Agent(desk.url, "Atelier", "tech", PASSWORD), enrolled(desk, "borne-7")
    assert mine.call()
    assert tech.post("/api/enrol/borne-7/revoke").ok
    assert mine.post("/api/calls", mine.body()).status_code == 401


def test_whoever_may_revoke_sees_the_terminals_of_their_hall_and_no_key(two_halls: RunningDesk) -> None:
    mine = enrolled(two_halls, "borne-7")
    enrolled(two_halls, "borne-9", OTHER_SITE)
    for name, role in (("tech", "technician"), ("amina", "agent")):
        account(two_halls, name, role)
    tech = Agent(two_halls.url, "Atelier", "tech", PASSWORD)
    tech.post("/api/enrol/borne-7/revoke")
    answer = tech.http.get(two_halls.url + "/api/enrol/keys", timeout=10)
    (key,) = answer.json()["keys"]
    assert (key["terminal"], key["place"]) == ("borne-7", "Hall")
    assert key["made_at"] < key["revoked_at"]
    assert set(key) == {"terminal", "place", "made_at", "revoked_at"}
    assert mine.key not in answer.text
    agent = Agent(two_halls.url, "Guichet 3", "amina", PASSWORD)
    assert agent.http.get(two_halls.url + "/api/enrol/keys", timeout=10).status_code == 403


def test_a_stream_ends_when_its_account_is_closed(desk: RunningDesk) -> None:
    account(desk, "amina")
    with Agent(desk.url, "Guichet 3", "amina", PASSWORD).stream() as stream:
        change(desk, accounts.change, "amina", closed=1)
        stream._thread.join(45)
        assert not stream._thread.is_alive()


@pytest.fixture
def two_halls(engine_desk: RunningDesk) -> RunningDesk:
    change(engine_desk, accounts.add_site, OTHER_SITE, "Mairie du 13e")
    account(engine_desk, "there", "supervisor", OTHER_SITE)
    return engine_desk


def test_an_agent_of_another_site_sees_and_moves_nothing(two_halls: RunningDesk) -> None:
    here, there = Agent(two_halls.url, "Guichet 3"), Agent(two_halls.url, "Guichet 3", "there", PASSWORD)
    call = Terminal(two_halls.url).call()
    for agent in (here, there):
        assert agent.shift("start").ok
    with there.stream() as stream:
        first = stream.heard[0].body
        assert (first["site"], first["hall"]) == (OTHER_SITE, "Mairie du 13e")
        assert (first["calls"], first["terminals"], len(first["agents"])) == ([], [], 1)
        for action in ("accept", "on_my_way", "arrived", "close", "pass"):
            assert there.act(call, action).status_code == 404
        assert there.post(f"/api/agent/seen/{call}").status_code == 404
        assert here.act(call, "accept").ok
        for action in ("pass", "close"):  # the same counter's name, in another hall
            assert there.act(call, action).status_code == 404
        mine = enrolled(two_halls, "borne-2", OTHER_SITE)
        own = mine.call()
        stream.wait_call(own, "ringing")
        assert call not in str(stream.heard)
        assert there.act(own, "accept").ok
        assert here.act(own, "close").status_code == 404
    with here.stream() as stream:
        assert own not in str(stream.heard)
    assert mine.post(f"/api/calls/{call}/cancel", {}).status_code == 404


def test_a_supervisor_enrols_and_revokes_in_their_own_hall_only(two_halls: RunningDesk) -> None:
    there = Agent(two_halls.url, "Guichet 1", "there", PASSWORD)
    here = enrolled(two_halls, "borne-7")
    made = there.post("/api/enrol/codes", {"terminal": "borne-7", "place": "Hall", "site": SITE}).json()
    assert redeem(two_halls, made["code"], KEY, "borne-7", SITE).json()["code"] == "other_terminal"
    assert redeem(two_halls, made["code"], KEY, "borne-7", OTHER_SITE).status_code == 200
    assert there.post("/api/enrol/borne-7/revoke").json() == {"revoked": True}
    assert there.post("/api/enrol/borne-7/revoke").json() == {"revoked": False}
    assert here.call()
