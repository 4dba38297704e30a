"""A press for a person reaches the supervisor, whatever becomes of the page."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from tests.display import display
from tests.quality.tracked import ROOT


def test_a_window_that_cannot_make_the_calls_page_has_told_of_the_call() -> None:
    command = [sys.executable, "-m", "tests.app.short_of_memory"]
    with display((1080, 1920)) as screen:
        there = os.environ | {"DISPLAY": screen}
        done = subprocess.run(command, cwd=ROOT, env=there, stdout=subprocess.PIPE, text=True, check=True)
    assert json.loads(done.stdout) == ["PlaceCall"]
