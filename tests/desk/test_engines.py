"""One code on two engines, in one process or several: the same answers, and nothing lost by a kill."""

from __future__ import annotations

import os
import select
import signal
import threading
import time
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from kiosk.desk.store import migrate
from tests.desk.nursery import Nursery
from tests.desk.postgres import Postgres
from tests.desk.running import Agent, RunningDesk, Terminal, workers_of


def test_a_call_posted_in_one_process_is_heard_in_the_others(engine_desk: RunningDesk) -> None:
    borne, agent = Terminal(engine_desk.url), Agent(engine_desk.url, "Guichet 3")
    streams = [agent.stream() for _ in range(6)]  # spread over the processes as the kernel likes
    calls = [borne.call() for _ in range(10)]
    for stream in streams:
        for call in calls:
            stream.wait_call(call, "ringing")
        heard = [h.body["id"] for h in stream.heard if h.kind == "call"]
        assert heard == calls
        stream.close()


def test_of_many_who_accept_at_once_one_has_the_call(engine_desk: RunningDesk) -> None:
    borne = Terminal(engine_desk.url)
    agents = [Agent(engine_desk.url, f"Guichet {number}") for number in range(4)]
    for _ in range(5):
        call, answers = borne.call(), []
        start = threading.Barrier(len(agents))

        def take(
            agent: Agent, call: str = call, answers: list[int] = answers, start: threading.Barrier = start
        ) -> None:
            start.wait()
            answers.append(agent.act(call, "accept").status_code)

        threads = [threading.Thread(target=take, args=(agent,)) for agent in agents]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(answers) == [200, 409, 409, 409]


def test_the_same_call_posted_by_many_at_once_is_one_call(engine_desk: RunningDesk) -> None:
    bornes = [Terminal(engine_desk.url) for _ in range(4)]
    body, answers = bornes[0].body(), []
    with bornes[0].stream() as stream:
        threads = [
            threading.Thread(target=lambda b=b: answers.append(b.post("/api/calls", body).status_code))
            for b in bornes
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        stream.wait_call(body["id"], "ringing")
        last = bornes[0].call()
        stream.wait_call(last, "ringing")
    assert sorted(answers) == [200, 200, 200, 201]
    assert stream.states(body["id"]) == ["ringing"]


def test_a_terminal_heard_by_any_process_is_known_to_all(engine_desk: RunningDesk) -> None:
    bornes = [Terminal(engine_desk.url, f"borne-{number}") for number in range(4)]
    with Agent(engine_desk.url, "Guichet 3").stream() as stream:
        for borne in bornes:
            borne.alive("free")
        for borne in bornes:
            fresh = Terminal(engine_desk.url, borne.name)  # another connection, perhaps another process
            fresh.alive("in_use")
        for borne in bornes:
            wanted = (borne.name, "in_use")
            stream.wait(lambda h, w=wanted: h.kind == "terminal" and (h.body["id"], h.body["state"]) == w)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_killed_process_is_started_again_and_loses_nothing(
    nursery: Nursery, kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    database = request.getfixturevalue("postgres").new_database() if kind == "postgresql" else ""
    desk = RunningDesk(tmp_path, database=database, processes=2, nursery=nursery).start()
    try:
        borne = Terminal(desk.url)
        before = borne.call()
        for worker in workers_of(desk, 2):
            os.kill(worker, signal.SIGKILL)
        after = borne.body()
        assert borne.post_until_stored(after) in (200, 201)
        assert len(workers_of(desk, 2)) == 2
        with Agent(desk.url, "Guichet 3").stream() as stream:
            known = [call["id"] for call in stream.wait(lambda h: h.kind == "snapshot").body["calls"]]
        assert known == [before, after["id"]]
        assert desk.stop() == 0
    finally:
        desk.kill()


@pytest.mark.parametrize("starting", [False, True])
def test_no_process_outlives_the_one_that_started_it(
    nursery: Nursery, tmp_path: Path, starting: bool
) -> None:
    desk = RunningDesk(tmp_path, processes=2, nursery=nursery).start()
    workers = workers_of(desk, 2)
    if starting:  # one that has not yet begun to listen to anybody
        gone = workers[0]
        os.kill(gone, signal.SIGKILL)
        while gone in workers:
            workers = workers_of(desk, 2)
    desk.kill()
    for worker in workers:
        descriptor = None
        try:
            descriptor = os.pidfd_open(worker)
        except ProcessLookupError:
            continue
        assert select.select([descriptor], [], [], 20)[0], "a process of the desk goes on alone"
        os.close(descriptor)


def test_a_postgresql_that_is_killed_is_used_again_when_it_is_back(nursery: Nursery, tmp_path: Path) -> None:
    server = Postgres(synced=False)
    desk = RunningDesk(tmp_path, database=server.new_database(), nursery=nursery).start()
    try:
        borne, agent = Terminal(desk.url), Agent(desk.url, "Guichet 3")
        with agent.stream() as stream:
            before = borne.call()
            stream.wait_call(before, "ringing")
            server.kill()
            after, last = borne.body(), time.monotonic() + 20
            while borne.post("/api/calls", after).status_code != 503:  # its processes end one by one
                assert time.monotonic() < last, "the database serves on without its first process"
                after = borne.body()
            server.start()
            assert borne.post_until_stored(after) in (200, 201)
            stream.wait_call(after["id"], "ringing")
        assert "Traceback" not in desk.log.read_text()
    finally:
        desk.kill()
        server.stop()


def test_the_newest_tables_are_known_without_loading_what_makes_them() -> None:
    scripts = ScriptDirectory(str(migrate.MIGRATIONS))
    assert scripts.get_current_head() == migrate.newest()
