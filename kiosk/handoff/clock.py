"""Time that a wrong or moved wall clock does not spoil; used by the outbox and the link."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@cache
def boot_id() -> str:
    """This start of the machine; another one means that `boot_s` began again."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return ""


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant on three clocks: the wall's, the machine's since it started, and which start that was."""

    wall: float
    boot_s: float
    boot: str

    def ms_until(self, later: Moment) -> int:
        """Milliseconds to a later moment; by the wall clock only where the machine restarted between."""
        same = self.boot == later.boot and self.boot != ""
        seconds = later.boot_s - self.boot_s if same else later.wall - self.wall
        return max(0, round(seconds * 1000))


def now() -> Moment:
    """This moment; the machine's clock counts suspended time too."""
    return Moment(time.time(), time.clock_gettime(time.CLOCK_BOOTTIME), boot_id())
