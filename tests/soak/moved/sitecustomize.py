"""Moves the wall clock of every Python process started with this folder on its path, by what a file says."""

import os
import time

_real, _real_ns, _file = time.time, time.time_ns, os.environ.get("SOAK_CLOCK", "")


def _moved_s() -> int:
    try:
        with open(_file) as told:
            return int(told.read() or 0)
    except (OSError, ValueError):
        return 0


if _file:
    time.time = lambda: _real() + _moved_s()
    time.time_ns = lambda: _real_ns() + _moved_s() * 1_000_000_000
