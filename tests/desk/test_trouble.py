"""A full disk, canaries in what is malformed, and what `kiosk doctor` says of a desk."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.desk.check import check_desk
from tests.desk.nursery import Nursery
from tests.desk.running import TOKEN, Agent, RunningDesk, Terminal, http_session

CANARY = "canari-7f3a-1999-02-29-Dupont"


def test_nothing_that_was_sent_is_ever_in_the_log_or_in_an_answer(desk: RunningDesk) -> None:
    borne, agent = Terminal(desk.url), Agent(desk.url, "Guichet 3")
    bodies = [
        b"{" + CANARY.encode(),
        b'"' + CANARY.encode() + b'"',
        f'{{"id": "{CANARY}", "state": "{CANARY}"}}'.encode(),
        b"\xff" + CANARY.encode(),
    ]
    answers = []
    for path in ("/api/calls", "/api/counts", "/api/terminals/borne-2/alive", f"/api/calls/{CANARY}/cancel"):
        answers += [borne.http.post(desk.url + path, data=body, timeout=10) for body in bodies]
    answers.append(borne.post("/api/calls", borne.body(created_at=CANARY, step_label=["x", CANARY])))
    answers.append(agent.post("/api/agent/enter", {"code": CANARY, "counter": "x"}))
    answers.append(agent.act(CANARY, CANARY, minutes=CANARY))
    answers.append(http_session().get(f"{desk.url}/{CANARY}?{CANARY}", timeout=10))
    desk.stop()

    assert all(answer.status_code >= 400 for answer in answers)
    assert not any(CANARY in answer.text for answer in answers)
    assert "refused" in desk.log.read_text()  # it does log
    assert CANARY not in desk.log.read_text()


def test_a_full_disk_is_told_and_what_was_acknowledged_stays(nursery: Nursery, tmp_path: Path) -> None:
    desk = RunningDesk(tmp_path, most_bytes=400_000, nursery=nursery).start()
    try:
        borne, kept = Terminal(desk.url), []
        for _ in range(2_000):
            answer = borne.post("/api/calls", borne.body(place="x" * 200, step_label="y" * 200))
            if answer.status_code != 201:
                break
            kept.append(answer.json()["id"])
        assert answer.status_code == 503
        assert answer.json()["code"] == "database"
        assert http_session().get(desk.url + "/api/health", timeout=10).ok
        with borne.stream() as stream:
            snapshot = stream.wait(lambda heard: heard.kind == "snapshot").body
        assert [call["id"] for call in snapshot["calls"]] == kept
        assert "Traceback" not in desk.log.read_text()
    finally:
        desk.kill()


def test_the_doctor_tells_each_desk_apart(nursery: Nursery, desk: RunningDesk, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    gone = RunningDesk(tmp_path / "other", nursery=nursery).start()
    gone.kill()

    here, away = check_desk([desk.url, gone.url], TOKEN)
    assert (here.level, here.remedy) == ("good", "")
    assert (away.level, away.measured) == ("bad", "pas de réponse")
    assert "kiosk desk" in away.remedy
    assert "KIOSK_DESK__TOKEN" in check_desk([desk.url], "wrong")[0].remedy
    assert check_desk([], TOKEN)[0].level == "bad"
    assert check_desk([desk.url], "")[0].level == "bad"


@pytest.mark.parametrize(("moved_s", "told"), [(3650 * 86_400, "d’avance"), (-7200, "120 min de retard")])
def test_the_doctor_tells_a_clock_that_is_not_the_desks(
    desk: RunningDesk, monkeypatch: pytest.MonkeyPatch, moved_s: int, told: str
) -> None:
    true = time.time
    monkeypatch.setattr(time, "time", lambda: true() + moved_s)
    answers, clock = check_desk([desk.url], TOKEN)
    assert (answers.level, clock.part, clock.level) == ("good", "horloge", "bad")
    assert told in clock.measured


OF_ROUTING = (
    "family", "rung_at", "stage", "offered_to", "rings_for", "to_counter", "to_skill", "nobody_on_shift",
    "outcome",
)  # fmt: skip
OF_MESSAGES = ("said", "said_number")


def test_a_desk_of_the_version_before_keeps_its_calls(desk: RunningDesk) -> None:
    borne = Terminal(desk.url)
    kept = borne.call()
    desk.stop()
    with closing(sqlite3.connect(desk.database)) as file:
        for statement in (
            "DROP TABLE alembic_version",
            "DROP TABLE lease",
            *(f"DROP TABLE {name}" for name in ("site", "account", "session")),
            *(f"DROP TABLE {name}" for name in ("tries", "enrolment", "terminal_key")),
            *(f"DROP TABLE {name}" for name in ("decline", "channel", "notice")),
            *(f"DROP TABLE {name}" for name in ("figure", "figure_batch", "figure_month", "figure_cursor")),
            "DROP TABLE terminal_health",
            "CREATE TABLE count_batch (id TEXT PRIMARY KEY, at REAL NOT NULL)",
            "CREATE TABLE count (site TEXT, day TEXT, event TEXT, procedure TEXT, total INTEGER,"
            " PRIMARY KEY (site, day, event, procedure))",
            "INSERT INTO count VALUES ('paris-12', '2026-03-02', 'opened', 'crit-air', 7)",
            *(f"DROP INDEX {name}" for name in ("event_by_site", "call_by_agent")),
            *(f"ALTER TABLE call DROP COLUMN {name}" for name in (*OF_ROUTING, *OF_MESSAGES)),
            *(f"ALTER TABLE agent DROP COLUMN {name}" for name in ("skills", "idle_since")),
            *(f"ALTER TABLE terminal DROP COLUMN {name}" for name in ("tried_at", "trial_ms")),
            "ALTER TABLE agent DROP COLUMN heard_at",
            "ALTER TABLE terminal DROP COLUMN heard_at",
            "ALTER TABLE call DROP COLUMN wishes_version",
            "INSERT INTO meta VALUES ('schema', '1')",
        ):
            file.execute(statement)
        file.commit()
    desk.start()
    again = borne.post("/api/calls", borne.body(id=kept, wishes=["lsf"], wishes_version=1))
    assert (again.status_code, again.json()["wishes"]) == (200, ["lsf"])
    with closing(sqlite3.connect(desk.database)) as file:
        counted = file.execute("SELECT day, hour, event, procedure, total FROM figure").fetchall()
    assert counted == [("2026-03-02", -1, "opened", "crit-air", 7)]
