"""The terminal's own memory: durable, expiring by a clock nobody moves, mended when its file is broken."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kiosk.app.outward import events_of
from kiosk.handoff.book import Book
from kiosk.handoff.clock import Moment
from kiosk.handoff.courier import Courier
from kiosk.handoff.outbox import Held, Outbox, OutboxError
from kiosk.session.events import CallChanged
from kiosk.wire.calls import TEST, Call, CallState, new_call_id
from kiosk.wire.messages import Message
from tests.terminal.stage import eventually

START = Moment(1_800_000_000.0, 1_000.0, "this-boot")


class Clock:
    def __init__(self) -> None:
        self.moment = START

    def __call__(self) -> Moment:
        return self.moment

    def pass_s(self, seconds: float) -> None:
        self.moment = replace(
            self.moment, wall=self.moment.wall + seconds, boot_s=self.moment.boot_s + seconds
        )


def call(call_id: str = "") -> Call:
    return Call(call_id or new_call_id(), "paris-12", "borne-2")


def book(tmp_path: Path, clock: Clock) -> tuple[Book, list[dict[str, Any]]]:
    told: list[dict[str, Any]] = []
    return Book(Outbox(tmp_path / "outbox.db"), clock, 30 * 60, told.append), told


def news(one: Call, state: str, version: int, **more: Any) -> dict[str, Any]:
    return {"id": one.id, "state": state, "version": version} | more


def test_what_was_put_is_read_by_another_process_whole(tmp_path: Path) -> None:
    held = Held(
        replace(call(), settings=("voice",), place="Hall d’entrée"), START, agent="Guichet 3", minutes=2
    )
    Outbox(tmp_path / "outbox.db").put(held)
    assert Outbox(tmp_path / "outbox.db").calls(START) == [held]


def test_a_call_put_again_stays_as_it_became(tmp_path: Path) -> None:
    outbox, held = Outbox(tmp_path / "outbox.db"), Held(call(), START)
    outbox.put(held)
    outbox.update(replace(held, state=CallState.ACCEPTED, posted=True))
    outbox.put(held)
    assert outbox.calls(START)[0].state is CallState.ACCEPTED


def test_writes_reach_the_disk_before_they_return(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox.db")
    with outbox._use() as db:
        assert db.execute("PRAGMA synchronous").fetchone() == (2,)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_broken_file_is_told_set_aside_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "outbox.db"
    path.write_bytes(b"this is not a database at all, but something else" * 100)
    outbox = Outbox(path)
    with pytest.raises(OutboxError):
        outbox.put(Held(call(), START))
    held = Held(call(), START)
    outbox.put(held)
    assert outbox.calls(START) == [held]
    assert path.with_suffix(".broken").exists()


def test_an_ended_call_is_kept_a_day_so_that_a_repetition_gets_the_same_answer(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox.db")
    outbox.put(Held(call(), START, state=CallState.CLOSED, posted=True))
    outbox.put(Held(call(), START, state=CallState.CANCELLED, told="cancelled"))  # the desk does not know yet
    later = replace(START, wall=START.wall + 86_401)
    assert len(outbox.calls(START)) == 2
    assert [held.told for held in outbox.calls(later)] == ["cancelled"]


def test_yesterdays_calls_leave_memory_and_file_when_the_next_is_placed(tmp_path: Path) -> None:
    clock = Clock()
    kept, _ = book(tmp_path, clock)
    ended, open_one, last = call(), call(), call()
    for one in (ended, open_one):
        kept.place(one)
    kept.learnt("http://desk", news(ended, "closed", 4))
    kept.learnt("http://desk", news(open_one, "accepted", 2))
    clock.pass_s(86_401)
    kept.place(last)
    stored = {held.call.id for held in Outbox(tmp_path / "outbox.db").calls(START)}
    assert stored == {open_one.id, last.id}


def test_figures_leave_once_their_hour_is_over_under_an_id_that_stays(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox.db")

    def count(wall: float, detail: str = "") -> None:
        outbox.add_count("stopped", "crit-air", "city", detail, wall)

    for wall in (7_200.0, 7_300.0, 10_900.0):
        count(wall)
    count(7_400.0, "auto")
    first = outbox.batch(10_900.0)
    count(7_400.0)
    assert first is not None
    assert Outbox(tmp_path / "outbox.db").batch(10_900.0) == first
    told = [(row["at"], row["detail"], row["n"]) for row in first.rows]
    assert told == [(7_200, "", 2), (7_200, "auto", 1)]
    outbox.drop(first)
    second = outbox.batch(10_900.0)
    assert second is not None
    assert [row["n"] for row in second.rows] == [1]
    assert second.id != first.id
    outbox.drop(second)
    assert outbox.batch(14_399.0) is None  # its hour still runs
    last = outbox.batch(14_400.0)
    assert last is not None
    assert last.rows == (
        {"at": 10_800, "event": "stopped", "procedure": "crit-air", "source": "city", "detail": "", "n": 1},
    )


def test_figures_of_a_clock_that_was_ahead_leave_too(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox.db")
    outbox.add_count("visit", "", "", "fr", 10**9)
    assert outbox.batch(7_200.0) is not None


def test_an_outbox_of_the_version_before_is_taken_over(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "outbox.db")) as file:
        columns = "hour INTEGER, event TEXT, procedure TEXT, total INTEGER, batch TEXT"
        file.execute(f"CREATE TABLE count ({columns})")
        file.execute("INSERT INTO count VALUES (2, 'opened', 'crit-air', 1, '')")
        file.commit()
    assert Outbox(tmp_path / "outbox.db").batch(0.0) is None


def test_a_call_nobody_accepts_expires_whatever_the_wall_clock_does(tmp_path: Path) -> None:
    clock = Clock()
    kept, told = book(tmp_path, clock)
    one = call()
    kept.place(one)
    clock.moment = replace(clock.moment, wall=clock.moment.wall + 10 * 365 * 86_400)
    kept.look()
    assert told[-1]["state"] == "queued"
    clock.pass_s(30 * 60 + 1)
    kept.look()
    assert told[-1]["state"] == "expired"
    assert [held.told for held in kept.owed()] == ["expired"]  # the desk hears of it when it can


def test_a_call_someone_has_accepted_never_expires_here(tmp_path: Path) -> None:
    clock = Clock()
    kept, told = book(tmp_path, clock)
    one = call()
    kept.place(one)
    kept.learnt("http://desk", news(one, "accepted", 2, agent="Guichet 3"))
    clock.pass_s(3 * 3600)
    kept.look()
    assert told[-1]["state"] == "accepted"


def test_an_agent_who_accepted_while_the_terminal_thought_it_expired_is_announced(tmp_path: Path) -> None:
    clock = Clock()
    kept, told = book(tmp_path, clock)
    one = call()
    kept.place(one)
    kept.learnt("http://desk", news(one, "ringing", 1))
    clock.pass_s(30 * 60 + 6)
    kept.look()
    assert told[-1]["state"] == "expired"
    kept.learnt("http://desk", news(one, "accepted", 2))
    assert told[-1]["state"] == "accepted"


def test_old_news_changes_nothing(tmp_path: Path) -> None:
    kept, told = book(tmp_path, Clock())
    one = call()
    kept.place(one)
    kept.learnt("http://desk", news(one, "accepted", 2))
    kept.learnt("http://desk", news(one, "ringing", 1))
    kept.learnt("http://desk", {"id": one.id, "state": "nonsense", "version": 9})
    kept.learnt("http://desk", {"id": "unknown", "state": "closed", "version": 9})
    assert told[-1]["state"] == "accepted"


def test_a_cancellation_under_way_hides_what_the_desk_did_before_it(tmp_path: Path) -> None:
    kept, told = book(tmp_path, Clock())
    one = call()
    kept.place(one)
    kept.learnt("http://desk", news(one, "ringing", 1))
    kept.cancel(one.id)
    kept.learnt("http://desk", news(one, "accepted", 2))
    assert told[-1]["state"] == "cancelled"
    assert [held.told for held in kept.owed()] == ["cancelled"]
    kept.learnt("http://desk", news(one, "cancelled", 3), answers="cancelled")
    assert kept.owed() == []


def test_the_citizen_who_cancels_beside_an_agent_is_told_the_truth(tmp_path: Path) -> None:
    kept, told = book(tmp_path, Clock())
    one = call()
    kept.place(one)
    kept.learnt("http://desk", news(one, "arrived", 3))
    kept.cancel(one.id)
    assert told[-1]["state"] == "arrived"


def test_waiting_is_measured_by_the_wall_only_across_a_restart_of_the_machine() -> None:
    assert START.ms_until(replace(START, wall=0.0, boot_s=1_002.5)) == 2_500
    assert START.ms_until(Moment(START.wall + 60, 3.0, "next-boot")) == 60_000
    assert START.ms_until(Moment(START.wall - 60, 3.0, "next-boot")) == 0


def test_a_file_of_another_making_is_an_outbox_error(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "outbox.db")
    connection.execute("CREATE TABLE call (id TEXT)")
    connection.commit()
    connection.close()
    with pytest.raises(OutboxError):
        Outbox(tmp_path / "outbox.db").put(Held(call(), START))


def test_what_could_not_be_read_at_the_start_is_known_once_the_disk_is_back(tmp_path: Path) -> None:
    folder, clock = tmp_path / "state", Clock()
    first, _ = book(folder, clock)
    kept, meanwhile = call(), call()
    first.place(kept)
    folder.rename(tmp_path / "away")
    folder.write_text("no folder")
    again, told = book(folder, clock)
    again.place(meanwhile)
    assert [one.call.id for one in again.owed()] == [meanwhile.id]
    assert told[-1]["state"] == CallState.PLACING
    folder.unlink()
    (tmp_path / "away").rename(folder)
    again.look()
    assert {one.call.id for one in again.owed()} == {kept.id, meanwhile.id}
    assert {one["id"]: one["state"] for one in told} == dict.fromkeys(
        (kept.id, meanwhile.id), CallState.QUEUED
    )
    last, _ = book(folder, clock)
    assert {one.call.id for one in last.owed()} == {kept.id, meanwhile.id}


def test_a_session_is_told_which_call_is_a_technicians(tmp_path: Path) -> None:
    """So that the one that comes after theirs calls it off, also after a power cut."""
    kept, _ = book(tmp_path, Clock())
    kept.place(replace(call("c1"), source=TEST))
    again, told = book(tmp_path, Clock())
    again.tell_live()
    (event,) = events_of(Message("CallChanged", told[0]))
    assert isinstance(event, CallChanged)
    assert (event.call_id, event.trial) == ("c1", True)


def test_a_disk_that_could_not_be_read_is_looked_at_again_also_while_no_call_lives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.handoff.book.UNREAD_S", 0.01)
    folder, clock, kept = tmp_path / "state", Clock(), call()
    book(folder, clock)[0].place(kept)
    folder.rename(tmp_path / "away")
    folder.write_text("no folder")
    again, told = book(folder, clock)
    looking: Any = SimpleNamespace(stopping=threading.Event(), _book=again)
    thread = threading.Thread(target=Courier._look_forever, args=(looking,), daemon=True)
    thread.start()
    folder.unlink()
    (tmp_path / "away").rename(folder)
    eventually(lambda: told, "the call of before", 5)
    assert [one.call.id for one in again.owed()] == [kept.id]
    looking.stopping.set()
    thread.join(5)
    assert not thread.is_alive()
