"""A session bus of its own with AT-SPI on it, for tests: nothing of the machine's own session is touched."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.display import die_with_parent

REGISTRY = Path("/usr/libexec/at-spi2-registryd")


@dataclass(frozen=True)
class Bus:
    """`environment` is what a program needs to be on it."""

    daemon: subprocess.Popen[str]
    address: str
    environment: dict[str, str]


@contextmanager
def session_bus(folder: Path) -> Iterator[Bus]:
    """A bus for as long as the block runs; with it ends the AT-SPI that it has started."""
    folder.mkdir(mode=0o700, exist_ok=True)
    environment = {"XDG_RUNTIME_DIR": str(folder), "HOME": str(folder), "GSETTINGS_BACKEND": "memory"}
    outside = {name: os.environ[name] for name in os.environ if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address=unix:dir={folder}"],
        env=outside | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
        preexec_fn=die_with_parent,
    )
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    try:
        assert address, "dbus-daemon did not start"
        yield Bus(daemon, address, environment | {"DBUS_SESSION_BUS_ADDRESS": address})
    finally:
        end_bus(daemon)
        daemon.stdout.close()


def end_bus(daemon: subprocess.Popen[str]) -> None:
    """Ends a bus and what it has started, if it has not ended yet."""
    if daemon.poll() is None:
        os.killpg(daemon.pid, signal.SIGTERM)
        daemon.wait(timeout=10)
