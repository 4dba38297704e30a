"""What a terminal starts ends with it, whatever the terminal dies of."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desk.running import TOKEN
from tests.quality.tracked import ROOT
from tests.terminal.stage import alive, eventually

COMMANDS = (("doctor", "--json", "--only", "here"), ("bundle", "stage", "no.bundle"), ("link",))
STARTS = """
import os, subprocess, sys
command = [*sys.argv[1:], "--with", str(os.getpid())]
print(subprocess.Popen(command).pid, flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_it_ends_with_the_process_that_started_it(words: tuple[str, ...], tmp_path: Path) -> None:
    """Killed at once: what was started may not even have begun."""
    command = [sys.executable, "-c", STARTS, sys.executable, "-m", "kiosk.cli", *words]
    surroundings = os.environ | {"KIOSK_TERMINAL__STATE_DIR": str(tmp_path / "state")}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=surroundings
    ) as parent:
        assert parent.stdout is not None
        started = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
        assert parent.stdout.read() == ""  # to the end of whatever was started, which had the same output
    eventually(lambda: not alive(started), "its end", 10)


@pytest.mark.parametrize("words", [("doctor", "--only", "line"), ("link",)], ids=lambda words: words[0])
def test_one_that_runs_ends_with_it_too(words: tuple[str, ...], tmp_path: Path) -> None:
    """It waits for a desk that takes the connection and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        surroundings = {"KIOSK_TERMINAL__STATE_DIR": str(tmp_path), "KIOSK_DESK__URLS": url}
        surroundings |= {"KIOSK_DESK__TOKEN": TOKEN, "KIOSK_DESK__ENTRY": "shared"}
        command = [sys.executable, "-c", STARTS, sys.executable, "-m", "kiosk.cli", *words]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            cwd=ROOT, env=os.environ | surroundings,
        ) as parent:  # fmt: skip
            assert parent.stdout is not None
            started = int(parent.stdout.readline())
            silent.settimeout(60)
            with silent.accept()[0]:
                parent.send_signal(signal.SIGKILL)
                eventually(lambda: not alive(started), "its end", 20)


def test_one_whose_terminal_has_gone_does_not_begin() -> None:
    command = [sys.executable, "-m", "kiosk.cli", "doctor", "--json", "--with", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
