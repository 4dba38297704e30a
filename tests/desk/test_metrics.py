"""What Prometheus is told of a desk, and the sign of life that stops with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from math import inf
from pathlib import Path

import pytest
import requests
from prometheus_client.parser import text_string_to_metric_families

from tests.desk.fleet.test_fleet import BAD, alive, examined
from tests.desk.nursery import Nursery
from tests.desk.people import PASSWORD, account, enrolled
from tests.desk.running import Agent, RunningDesk, Terminal, http_session
from tests.listening import listening
from tests.terminal.stage import eventually

TOKEN = "a-token-for-metrics-only"

Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]


def scrape(desk: RunningDesk, token: str = TOKEN, **headers: str) -> requests.Response:
    return http_session().get(
        desk.url + "/metrics", headers={"Authorization": f"Bearer {token}"} | headers, timeout=10
    )


def samples(desk: RunningDesk) -> Samples:
    """Each by its name and labels, those of processes added up."""
    found: Samples = {}
    for family in text_string_to_metric_families(scrape(desk).text):
        for one in family.samples:
            labels = tuple(sorted((name, value) for name, value in one.labels.items() if name != "process"))
            found[one.name, labels] = found.get((one.name, labels), 0) + one.value
    return found


@pytest.fixture(params=[("sqlite", 1), ("postgresql", 3)])
def watched(nursery: Nursery, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[RunningDesk]:
    kind, processes = request.param
    database = request.getfixturevalue("postgres").new_database() if kind == "postgresql" else ""
    running = RunningDesk(
        tmp_path, database=database, processes=processes, metrics_token=TOKEN, nursery=nursery
    ).start()
    yield running
    running.kill()


def test_everything_is_told_whichever_process_is_asked(watched: RunningDesk) -> None:
    for name, state in (("b-1", "free"), ("b-2", "in_use"), ("b-3", "out_of_order"), ("b-4", "free")):
        alive(watched.url, name, state)
    examined(watched.url, "b-4", BAD)
    agent, borne = Agent(watched.url, "Guichet de Camille"), Terminal(watched.url, "b-1")
    agent.shift("start")
    taken, rings = borne.call(waited_ms=40_000), Terminal(watched.url, "b-2").call()
    assert agent.act(taken, "accept").ok
    assert agent.act(taken, "accept").ok  # repeated: counted once
    assert Terminal(watched.url, key="wrong").post("/api/calls", {}).status_code == 401
    here = ("site", "paris-12")
    with agent.stream():
        eventually(lambda: samples(watched).get(("kiosk_desk_streams", (("who", "agent"),))) == 1, "a stream")
        found = samples(watched)
    assert {state: found["kiosk_desk_terminals", (here, ("state", state))]
            for state in ("working", "attention", "disconnected", "never")} == {
        "working": 2, "attention": 2, "disconnected": 0, "never": 0,
    }  # fmt: skip
    assert found["kiosk_desk_calls", (here, ("state", "ringing"))] == 1
    assert found["kiosk_desk_calls", (here, ("state", "accepted"))] == 1
    assert found["kiosk_desk_database_up", ()] == 1

    def waits() -> Samples:
        told = {key: value for key, value in samples(watched).items() if "waiting" in key[0]}
        return told if told.get(("kiosk_desk_call_waiting_seconds_count", (here,))) == 1 else {}

    waited = eventually(waits, "the wait")
    assert waited["kiosk_desk_call_waiting_seconds_bucket", (("le", "30"), here)] == 0
    assert waited["kiosk_desk_call_waiting_seconds_bucket", (("le", "60"), here)] == 1
    refused = ("kiosk_desk_requests_refused_total", (("code", "token"),))
    eventually(lambda: samples(watched).get(refused) == 1, "the refusal")
    account(watched, "tech", "technician")
    technician = Agent(watched.url, "Atelier", "tech", PASSWORD)
    told = technician.http.get(watched.url + "/api/agent/terminals", timeout=10).json()["terminals"]
    assert [one["state"] for one in told] == ["working", "working", "attention", "attention"]
    text = scrape(watched).text
    assert not [name for name in ("Camille", "b-1", taken, rings) if name in text]


def test_a_terminal_that_was_enrolled_and_never_heard_is_told(nursery: Nursery, tmp_path: Path) -> None:
    desk = RunningDesk(tmp_path, metrics_token=TOKEN, nursery=nursery).start()
    try:
        enrolled(desk, "b-9")
        found = samples(desk)
        assert found["kiosk_desk_terminals", (("site", "paris-12"), ("state", "never"))] == 1
    finally:
        desk.kill()


def test_without_its_token_nothing_is_told(
    nursery: Nursery, shared_desk: RunningDesk, tmp_path: Path
) -> None:
    assert scrape(shared_desk).status_code == 404  # as shipped
    desk = RunningDesk(tmp_path, metrics_token=TOKEN, nursery=nursery).start()
    try:
        account(desk, "chef", "supervisor")
        chef = Agent(desk.url, "Guichet 1", "chef", PASSWORD)
        assert chef.http.get(desk.url + "/metrics", timeout=10).status_code == 401
        assert scrape(desk, "another").json()["code"] == "metrics_token"
        assert scrape(desk, Accept="application/openmetrics-text").text.endswith("# EOF\n")
    finally:
        desk.kill()


def test_a_desk_gives_its_sign_of_life_while_its_database_is_written(
    nursery: Nursery, tmp_path: Path
) -> None:
    with listening() as watcher:
        address = watcher.url + "/ping/{name}"
        desk = RunningDesk(
            tmp_path, processes=3, ping_url=address, ping_s=0.2, metrics_token=TOKEN, nursery=nursery
        ).start()
        try:
            assert watcher.next() == "/ping/desk"
            eventually(lambda: samples(desk)["kiosk_desk_ping_age_seconds", ()] < 5, "it is told as heard")
            assert watcher.next() == "/ping/desk"
            with closing(sqlite3.connect(desk.database, isolation_level=None)) as file:
                file.execute("BEGIN IMMEDIATE")  # a database that nobody else can write
                while watcher.next(1):  # those on their way
                    pass
                assert watcher.next(1) == ""
                file.execute("ROLLBACK")
            assert watcher.next() == "/ping/desk"
            assert watcher.url not in desk.log.read_text()  # it may hold a secret
        finally:
            desk.kill()
        watcher.forget()
        assert watcher.next(0.5) == ""


def test_a_sign_of_life_that_nobody_hears_is_told(nursery: Nursery, tmp_path: Path) -> None:
    with listening() as watcher:
        watcher.status = 302  # to a page where somebody has to sign in
        desk = RunningDesk(
            tmp_path, ping_url=watcher.url, ping_s=0.2, metrics_token=TOKEN, nursery=nursery
        ).start()
        try:
            assert watcher.next()
            assert watcher.next()
            assert samples(desk)["kiosk_desk_ping_age_seconds", ()] == inf
        finally:
            desk.kill()
