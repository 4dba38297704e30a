"""A trial call goes from the terminal to the desk and back, rings for nobody, and says when it did not."""

from __future__ import annotations

import json
import sqlite3
import time
from pathlib import Path

import pytest

from kiosk.handoff.trials import FILE, check_trials, read
from tests.desk.running import Agent, RunningDesk
from tests.handoff.terminal import RunningLink
from tests.terminal.stage import eventually

URL = "http://127.0.0.1:8700"


def test_a_trial_comes_back_and_is_shown_without_ringing_or_counting(
    tmp_path: Path, desk: RunningDesk
) -> None:
    agent = Agent(desk.url, "Guichet 3")
    link = RunningLink(tmp_path, [desk.url], trial_s=0.3).start()
    try:
        with agent.stream() as page:
            shown = page.wait(lambda h: h.kind == "terminal" and isinstance(h.body.get("trial_ms"), int)).body
            assert shown["id"] == "borne-2"
            assert not any(heard.kind == "call" for heard in page.heard)
        eventually(lambda: read(link.state / FILE), "the trial is kept")
        (found,) = check_trials(link.state, [desk.url], time.time())
        assert found.level == "good", found
    finally:
        link.kill()
    with sqlite3.connect(desk.database) as database:
        for table in ("call", "figure"):
            assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    database.close()


@pytest.mark.parametrize(
    ("kept", "level", "words"),
    [
        ({}, "warning", "aucun encore"),
        ({URL: {"at": 940, "ms": 12}}, "good", "en 12 ms, il y a 1 min"),
        ({URL: {"at": 940, "ms": None}}, "bad", "n’est pas revenu"),
        ({URL: {"at": -5000, "ms": 12}}, "warning", "date de 100 min"),
        ([], "warning", "aucun encore"),
    ],
)
def test_the_doctor_tells_of_the_last_trial(tmp_path: Path, kept: object, level: str, words: str) -> None:
    (tmp_path / FILE).write_text(json.dumps(kept))
    (found,) = check_trials(tmp_path, [URL], 1000.0)
    assert (found.level, words in found.measured) == (level, True), found
