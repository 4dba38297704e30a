"""`kiosk dev`: the terminal in a window, started again when a file of the project changes."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOOK_S = 0.5


def newest(folders: tuple[Path, ...]) -> float:
    """When the last of the files that matter was changed."""
    times = [
        path.stat().st_mtime
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix in (".py", ".yaml", ".toml", ".mo") and path.is_file()
    ]
    return max(times, default=0.0)


def run(given: argparse.Namespace) -> int:
    """Runs `kiosk demo` in a window, again after each change, until Ctrl+C."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        print("kiosk dev: there is no display. To see it without one: ./deploy/demo", file=sys.stderr)
        return 1
    folders = (ROOT / "kiosk", given.config)
    command = [sys.executable, "-m", "kiosk.cli", "demo", "--config", str(given.config.resolve())]
    command += ["--size", given.size] if given.size else []
    pause = threading.Event()
    while True:
        process = subprocess.Popen(command)
        seen = newest(folders)
        while process.poll() is None and newest(folders) == seen:
            pause.wait(LOOK_S)
        ended = process.poll()
        if ended is not None:
            return ended
        print("kiosk dev: something changed, starting again", file=sys.stderr)
        process.terminate()
        process.wait(15)
