"""What the demonstration needs around the terminal: a port, secrets, a screen, ears; used by `demo`."""

from __future__ import annotations

import fcntl
import os
import re
import secrets
import shutil
import socket
import subprocess
import threading
import time
import wave
from pathlib import Path

RATE = 22_050  # espeak-ng's own
PIPE_BYTES = 4096  # the smallest pipe there is: 93 ms of sound
PIECE_S = 0.02
ASOUND = """
pcm.!default {{ type plug slave.pcm "heard" }}
pcm.heard {{ type file slave.pcm "quiet" file "{pipe}" format "raw" truncate true }}
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


def password() -> str:
    """One that is typed once or twice."""
    return "-".join(f"{secrets.randbelow(10_000):04}" for _ in range(3))


def own_screen(cards: Path = Path("/dev/dri")) -> bool:
    """Whether this was started at the machine's own console, by somebody who may draw on its screen."""
    try:
        console = os.ttyname(0)
    except OSError:
        return False
    allowed = [card for card in cards.glob("card*") if os.access(card, os.R_OK | os.W_OK)]
    return re.fullmatch(r"/dev/tty[0-9]+", console) is not None and bool(allowed)


def screen(size: tuple[int, int]) -> tuple[subprocess.Popen[bytes], str]:
    """A virtual screen of this size on a number it chooses: the process and its DISPLAY."""
    read, write = os.pipe()
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size[0]}x{size[1]}x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as number:
        name = number.readline().strip()
    if not name:
        raise RuntimeError("no virtual screen could be started: is the package xvfb there? ./deploy/setup")
    return process, f":{name}"


class Ears:
    """A sound card that writes what is played to a WAV file at the pace of a real one, silence included."""

    def __init__(self, folder: Path, target: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self._folder = folder
        pipe, config = folder.resolve() / "card", folder.resolve() / "asound.conf"
        os.mkfifo(pipe)
        config.write_text(ASOUND.format(pipe=pipe), encoding="utf-8")
        self.environment = {"ALSA_CONFIG_PATH": f"/usr/share/alsa/alsa.conf:{config}"}
        self._fd = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
        fcntl.fcntl(self._fd, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
        self._over = threading.Event()
        self._file = wave.open(str(target), "wb")  # noqa: SIM115 open as long as it listens
        self._file.setparams((1, 2, RATE, 0, "NONE", ""))
        self._thread = threading.Thread(target=self._listen, name="ears")
        self._thread.start()

    def _listen(self) -> None:
        piece = int(RATE * PIECE_S) * 2
        due = time.monotonic()
        while not self._over.is_set():
            due += PIECE_S
            self._over.wait(max(0.0, due - time.monotonic()))
            try:
                heard = os.read(self._fd, piece)
            except BlockingIOError:
                heard = b""
            self._file.writeframes(heard[: len(heard) // 2 * 2].ljust(piece, b"\0"))

    def close(self) -> float:
        """Ends listening; the seconds listened."""
        self._over.set()
        self._thread.join()
        seconds = self._file.getnframes() / RATE
        self._file.close()
        os.close(self._fd)
        shutil.rmtree(self._folder)
        return seconds
