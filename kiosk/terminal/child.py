"""One session process as the supervisor sees it: started, spoken to, ended with its whole group."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from kiosk.config.layers import RULES
from kiosk.wire.messages import Message, Reader

# settings of the desk and of the technician, and every secret: no business of a session
_NOT_THEIRS = (
    "KIOSK_DESK__",
    "KIOSK_TECHNICIAN__",
    *(f"KIOSK_{section}__{name}".upper() for (section, name), rule in RULES.items() if rule.secret),
)


@dataclass(frozen=True, slots=True)
class SessionOptions:
    """How sessions are started: the configuration folder, the window, and whether there is a dock.

    `parts` gives the descriptor of what was read for them; without it each reads the configuration itself.
    """

    config: Path
    size: str = ""
    windowed: bool = False
    dock: bool = False
    parts: Callable[[], int] | None = None


class Session:
    """A session process: `ready` once its window is built, `beat` when it last gave a sign of life.

    `lost`: it ended by itself or gave no sign, and was not replaced on purpose.
    """

    lost = False

    def __init__(self, options: SessionOptions, hidden: bool) -> None:
        """OSError where the machine has no memory, process or descriptor left."""
        with ExitStack() as ours, ExitStack() as theirs:
            self.channel, ends = _pair(ours, theirs, "--fd")
            self.dock: socket.socket | None = None
            if options.dock:
                self.dock, dock_ends = _pair(ours, theirs, "--dock-fd")
                ends |= dock_ends
            self.process = _process(options, hidden, ends)
            ours.pop_all()  # kept open: somebody is at their other ends
        self.channel.setblocking(False)
        self.started = self.beat = time.monotonic()
        self.hidden_at_first = hidden
        self.ready = False
        self.drawn = False  # since it was to be on screen
        self.busy = False
        self.broken = False
        self._reader = Reader()
        self._sequence = 0
        self._unsent = bytearray()
        self._carried: socket.socket | None = None

    def send(self, kind: str, data: dict | None = None) -> None:
        """One message; a session that does not read is dealt with by its heartbeat."""
        self._sequence += 1
        self._unsent += Message(kind, data or {}, self._sequence).encode()
        try:
            while self._unsent:
                sent = self.channel.send(self._unsent)
                del self._unsent[:sent]
        except OSError:
            return

    def receive(self) -> Iterator[Message] | None:
        """The messages that have come; None once the session has gone."""
        try:
            piece, given, _, _ = socket.recv_fds(self.channel, 65536, 1, socket.MSG_CMSG_CLOEXEC)
        except BlockingIOError:
            return iter(())
        except OSError:
            return None
        for descriptor in given:
            self._drop_carried()
            try:
                self._carried = socket.socket(fileno=descriptor)
            except OSError:  # no socket: nothing that could be asked for anything
                os.close(descriptor)
        return self._reader.feed(piece) if piece else None

    def carried(self) -> socket.socket | None:
        """What was carried here, once, for the message that asks for it; it may come some messages early."""
        carried, self._carried = self._carried, None
        return carried

    def _drop_carried(self) -> None:
        if (unclaimed := self.carried()) is not None:
            unclaimed.close()

    def show(self) -> None:
        """From standby to the screen."""
        self.beat = time.monotonic()
        self.send("Show")

    def end(self) -> None:
        """Ends the process and all it started, at once: what a citizen typed goes with it."""
        for group in {self.process.pid, *_children(self.process.pid)}:
            try:
                os.killpg(group, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                continue
        self.channel.close()
        self._drop_carried()
        if self.dock is not None:
            self.dock.close()

    def reaped(self) -> bool:
        """Whether the process is gone altogether."""
        return self.process.poll() is not None


def _pair(ours: ExitStack, theirs: ExitStack, name: str) -> tuple[socket.socket, dict[str, int]]:
    """Our end of a pair, and the argument that names the other; each is closed with its stack."""
    here, there = socket.socketpair()
    ours.enter_context(here)
    theirs.enter_context(there)
    return here, {name: there.fileno()}


def _process(options: SessionOptions, hidden: bool, ends: dict[str, int]) -> subprocess.Popen[bytes]:
    environment = dict(os.environ)
    if options.parts is not None:
        try:
            parts = options.parts()
        except OSError:  # no memory to hand them over in: the session reads the files itself
            parts = -1
        if parts >= 0:
            ends = ends | {"--parts-fd": parts}
        environment = theirs_of(environment)
    arguments = ["--config", str(options.config), "--parent", str(os.getpid())]
    for name, end in ends.items():
        arguments += [name, str(end)]
    arguments += ["--size", options.size] if options.size else []
    arguments += ["--windowed"] if options.windowed else []
    arguments += ["--hidden"] if hidden else []
    return subprocess.Popen(
        [sys.executable, "-m", "kiosk.app.process", *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        pass_fds=tuple(ends.values()),
    )


def theirs_of(environment: Mapping[str, str]) -> dict[str, str]:
    """What of the environment a session gets: no secret, and nothing of the desk or the technician."""
    return {name: value for name, value in environment.items() if not name.startswith(_NOT_THEIRS)}


def _children(pid: int) -> Sequence[int]:
    """The processes that a session started; the voice child leads a group of its own."""
    try:
        words = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return ()
    return [int(word) for word in words]
