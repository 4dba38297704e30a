"""Memory and processor time of processes, and how busy the machine is; used by the benchmarks."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

NOISY = 0.8  # a load from others at which the figures are not to be trusted
PROC = Path("/proc")


def family(pid: int) -> list[int]:
    """A process and all it started that still run under it."""
    found = [pid]
    for each in found:
        try:
            found += [int(child) for child in (PROC / f"{each}/task/{each}/children").read_text().split()]
        except OSError:
            continue
    return found


def pss_mb(pids: Iterable[int]) -> float:
    """Memory in MB, what is shared counted in proportion."""
    total = 0
    for pid in pids:
        try:
            lines = (PROC / f"{pid}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def processor_s(pids: Iterable[int]) -> float:
    """Processor time used so far, all threads; what has ended is not counted."""
    total = 0
    for pid in pids:
        for task in (PROC / f"{pid}/task").glob("*/schedstat"):
            try:
                total += int(task.read_text().split()[0])
            except OSError:
                continue
    return total / 1e9


def used_percent(groups: dict[str, list[int]], seconds: float) -> dict[str, float]:
    """Percent of a core that each group of processes uses over the next seconds."""
    before, began = {name: processor_s(pids) for name, pids in groups.items()}, time.monotonic()
    time.sleep(seconds)
    took = time.monotonic() - began
    return {name: 100 * (processor_s(pids) - before[name]) / took for name, pids in groups.items()}


def command(pid: int) -> str:
    """How a process was started."""
    try:
        return (PROC / f"{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


def others_busy(seconds: float = 1.0) -> float:
    """Cores in use by anything now, over a moment in which this process only waits."""
    before = _ticks()
    time.sleep(seconds)
    return (_ticks() - before) / os.sysconf("SC_CLK_TCK") / seconds


def _ticks() -> int:
    user, nice, system, _, _, irq, softirq, *_ = (
        int(field) for field in (PROC / "stat").read_text().split("\n", 1)[0].split()[1:]
    )
    return user + nice + system + irq + softirq
