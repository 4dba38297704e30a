"""Agents' accounts, and what an attacker of them gets; over real HTTP, on both engines."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kiosk.desk.entry import accounts
from tests.desk.nursery import Nursery
from tests.desk.people import PASSWORD, account, change, enter
from tests.desk.running import CODE, TOKEN, Agent, RunningDesk, Terminal, http_session


@pytest.fixture
def own(nursery: Nursery, tmp_path: Path) -> Iterator[RunningDesk]:
    """A desk that only accounts and terminals' own keys open."""
    running = RunningDesk(tmp_path, shared=False, nursery=nursery).start()
    yield running
    running.kill()


def test_an_account_opens_a_shift_and_is_known_by_its_counter_only(own: RunningDesk) -> None:
    account(own, "amina.d")
    agent = Agent(own.url, "Guichet 3", "Amina.D ", PASSWORD)
    assert agent.shift("start").json() == {"status": "on"}
    with agent.stream() as stream:
        assert [one["name"] for one in stream.heard[0].body["agents"]] == ["Guichet 3"]
        assert "amina" not in str(stream.heard)
    stored = sqlite3.connect(own.database)
    for table in ("event", "agent", "call", "figure"):
        assert "amina" not in str(stored.execute(f"SELECT * FROM {table}").fetchall())
    assert agent.http.cookies["desk"] not in "".join(stored.iterdump())
    stored.close()


def test_where_only_accounts_open_the_shared_secrets_open_nothing(own: RunningDesk) -> None:
    body = {"code": CODE, "counter": "Guichet 3"}
    assert http_session().post(own.url + "/api/agent/enter", json=body, timeout=10).status_code == 401
    assert Terminal(own.url).post("/api/calls", {}).status_code == 401
    empty = body | {"code": ""}
    assert http_session().post(own.url + "/api/agent/enter", json=empty, timeout=10).status_code == 401


def test_wrong_unknown_and_closed_get_one_answer(own: RunningDesk) -> None:
    account(own, "amina")
    account(own, "closed")
    change(own, accounts.change, "closed", closed=1)
    answers = [enter(own, "amina", "wrong wrong wrong"), enter(own, "nobody"), enter(own, "closed")]
    assert [one.status_code for one in answers] == [401] * 3
    assert len({one.text for one in answers}) == 1


def test_an_unknown_account_takes_as_long_as_a_known_one(own: RunningDesk) -> None:
    """Each answer is one whole argon2id: without it an unknown name would be ten times faster."""

    def took(name: str) -> float:
        began = time.perf_counter()
        enter(own, name, "wrong wrong wrong")
        return time.perf_counter() - began

    for n in range(4):
        account(own, f"known-{n}")
    took("warm-up")
    pairs = [(took(f"known-{n}"), took(f"unknown-{n}")) for n in range(4)]
    known, unknown = map(min, zip(*pairs, strict=True))  # what else this machine does only adds to them
    assert 0.4 < unknown / known < 2.5, (known, unknown)


def test_guesses_through_several_processes_at_once_share_one_count(engine_desk: RunningDesk) -> None:
    account(engine_desk, "amina")
    with ThreadPoolExecutor(12) as several:
        answers = list(several.map(lambda n: enter(engine_desk, "amina", f"guess number {n}"), range(24)))
    refused = [one.status_code for one in answers]
    assert set(refused) == {401, 429}
    assert refused.count(401) <= 8  # five, and one after each wait that was sat out
    assert min(int(one.headers["Retry-After"]) for one in answers if one.status_code == 429) >= 1


def test_a_header_chooses_no_address(desk: RunningDesk) -> None:
    """Otherwise each guess would come from another."""
    body = {"code": "00000000", "counter": "Guichet 3"}
    last = [
        http_session()
        .post(
            desk.url + "/api/agent/enter",
            json=body,
            headers={"X-Forwarded-For": f"10.0.0.{n}", "Forwarded": f"for=10.0.0.{n}"},
            timeout=10,
        )
        .status_code
        for n in range(7)
    ]
    assert last[:5] == [401] * 5
    assert 429 in last[5:]


def test_an_own_account_frees_no_guesser(own: RunningDesk) -> None:
    """Who enters with their own between guesses at others is slowed down all the same."""
    account(own, "insider")
    wrong = []
    for n in range(30):
        wrong.append(enter(own, f"other-{n}", "guess guess guess").status_code)
        if n % 3 == 0:
            enter(own, "insider")
        if wrong[-1] == 429:
            break
    assert wrong[-1] == 429


def test_a_cookie_brought_along_is_never_taken_over(own: RunningDesk) -> None:
    """Session fixation: the attacker's cookie stays worthless, the victim's is new, the one before ends."""
    account(own, "amina")
    planted = "x" * 43
    answer = enter(own, "amina", Cookie=f"desk={planted}")
    assert answer.cookies["desk"] != planted
    shift = own.url + "/api/agent/shift"
    start = {"action": "start"}
    assert http_session().post(shift, json=start, cookies={"desk": planted}, timeout=10).status_code == 401
    first = answer.cookies["desk"]
    second = enter(own, "amina", Cookie=f"desk={first}").cookies["desk"]
    assert http_session().post(shift, json=start, cookies={"desk": first}, timeout=10).status_code == 401
    assert http_session().post(shift, json=start, cookies={"desk": second}, timeout=10).ok


def test_leaving_ends_the_session_and_not_only_the_cookie(own: RunningDesk) -> None:
    account(own, "amina")
    agent = Agent(own.url, "Guichet 3", "amina", PASSWORD)
    kept = agent.http.cookies["desk"]
    assert agent.post("/api/agent/leave").ok
    again = http_session().post(own.url + "/api/agent/alive", json={}, cookies={"desk": kept}, timeout=10)
    assert again.status_code == 401


@pytest.mark.parametrize("values", [{"closed": 1}, {"role": "technician"}, {"password": "x"}])
def test_a_changed_or_closed_account_is_out_at_once(own: RunningDesk, values: dict[str, object]) -> None:
    account(own, "amina")
    agent = Agent(own.url, "Guichet 3", "amina", PASSWORD)
    change(own, accounts.change, "amina", **values)
    assert agent.shift("start").status_code == 401


def test_no_field_of_a_request_gives_a_role(own: RunningDesk) -> None:
    account(own, "amina")
    body = {"account": "amina", "code": PASSWORD, "counter": "Guichet 3", "role": "supervisor", "site": "x"}
    session = http_session()
    session.post(own.url + "/api/agent/enter", json=body, timeout=30)
    assert session.get(own.url + "/api/agent/me", timeout=10).json()["role"] == "agent"
    for path in ("/api/enrol/codes", "/api/enrol/borne-2/revoke"):
        answer = session.post(own.url + path, json={"terminal": "borne-2"}, timeout=10)
        assert (answer.status_code, answer.json()["code"]) == (403, "role")


def test_a_technician_sees_no_call(own: RunningDesk) -> None:
    account(own, "tech", "technician")
    tech = Agent(own.url, "Atelier", "tech", PASSWORD)
    assert tech.http.get(own.url + "/api/agent/stream", timeout=10).status_code == 403
    assert tech.shift("start").status_code == 403
    assert tech.act("any", "accept").status_code == 403
    assert tech.post("/api/enrol/codes", {"terminal": "borne-2"}).status_code == 201


def test_refusals_are_logged_without_anybody(own: RunningDesk) -> None:
    account(own, "amina")
    enter(own, "amina", "a secret typed wrong")
    Terminal(own.url, key="a-stolen-key-of-somebody").post("/api/calls", {})
    agent = Agent(own.url, "Guichet des secrets", "amina", PASSWORD)
    agent.post("/api/enrol/codes", {"terminal": "borne-2"})
    agent.http.post(
        own.url + "/api/agent/alive", data="x" * 70_000, headers={"Origin": "http://elsewhere"}, timeout=10
    )
    logged = own.log.read_text()
    for told in (
        "wrong_account, role nobody",
        "token, role nobody",
        "role, role agent",
        "origin, role nobody",
    ):
        assert f"refused: {told}" in logged
    for secret in (
        "amina",
        "a secret typed",
        PASSWORD,
        "stolen",
        "Guichet",
        TOKEN,
        agent.http.cookies["desk"],
    ):
        assert secret not in logged


@pytest.mark.parametrize(
    "body",
    [
        {"account": ["a"], "code": PASSWORD},
        {"account": "a", "code": {"$ne": ""}},
        {"account": "a", "code": "x" * 201},
        {"account": "x" * 201, "code": PASSWORD},
    ],
)
def test_malformed_accounts_are_told(own: RunningDesk, body: dict[str, object]) -> None:
    answer = http_session().post(own.url + "/api/agent/enter", json=body | {"counter": "G"}, timeout=10)
    assert answer.status_code == 422


def test_an_oversized_body_is_refused_before_it_is_read(own: RunningDesk) -> None:
    for path in ("/api/agent/enter", "/api/enrol"):
        answer = http_session().post(own.url + path, json={"code": "x" * 200_000}, timeout=10)
        assert answer.status_code == 413


def test_names_that_are_no_names_enter_nowhere(own: RunningDesk) -> None:
    account(own, "amina")
    for name in ("amina\u0000", "amina' OR '1'='1", "\ud800", "amina%", "*"):
        assert enter(own, name).status_code == 401
