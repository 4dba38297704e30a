"""Faults against a terminal that is in use: what it says is true, the call comes once, and it recovers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.quality.tracked import ROOT
from tests.soak.faulty import FAULTS

SHARE = ("readonly", "display")
MOUNTS = Path("/proc/self/mountinfo").read_text("utf-8").splitlines()
ROOTED = any(line.split()[4] == "/" for line in MOUNTS)  # false in a folder that was made the root (chroot)


@pytest.mark.xdist_group("terminal")
@pytest.mark.skipif(os.geteuid() != 0, reason="a disk that fills and a cable that is pulled take root")
@pytest.mark.skipif(not ROOTED, reason="mounts of one's own take a root that is itself mounted")
def test_a_call_pressed_while_something_fails_comes_once(tmp_path: Path) -> None:
    told = tmp_path / "faults.json"
    command = [
        sys.executable,
        "-m",
        "tests.soak",
        "faults",
        "--only",
        *SHARE,
        "--states",
        "in_use",
        "--json",
        told,
    ]
    command += ["--json", str(told)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    cases = json.loads(told.read_text("utf-8"))["cases"]
    assert [(*one["faults"], one["delivered"]) for one in cases] == [(name, 1) for name in SHARE]
    assert "| display gone | in use | black | once |" in told.with_suffix(".md").read_text("utf-8")


def test_the_readme_tells_what_happens_with_each_fault() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    begin = readme.index("**What happens when something fails**")
    rows = [line.split(" | ")[0].strip("| ") for line in readme[begin:].splitlines() if line.startswith("| ")]
    assert [one.row for one in FAULTS.values() if one.row not in rows] == []
