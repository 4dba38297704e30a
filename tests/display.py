"""A screen for tests: Xvfb on a number it chooses itself, ended with the process that started it."""

from __future__ import annotations

import ctypes
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

_PR_SET_PDEATHSIG, _SIGTERM = 1, 15


def die_with_parent() -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, _SIGTERM)


def start_display(size: tuple[int, int]) -> tuple[subprocess.Popen[bytes], str]:
    """Starts Xvfb and waits until it listens; returns the process and the value for DISPLAY."""
    read, write = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(write),
        "-screen",
        "0",
        f"{size[0]}x{size[1]}x24",
        "-nolisten",
        "tcp",
        "-noreset",
    ]
    process = subprocess.Popen(
        command, pass_fds=(write,), stderr=subprocess.DEVNULL, preexec_fn=die_with_parent
    )
    os.close(write)
    with os.fdopen(read) as number:
        line = number.readline().strip()
    if not line:
        raise RuntimeError("Xvfb did not start")
    return process, f":{line}"


def end_display(process: subprocess.Popen[bytes]) -> None:
    """Ends a display and waits until it is gone."""
    process.terminate()
    process.wait(timeout=10)


@contextmanager
def display(size: tuple[int, int]) -> Iterator[str]:
    """A screen for as long as the block runs."""
    process, name = start_display(size)
    try:
        yield name
    finally:
        end_display(process)
