"""The hand-off end to end: a press on one side, an agent on the other, real processes between."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from tests.desk.nursery import Nursery
from tests.desk.running import Agent, RunningDesk
from tests.handoff.terminal import RunningLink


def test_the_citizen_hears_every_step_of_the_agent(desk: RunningDesk, link: RunningLink) -> None:
    agent = Agent(desk.url, "Guichet 3")
    with link.supervisor() as citizen, agent.stream() as page:
        call = citizen.place(settings=["voice"], language="en")
        shown = page.wait_call(call, "ringing")
        citizen.state(call, "ringing")
        agent.act(call, "accept")
        assert "minutes" not in citizen.state(call, "accepted")
        agent.act(call, "on_my_way", minutes=2)
        assert citizen.state(call, "on_the_way")["minutes"] == 2
        agent.act(call, "arrived")
        citizen.state(call, "arrived")
        agent.act(call, "close")
        citizen.state(call, "closed")

    assert citizen.states(call) == ["queued", "ringing", "accepted", "on_the_way", "arrived", "closed"]
    assert (shown["terminal"], shown["place"], shown["language"]) == ("borne-2", "Hall d’entrée", "en")


def test_a_repeated_press_gets_the_same_answer_and_is_one_call(desk: RunningDesk, link: RunningLink) -> None:
    agent = Agent(desk.url, "Guichet 3")
    with link.supervisor() as citizen, agent.stream() as page:
        call = citizen.place()
        citizen.state(call, "ringing")
        for _ in range(5):
            citizen.place(call)
        other = citizen.place()
        page.wait_call(other, "ringing")

    assert page.states(call) == ["ringing"]
    assert citizen.states(call)[-1] == "ringing"
    outbox = sqlite3.connect(link.state / "outbox.db")
    assert outbox.execute("SELECT count(*) FROM call").fetchone() == (2,)
    outbox.close()


def test_what_the_citizen_asks_for_after_calling_reaches_the_agent_and_keeps_their_place(
    desk: RunningDesk, link: RunningLink
) -> None:
    agent = Agent(desk.url, "Guichet 3")
    with link.supervisor() as citizen, agent.stream() as page:
        call = citizen.place()
        before = page.wait_call(call, "ringing")
        agent.act(call, "accept")
        citizen.state(call, "accepted")
        citizen.place(call, wishes=["in_writing"], wishes_version=1, language="ar")
        asked = page.wait(lambda h: h.kind == "call" and h.body["wishes"] == ["in_writing"]).body
        citizen.place(call, wishes=[], wishes_version=2)
        citizen.place(call, wishes=["in_writing"], wishes_version=1)  # late on the way
        page.wait(lambda h: h.kind == "call" and h.body["wishes_version"] == 2)
        agent.act(call, "on_my_way")
        citizen.state(call, "on_the_way")

    assert (asked["state"], asked["agent"], asked["since"]) == ("accepted", "Guichet 3", before["since"])
    assert asked["language"] == "ar"
    assert [h.body["wishes"] for h in page.heard if h.kind == "call"][-1] == []
    assert citizen.states(call)[-2:] == ["accepted", "on_the_way"]


def test_what_was_asked_for_while_the_desk_was_off_survives_the_links_death(
    desk: RunningDesk, link: RunningLink
) -> None:
    with link.supervisor() as citizen:
        call = citizen.place()
        citizen.state(call, "ringing")
        desk.kill()
        citizen.place(call, wishes=["lsf"], wishes_version=1)
        citizen.until(lambda data: data["id"] == call and data["wishes_version"] == 1)
    link.kill()
    desk.start()
    link.start()
    with link.supervisor(), Agent(desk.url, "Guichet 3").stream() as page:
        page.wait(lambda h: "lsf" in str(h.body))


def test_with_the_desk_off_the_citizen_is_told_and_the_call_arrives_with_its_true_time(
    desk: RunningDesk, link: RunningLink
) -> None:
    desk.kill()
    with link.supervisor() as citizen:
        call = citizen.place(waited_ms=0)
        citizen.state(call, "queued")
        unreached = citizen.until(lambda data: data["id"] == call and not data["reached"], 6)
        assert (unreached["state"], unreached["stored"]) == ("queued", True)
        desk.start()
        agent = Agent(desk.url, "Guichet 3")
        assert citizen.state(call, "ringing", 6)["reached"] is True
        with agent.stream() as page:
            snapshot = page.wait(lambda heard: heard.kind == "snapshot").body
    (arrived,) = snapshot["calls"]
    assert arrived["waited_ms"] >= 1_900
    assert arrived["since"] == pytest.approx(arrived["created_at"], abs=1)


def test_a_call_survives_the_links_death_while_the_desk_is_off(desk: RunningDesk, link: RunningLink) -> None:
    desk.kill()
    with link.supervisor() as citizen:
        call = citizen.place()
        citizen.state(call, "queued")
    link.kill()
    link.start()
    with link.supervisor() as replaced:
        assert replaced.state(call, "queued")["id"] == call  # told to a session that asked for nothing
        desk.start()
        replaced.state(call, "ringing")


def test_no_press_is_lost_or_doubled_however_often_the_link_is_killed(
    desk: RunningDesk, link: RunningLink
) -> None:
    agent, placed = Agent(desk.url, "Guichet 3"), []
    with agent.stream() as page:
        for round_number in range(12):
            with link.supervisor() as citizen:
                call = citizen.place()
                citizen.read(
                    round_number * 0.0005
                )  # killed earlier or later on the way to the outbox and the desk
                link.kill()
            link.start()
            with link.supervisor() as citizen:
                citizen.place(call)  # what a session does until it is told that the call is kept
                citizen.state(call, "ringing")
            placed.append(call)
        for call in placed:
            page.wait_call(call, "ringing")

    assert [page.states(call) for call in placed] == [["ringing"]] * len(placed)


def test_an_agents_word_arrives_although_desk_and_link_are_killed_between(
    desk: RunningDesk, link: RunningLink
) -> None:
    with link.supervisor() as citizen:
        call = citizen.place()
        citizen.state(call, "ringing")
        desk.kill()
        assert citizen.until(lambda data: data["id"] == call and not data["reached"])["state"] == "ringing"
        desk.start()
        assert Agent(desk.url, "Guichet 3").act(call, "accept").ok
        assert citizen.state(call, "accepted")["agent"] == "Guichet 3"
    link.kill()
    assert Agent(desk.url, "Guichet 3").act(call, "close").ok
    link.start()
    with link.supervisor() as replaced:
        replaced.state(call, "closed")


def test_a_call_cancelled_while_the_desk_is_off_is_told_later_and_never_rings(
    desk: RunningDesk, link: RunningLink
) -> None:
    desk.kill()
    with link.supervisor() as citizen:
        call = citizen.place()
        citizen.state(call, "queued")
        citizen.send("CancelCall", id=call)
        citizen.state(call, "cancelled")
    desk.start()
    agent = Agent(desk.url, "Guichet 3")
    with agent.stream(after="0") as page:
        page.wait_call(call, "cancelled")
    assert page.states(call) == ["cancelled"]


def test_a_call_cancelled_after_it_rang_leaves_the_agents_page(desk: RunningDesk, link: RunningLink) -> None:
    agent = Agent(desk.url, "Guichet 3")
    with link.supervisor() as citizen, agent.stream() as page:
        call = citizen.place()
        citizen.state(call, "ringing")
        citizen.send("CancelCall", id=call)
        citizen.state(call, "cancelled")
        page.wait_call(call, "cancelled")


def test_a_desk_that_lost_its_database_gets_the_live_call_again(desk: RunningDesk, link: RunningLink) -> None:
    with link.supervisor() as citizen:
        call = citizen.place()
        citizen.state(call, "ringing")
        desk.kill()
        for path in desk.database.parent.glob("desk.db*"):
            path.unlink()
        desk.start()
        with Agent(desk.url, "Guichet 3").stream(after="0") as page:
            page.wait_call(call, "ringing")


def test_the_first_desk_that_answers_gets_the_call(
    nursery: Nursery, desk: RunningDesk, tmp_path: Path
) -> None:
    (tmp_path / "first").mkdir()
    first = RunningDesk(tmp_path / "first", nursery=nursery).start()
    link = RunningLink(tmp_path / "first", [first.url, desk.url]).start()
    try:
        with link.supervisor() as citizen:
            preferred = citizen.place()
            citizen.state(preferred, "ringing")
            first.kill()
            second = citizen.place()
            citizen.state(second, "ringing")
            assert Agent(desk.url, "Guichet 3").act(second, "accept").ok
            citizen.state(second, "accepted")
            assert Agent(desk.url, "Guichet 3").act(preferred, "accept").status_code == 404
    finally:
        link.kill()
        first.kill()


def test_a_broken_state_folder_is_told_and_the_call_still_reaches_the_desk(
    desk: RunningDesk, tmp_path: Path
) -> None:
    link = RunningLink(tmp_path, [desk.url])
    link.state.write_text("a file where the folder should be")
    link.start()
    try:
        with link.supervisor() as citizen:
            call = citizen.place()
            assert citizen.state(call, "placing")["stored"] is False
            assert citizen.state(call, "ringing")["stored"] is False
            assert Agent(desk.url, "Guichet 3").act(call, "accept").ok
            citizen.state(call, "accepted")
            link.state.unlink()  # the disk is mended
            other = citizen.place()
            assert citizen.state(other, "queued")["stored"] is True
    finally:
        link.kill()


def test_on_a_full_disk_every_press_still_reaches_an_agent_and_none_is_called_kept(
    desk: RunningDesk, tmp_path: Path
) -> None:
    link = RunningLink(tmp_path, [desk.url], most_bytes=60_000).start()
    try:
        with link.supervisor() as citizen:
            kept = True
            for _ in range(100):
                call = citizen.place(place="x" * 200, step_label="y" * 200)
                citizen.state(call, "ringing")
                if "queued" not in citizen.states(call):
                    kept = False
                    break
            assert not kept
            assert citizen.states(call) == ["placing", "ringing"]
            assert citizen.state(call, "placing")["stored"] is False
    finally:
        link.kill()


def test_a_malformed_call_is_placed_without_what_is_wrong_and_nothing_of_it_is_logged(
    desk: RunningDesk, link: RunningLink
) -> None:
    canary = "canari-58c1-rue-de-Reuilly"
    with link.supervisor() as citizen, Agent(desk.url, "Guichet 3").stream() as page:
        citizen.socket.sendall(b"{ not json " + canary.encode() + b"\n")
        citizen.send(canary, id=canary)
        citizen.send("Count", event=canary + " typed", procedure=canary)
        call = citizen.place(
            step_number=canary, wishes=canary, waited_ms=canary, site=canary, created_at=[canary]
        )
        shown = page.wait_call(call, "ringing")

    assert (shown["site"], shown["step_number"], shown["wishes"]) == ("paris-12", 0, [])
    assert link.stop() == 0
    assert "malformed" in link.log.read_text()
    assert canary not in link.log.read_text()
    assert canary not in desk.log.read_text()


def test_the_desk_sees_what_the_terminal_is_doing(desk: RunningDesk, link: RunningLink) -> None:
    with Agent(desk.url, "Guichet 3").stream() as page:

        def told(state: str) -> None:
            page.wait(
                lambda h: h.kind == "terminal" and (h.body["id"], h.body["state"]) == ("borne-2", state)
            )

        with link.supervisor() as supervisor:
            told("free")
            supervisor.send("TerminalState", state="in_use")
            told("in_use")
        told("out_of_order")  # no supervisor: nobody can use the terminal


def test_figures_wait_for_their_hours_end_and_for_the_desk_and_count_once(
    desk: RunningDesk, link: RunningLink
) -> None:
    desk.kill()
    chosen = {"event": "way_chosen", "procedure": "crit-air", "source": "city", "detail": "paper"}
    with link.supervisor() as citizen:
        for _ in range(3):
            citizen.send("Count", **chosen)
        citizen.place("a-call-after-the-counts")
        citizen.state("a-call-after-the-counts", "queued")
        link.kill()
    with closing(sqlite3.connect(link.state / "outbox.db")) as outbox:
        outbox.execute("UPDATE figure SET hour = hour - 1")  # an hour later
        outbox.execute("INSERT INTO figure VALUES (1, 'no name', '', '', '', 1, 'never-taken')")
        outbox.commit()
    link.start()
    desk.start()
    with link.supervisor() as citizen:
        citizen.state("a-call-after-the-counts", "ringing")
        with Agent(desk.url, "Guichet 3").stream() as page:
            page.wait(lambda heard: heard.kind == "beat", 8)  # a heartbeat's time
        with closing(sqlite3.connect(desk.database)) as database:
            rows = database.execute("SELECT event, procedure, source, detail, total FROM figure").fetchall()
        with closing(sqlite3.connect(link.state / "outbox.db")) as outbox:
            assert outbox.execute("SELECT count(*) FROM figure").fetchone() == (0,)
    assert rows == [(*chosen.values(), 3)]


def test_the_socket_is_the_terminals_alone_and_held_once(desk: RunningDesk, link: RunningLink) -> None:
    with link.supervisor() as citizen:
        citizen.state(citizen.place(), "queued")
    assert stat.S_IMODE(link.socket.stat().st_mode) == 0o600
    assert stat.S_IMODE((link.state / "outbox.db").stat().st_mode) == 0o600
    assert link.launch().wait(20) == 1
    assert "another link listens there" in link.log.read_text()
    assert link.stop() == 0
    assert not link.socket.exists()
