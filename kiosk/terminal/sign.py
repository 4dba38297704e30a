"""The supervisor's sign of life, beside the link's socket: written by `health`, read by the doctor.

Where the terminal is installed that folder is in memory, and costs no disk.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.terminal.child import Session

EVERY_S = 30.0
FILE = "terminal.json"


@dataclass(frozen=True, slots=True)
class Sign:
    """How it stood, and how many seconds ago, whatever the wall clock did since."""

    state: str
    standby: bool
    link: bool
    age_s: float


def state_of(current: Session | None) -> str:
    """What agents are told of the session on screen."""
    if current is None or current.broken:
        return "out_of_order"
    return "in_use" if current.busy else "free"


def give(folder: Path, state: str, standby: bool, link: bool) -> None:
    """Leaves a sign; a full disk is told by the doctor's own look at it."""
    said = {"at": _now(), "state": state, "standby": standby, "link": link}
    fresh = folder / f"{FILE}.new"
    with suppress(OSError):
        fresh.write_text(json.dumps(said), "utf-8")
        os.replace(fresh, folder / FILE)


def last(folder: Path) -> Sign | None:
    """The last sign since the machine was started, or None."""
    try:
        said = json.loads((folder / FILE).read_text("utf-8"))
        age_s = _now() - said["at"]
        sign = Sign(str(said["state"]), bool(said["standby"]), bool(said["link"]), age_s)
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return sign if age_s >= 0 else None  # from before the machine was started, in a folder on the disk


def _now() -> float:
    return time.clock_gettime(time.CLOCK_BOOTTIME)
