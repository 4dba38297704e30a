"""Figures come in: names only, by the hour, each batch once, and nothing once their month is closed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest

from tests.desk.running import RunningDesk, Terminal

COLUMNS = "day, hour, event, procedure, source, detail, total"


def at(*when: int) -> float:
    return datetime(*when).timestamp()  # type: ignore[misc, arg-type]


def kept(database: object) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(str(database))) as file:
        return file.execute(f"SELECT {COLUMNS} FROM figure ORDER BY {COLUMNS}").fetchall()


def row(when: float, **more: Any) -> dict[str, Any]:
    return {
        "event": "stopped",
        "procedure": "crit-air",
        "source": "city",
        "detail": "auto",
        "at": when,
    } | more


def test_figures_are_added_up_by_the_hour_and_a_repeated_batch_counts_once(here: SimpleNamespace) -> None:
    here.now = at(2026, 3, 2, 15)
    borne, noon = Terminal(here.url), at(2026, 3, 2, 12)
    visit = {"event": "visit", "detail": "uk", "at": noon + 60, "n": 5}
    rows = [row(noon), row(noon + 60), visit, row(noon + 3600)]
    first = borne.post("/api/counts", {"id": "batch-1", "counts": rows})
    again = borne.post("/api/counts", {"id": "batch-1", "counts": rows})
    borne.post("/api/counts", {"id": "batch-2", "counts": rows[:1]})

    assert (first.json(), again.json()) == ({"stored": True}, {"stored": False})
    assert kept(here.address) == [
        ("2026-03-02", 12, "stopped", "crit-air", "city", "auto", 3),
        ("2026-03-02", 12, "visit", "", "", "uk", 5),
        ("2026-03-02", 13, "stopped", "crit-air", "city", "auto", 1),
    ]


def test_which_terminal_sent_them_is_not_kept(desk: RunningDesk) -> None:
    borne = Terminal(desk.url, "borne-canari")
    assert borne.post("/api/counts", {"id": "batch-1", "counts": [row(1e9)]}).ok
    with closing(sqlite3.connect(desk.database)) as file:
        assert "borne-canari" not in "".join(file.iterdump())


def test_a_month_is_open_until_the_fourth_of_the_next_and_then_never_again(here: SimpleNamespace) -> None:
    borne, then = Terminal(here.url), at(2025, 12, 31, 23, 30)
    here.now = at(2026, 1, 3, 23, 59)
    assert borne.post("/api/counts", {"id": "late", "counts": [row(then)]}).json() == {"stored": True}
    here.now = at(2026, 1, 4)
    assert borne.post("/api/counts", {"id": "too-late", "counts": [row(then)]}).ok
    assert [one[-1] for one in kept(here.address)] == [1]


def test_a_clock_that_is_ahead_opens_no_month_to_come(here: SimpleNamespace) -> None:
    here.now = at(2026, 3, 2, 15)
    Terminal(here.url).post("/api/counts", {"id": "ahead", "counts": [row(at(2031, 1, 1))]})
    assert [one[:2] for one in kept(here.address)] == [("2026-03-02", 15)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"event": "what the citizen typed"},
        {"event": "x" * 101},
        {"procedure": "12 rue de Reuilly"},
        {"detail": "j’ai perdu ma carte"},
        {"detail": ["auto"]},
        {"source": "elsewhere"},
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
    here: SimpleNamespace, wrong: dict[str, Any]
) -> None:
    good = row(here.now)
    answer = Terminal(here.url).post("/api/counts", {"id": "batch", "counts": [good, good | wrong]})
    assert answer.status_code == 422
    assert kept(here.address) == []
