"""Months are published once and stay; calls count by their own events; what is old goes; on both engines."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, delete, func, select, update

from kiosk.desk import calls
from kiosk.desk.calls import Times
from kiosk.desk.figures import of_calls, pruning, publishing
from kiosk.desk.figures.months import before, is_closed
from kiosk.desk.store import events, schema
from kiosk.desk.store.address import address
from kiosk.desk.store.database import Database
from kiosk.desk.store.figures_schema import figure, figure_month
from kiosk.wire.calls import Call
from tests.desk.postgres import Postgres
from tests.desk.running import SITE, Agent, RunningDesk, Terminal

OCTOBER = datetime(2026, 10, 5, 10).timestamp()
FOURTH = datetime(2026, 11, 4).timestamp()
DAY_S = 86_400


class Kept:
    """A desk's database of its own."""

    def __init__(self, where: str | Path) -> None:
        self.where = where

    def do(self, act: Callable[..., Any], *given: Any, **more: Any) -> Any:
        async def done() -> Any:
            database = Database(address(self.where))
            try:
                return await database.write(SITE, act, *given, **more)
            finally:
                database.close()

        return asyncio.run(done())

    def number(self, table: Any) -> int:
        return int(self.do(lambda conn: conn.execute(select(func.count()).select_from(table)).scalar()))


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Kept:
    if request.param == "sqlite":
        return Kept(tmp_path / "desk.db")
    postgres: Postgres = request.getfixturevalue("postgres")
    return Kept(postgres.new_database())


def handled(conn: Connection, name: str, since: float, after_s: float | None, outcome: str) -> None:
    """A call that was answered after so long and closed, or that nobody took until it was called off."""
    times = Times()
    call = Call(name, SITE, "borne-2", procedure="crit-air", created_at=since)
    calls.post(conn, call, since, 1800, times)
    if after_s is None:
        calls.cancel(conn, name, None, since + 90)
        return
    calls.accept(conn, name, "Guichet canari", since + after_s)
    calls.close(conn, name, "Guichet canari", since + after_s + 60, outcome=outcome)


def twelve_calls(conn: Connection) -> None:
    for n in range(12):
        waited = None if n < 5 else 20.0 if n < 11 else 200.0
        handled(conn, f"call-{n}", OCTOBER + n * DAY_S / 2, waited, "helped")


def tables(database: Kept, month: str = "2026-10") -> dict[str, Any]:
    body = database.do(publishing.find, SITE, month)
    return {one["name"]: {row["key"]: row["values"] for row in one["rows"]} for one in body["tables"]}


def test_calls_count_once_by_their_own_events_and_no_counter_is_told(database: Kept) -> None:
    database.do(twelve_calls)
    for _ in range(3):
        assert database.do(of_calls.count, SITE, OCTOBER + 7 * DAY_S) is False
    assert database.do(publishing.publish, SITE, FOURTH - 1) == []
    assert database.do(publishing.publish, SITE, FOURTH) == ["2026-10"]
    told = tables(database)
    assert told["calls_by_outcome"] == {"helped": [7], "cancelled": [5]}
    assert told["calls_by_wait"] == {"under_30_s": [6], "*": [6]}  # five unanswered, one under 5 min
    assert told["calls_by_procedure"] == {"crit-air": [12]}
    assert "canari" not in json.dumps(database.do(publishing.find, SITE, "2026-10"))


def test_a_published_month_stays_as_it_is_and_what_was_counted_is_forgotten(database: Kept) -> None:
    database.do(twelve_calls)
    database.do(of_calls.count, SITE, OCTOBER + 7 * DAY_S)
    database.do(publishing.publish, SITE, FOURTH)
    first = database.do(publishing.find, SITE, "2026-10")
    assert database.number(figure) == 0
    database.do(lambda conn: handled(conn, "late", OCTOBER, 10.0, "helped"))
    database.do(of_calls.count, SITE, FOURTH + DAY_S)
    database.do(publishing.publish, SITE, FOURTH + DAY_S)
    assert database.do(publishing.find, SITE, "2026-10") == first
    assert database.do(publishing.months, SITE) == ["2026-10"]


def test_more_events_than_are_read_at_once_are_all_counted(
    database: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(of_calls, "AT_ONCE", 7)
    database.do(twelve_calls)
    rounds = 1
    while database.do(of_calls.count, SITE, OCTOBER + 7 * DAY_S):
        rounds += 1
    assert rounds > 3
    database.do(publishing.publish, SITE, FOURTH)
    assert tables(database)["calls_by_procedure"] == {"crit-air": [12]}


def test_published_months_are_kept_as_long_as_is_set(database: Kept) -> None:
    def three(conn: Connection) -> None:
        for month in ("2024-09", "2024-10", "2026-10"):
            conn.execute(figure_month.insert().values(site=SITE, month=month, published_at=0, body="{}"))

    database.do(three)
    database.do(pruning.forget_months, SITE, datetime(2026, 11, 5).timestamp(), 25)
    assert database.do(publishing.months, SITE) == ["2026-10", "2024-10"]


def test_ended_calls_and_old_events_go_and_live_calls_stay(database: Kept) -> None:
    def old(conn: Connection) -> None:
        twelve_calls(conn)
        calls.post(conn, Call("live", SITE, "borne-2"), OCTOBER, 1800, Times())

    database.do(old)
    later = OCTOBER + 40 * DAY_S
    before_it_is_counted = database.number(schema.event)
    database.do(pruning.forget_calls, SITE, later, 31)
    assert database.number(schema.event) == before_it_is_counted  # what is not counted yet is not forgotten
    database.do(of_calls.count, SITE, later)
    assert database.do(pruning.forget_calls, SITE, OCTOBER + 20 * DAY_S, 31) is False
    assert database.number(schema.event) == before_it_is_counted  # nothing is 31 days old
    database.do(pruning.forget_calls, SITE, later, 31)
    assert [one["id"] for one in database.do(calls.live, SITE)] == ["live"]
    assert database.number(schema.call) == 1
    assert database.number(schema.event) == 1  # the newest: a screen may read on from it
    newest = database.do(events.newest, SITE)
    database.do(calls.cancel, "live", None, later)
    assert database.do(events.newest, SITE) > newest


def test_nothing_goes_that_is_younger(database: Kept) -> None:
    database.do(twelve_calls)
    database.do(of_calls.count, SITE, OCTOBER + 7 * DAY_S)
    database.do(pruning.forget_calls, SITE, OCTOBER + 33 * DAY_S, 31)
    assert 0 < database.number(schema.call) < 12


def test_a_running_desk_counts_its_calls_and_publishes_by_itself(desk: RunningDesk) -> None:
    borne, agent = Terminal(desk.url), Agent(desk.url, "Guichet 3")
    agent.shift("start")
    for _ in range(6):
        call = borne.call()
        agent.act(call, "accept")
        agent.act(call, "close", outcome="helped")
    desk.stop()
    now = datetime.now()
    month = (now.replace(day=1) - timedelta(days=40)).strftime("%Y-%m")
    kept = Kept(desk.address)
    kept.do(of_calls.count, SITE, now.timestamp())
    kept.do(lambda conn: conn.execute(update(figure).values(day=f"{month}-15")))
    kept.do(
        lambda conn: conn.execute(delete(schema.lease))
    )  # the process that held it has been gone for long
    desk.start()
    with Agent(desk.url, "Guichet 4").stream() as stream:
        stream.wait(lambda heard: heard.kind == "beat")
    assert tables(kept, month)["calls_by_outcome"] == {"helped": [6]}


@pytest.mark.parametrize(
    "now, closed",
    [((2026, 12, 31), False), ((2027, 1, 3, 23, 59), False), ((2027, 1, 4), True), ((2028, 1, 1), True)],
)
def test_a_month_closes_on_the_fourth_of_the_next(now: tuple[int, ...], closed: bool) -> None:
    assert is_closed("2026-12", datetime(*now).timestamp()) is closed  # type: ignore[arg-type, misc]


def test_months_go_back_over_the_new_year() -> None:
    assert before(datetime(2026, 1, 15).timestamp(), 25) == "2023-12"
    assert before(datetime(2026, 12, 15).timestamp(), 12) == "2025-12"
