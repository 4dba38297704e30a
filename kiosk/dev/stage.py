"""Everything the demonstration needs around the terminal: a free port, secrets, a screen, ears; used by `demo`."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import wave
from pathlib import Path

RATE = 22_050  # espeak-ng's own
ASOUND = """
pcm.!default {{ type plug slave.pcm "heard" }}
pcm.heard {{ type file slave.pcm "quiet" file "{folder}/said" format "raw" truncate false }}
pcm.quiet {{ type null }}
ctl.!default {{ type hw card 0 }}
"""


def free_port() -> int:
    """A port of the loopback that nothing listens on now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def environment(out: Path) -> dict[str, str]:
    """Settings of the demonstration, for its processes alone: its own desk, secrets and folders."""
    port = free_port()
    given = {
        "KIOSK_DESK__HOST": "127.0.0.1",
        "KIOSK_DESK__PORT": str(port),
        "KIOSK_DESK__URLS": f"http://127.0.0.1:{port}",
        "KIOSK_DESK__TOKEN": secrets.token_urlsafe(24),
        "KIOSK_DESK__AGENT_CODE": f"{secrets.randbelow(900_000) + 100_000}",
        "KIOSK_DESK__DATABASE": str((out / "state" / "desk.sqlite3").resolve()),
        "KIOSK_TERMINAL__STATE_DIR": str((out / "state").resolve()),
    }
    return {name: os.environ.get(name, value) for name, value in given.items()}


def screen(size: tuple[int, int]) -> tuple[subprocess.Popen[bytes], str]:
    """A virtual screen of this size on a number it chooses: the process and its DISPLAY."""
    read, write = os.pipe()
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size[0]}x{size[1]}x24", "-nolisten", "tcp"],
        pass_fds=(write,), stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as number:
        name = number.readline().strip()
    if not name:
        raise RuntimeError("no virtual screen could be started: is the package xvfb there? ./deploy/setup")
    return process, f":{name}"


def ears(folder: Path) -> dict[str, str]:
    """A sound card that writes what is played into a folder; the environment that makes it the default."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    config = folder / "asound.conf"
    config.write_text(ASOUND.format(folder=folder.resolve()), encoding="ascii")
    return {"ALSA_CONFIG_PATH": f"/usr/share/alsa/alsa.conf:{config.resolve()}"}


def heard(folder: Path, target: Path) -> float:
    """Everything that was played, one after the other, as one WAV file; its length in seconds."""
    pieces = [path.read_bytes() for path in sorted(folder.glob("said*"), key=lambda p: p.stat().st_mtime)]
    pause = bytes(RATE // 2 * 2)
    sound = pause.join(piece[: len(piece) // 2 * 2] for piece in pieces)
    with wave.open(str(target), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(sound)
    shutil.rmtree(folder)
    return len(sound) / 2 / RATE
