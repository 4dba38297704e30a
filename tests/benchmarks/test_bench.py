"""The benchmark still runs on real parts: a press is kept, reaches an agent, and both are told as figures."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.xdist_group("window")
def test_the_time_from_a_press_to_the_outbox_and_the_agent_is_measured(tmp_path: Path) -> None:
    out = tmp_path / "figures.json"
    command = [sys.executable, "-m", "tests.benchmarks", "--quick", "--only", "outbox", "--json", str(out)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stderr
    (figures,) = json.loads(out.read_text("utf-8")).values()
    kept, seen = figures
    assert kept["runs"] == seen["runs"] > 1
    assert 0 < kept["median"] < seen["median"]
    assert kept["name"] in ran.stdout
