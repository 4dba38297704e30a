"""Figures: names only, per day, each batch once."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import Any

import pytest

from tests.desk.running import RunningDesk, Terminal

NOON = datetime(2026, 3, 2, 12).timestamp()


def kept(desk: RunningDesk) -> list[tuple[str, str, str, int]]:
    connection = sqlite3.connect(desk.database)
    try:
        return connection.execute(
            "SELECT day, event, procedure, total FROM count ORDER BY 1, 2, 3"
        ).fetchall()
    finally:
        connection.close()


def test_events_are_added_up_by_day_and_procedure_and_a_repeated_batch_counts_once(desk: RunningDesk) -> None:
    borne = Terminal(desk.url)
    rows = [
        {"event": "Begun", "procedure": "crit-air", "at": NOON},
        {"event": "Begun", "procedure": "crit-air", "at": NOON + 60},
        {"event": "OtherWayOffered", "procedure": "", "at": NOON, "n": 5},
        {"event": "Begun", "procedure": "crit-air", "at": NOON + 86_400},
    ]
    first = borne.post("/api/counts", {"id": "batch-1", "counts": rows})
    again = borne.post("/api/counts", {"id": "batch-1", "counts": rows})
    borne.post("/api/counts", {"id": "batch-2", "counts": rows[:1]})

    assert (first.json(), again.json()) == ({"stored": True}, {"stored": False})
    assert kept(desk) == [
        ("2026-03-02", "Begun", "crit-air", 3),
        ("2026-03-02", "OtherWayOffered", "-", 5),
        ("2026-03-03", "Begun", "crit-air", 1),
    ]


@pytest.mark.parametrize(
    "row",
    [
        {"event": "what the citizen typed"},
        {"event": "x" * 101},
        {"procedure": "12 rue de Reuilly"},
        {"at": "now"},
        {"at": -1},
        {"at": 1e300},
        {"n": 0},
        {"n": True},
        {"event": None},
    ],
    ids=str,
)
def test_what_is_no_name_is_refused_and_nothing_of_the_batch_is_kept(
    desk: RunningDesk, row: dict[str, Any]
) -> None:
    good = {"event": "Begun", "procedure": "crit-air", "at": NOON}
    answer = Terminal(desk.url).post("/api/counts", {"id": "batch", "counts": [good, good | row]})
    assert answer.status_code == 422
    assert kept(desk) == []
