"""What lasting processes hold, again and again, and whether it grows; used by the simulated month."""

from __future__ import annotations

import os
import statistics
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

WARM = 0.15  # of the samples: caches fill, a desk's pools open
MOST_KB = 16_384  # what a month may add to the memory of one process
KINDS = ("memory_kb", "descriptors", "threads")


def process(pid: int) -> dict[str, float]:
    """Of one process: memory that is no file's, in kB; descriptors; threads."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return {
        "memory_kb": float(next(line for line in lines if line.startswith("Anonymous:")).split()[1]),
        "descriptors": float(len(os.listdir(f"/proc/{pid}/fd"))),
        "threads": float(len(os.listdir(f"/proc/{pid}/task"))),
    }


def together(pids: Sequence[int]) -> dict[str, float]:
    """Of several, summed: a desk and the processes that serve it."""
    each = [process(pid) for pid in pids]
    return {kind: sum(one[kind] for one in each) for kind in KINDS}


def folder(path: Path) -> dict[str, float]:
    """Files below a folder, and what they take on the disk, in kB."""
    files, kb = 0.0, 0.0
    for one in path.rglob("*"):
        with suppress(OSError):
            if one.is_file():
                files, kb = files + 1, kb + one.stat().st_blocks / 2
    return {"files": files, "disk_kb": kb}


def slope(xs: Sequence[float], ys: Sequence[float]) -> float:
    """The median of the slopes between all pairs (Theil and Sen): one outlier changes nothing."""
    slopes = [
        (ys[b] - ys[a]) / (xs[b] - xs[a])
        for a in range(len(xs))
        for b in range(a + 1, len(xs))
        if xs[b] != xs[a]
    ]
    return statistics.median(slopes) if slopes else 0.0


def growth(samples: Sequence[Mapping[str, float]], name: str, days: int) -> dict[str, float]:
    """First, last, most, and what so many days add at the slope after warming up."""
    late = samples[int(len(samples) * WARM) :]
    each = slope([one["days"] for one in late], [one[name] for one in late])
    values = [one[name] for one in samples]
    return {
        "first": values[0],
        "warm": late[0][name],
        "last": values[-1],
        "most": max(values),
        "month": round(each * days, 1),
    }


def grows(name: str, found: Mapping[str, float]) -> bool:
    """Whether a month adds to it: memory by more than its noise, anything else by a whole one."""
    if name.endswith("memory_kb"):
        return found["month"] > MOST_KB
    if name.endswith("disk_kb"):
        return found["month"] > MOST_KB
    return found["month"] >= 1 and found["last"] > found["warm"]
