"""The soak's short version: some hundred presses under every kind of trouble, on both engines."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desk.postgres import programs

PRESSES, TROUBLES = 300, 5
PATIENT_S = 60  # how fast it recovers is measured on a quiet machine, by deploy/soak


@pytest.mark.xdist_group("soak")
@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_no_press_is_lost_accepted_twice_or_shown_twice(engine: str, tmp_path: Path) -> None:
    if engine == "postgresql":
        programs()
    report = tmp_path / "report.json"
    command = [sys.executable, "-m", "tests.soak", "--engines", engine, "--presses", str(PRESSES)]
    command += ["--seconds", "12", "--between", "0.3", "--troubles", str(TROUBLES), "--links", "1"]
    command += ["--recovery", str(PATIENT_S), "--json", str(report)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    found = json.loads(report.read_text())[engine]
    assert found["wrong"] == []
    assert found["count"]["presses"] > 20
    assert found["count"]["raced"] > 0
    assert found["recovery"]["all"]["times"] > 0
