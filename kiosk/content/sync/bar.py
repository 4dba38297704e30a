"""A progress bar for `sync`: one line on a screen, a line a stage in a log; used by `kiosk.commands`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TextIO

WIDTH = 30
STAGES = {
    "fetch": "fetching the documents",
    "read": "reading every document",
    "index": "building the index",
    "service": "putting it in service",
}


def bar(out: TextIO | None = None) -> Callable[[str, float], None]:
    """A callback (stage, 0 to 1) that shows it; a stage is written to a log once, when it is done."""
    out = out or sys.stderr
    shown = "", False

    def progress(stage: str, done: float) -> None:
        nonlocal shown
        done = min(max(done, 0.0), 1.0)
        name = STAGES.get(stage, stage)
        line = f"{name:24} {'█' * round(done * WIDTH):·<{WIDTH}} {done:4.0%}"
        if (line, done == 1.0) == shown:
            return
        if out.isatty():
            out.write(f"\r{line}" + ("\n" if done == 1.0 else ""))
        elif done == 1.0:
            out.write(f"{name}: done\n")
        shown = line, done == 1.0
        out.flush()

    return progress
