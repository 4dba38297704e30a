"""`kiosk dev`: the terminal in a window, started again when a file of the project changes."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from kiosk.dev.content import HERE

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
    """Runs `kiosk demo` in a window, again after each change, until Ctrl+C; broken settings may be mended."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        print("kiosk dev: there is no display. To see it without one: ./deploy/demo", file=sys.stderr)
        return 1
    folders = (ROOT / "kiosk", given.config)
    command = [sys.executable, "-m", "kiosk.cli", "demo", "--config", str(given.config.resolve())]
    command += ["--fiches", HERE]
    command += ["--size", given.size] if given.size else []
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    while True:
        process = subprocess.Popen(command)
        try:
            seen = newest(folders)
            changed = _changed(folders, seen, process)
            if not changed and process.returncode == 0:
                return 0
            if not changed:
                print("kiosk dev: it starts again when a file changes", file=sys.stderr)
                _changed(folders, seen)
        finally:
            process.terminate()
            process.wait(15)
        print("kiosk dev: something changed, starting again", file=sys.stderr)


def _changed(folders: tuple[Path, ...], seen: float, process: subprocess.Popen[bytes] | None = None) -> bool:
    """Waits until a file has changed; False where the process has ended before."""
    pause = threading.Event()
    while newest(folders) == seen:
        if process is not None and process.poll() is not None:
            return False
        pause.wait(LOOK_S)
    return True
