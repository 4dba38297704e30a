"""Ears for the tests: cards made of ALSA's `file` plugin, hearing what is really played.

`Ears` is a named pipe read at the pace of a real card, so that a test knows *when* there was sound: a player
that is killed closes the pipe, and what it had not yet sounded is lost, as with a card. `Recorder` takes
sound as fast as it comes, each playback into a file of its own: for *what* was played.
"""

from __future__ import annotations

import fcntl
import math
import os
import select
import threading
import time
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

RATE = 22_050
PIPE_BYTES = 4096  # the smallest there is: 93 ms of sound
TICK_S = 0.005
LOUD = 300

CARD = """
pcm.!default {{ type plug slave {{ pcm "ears" rate 22050 }} }}
pcm.ears {{ type file slave.pcm "silent_card" file "{output}" format "raw" truncate {truncate} }}
pcm.silent_card {{ type null }}
ctl.!default {{ type hw card 0 }}
"""
NO_CARD = 'pcm.!default { type hw card "missing" }\nctl.!default { type hw card "missing" }\n'
ALSA_CONF = "/usr/share/alsa/alsa.conf"


@dataclass
class Playback:
    """One player's sound: when it came, when the card was let go, and the samples."""

    first_s: float
    closed_s: float | None = None
    data: bytearray = field(default_factory=bytearray, repr=False)
    loud_s: float | None = None

    @property
    def samples(self) -> array[int]:
        return array("h", bytes(self.data[: len(self.data) // 2 * 2]))

    @property
    def seconds(self) -> float:
        return len(self.data) / 2 / RATE


class Recorder:
    """Every playback since, complete once its player has ended (the file is padded to a whole buffer)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "recorded"
        self._folder.mkdir()
        self.config = folder / "asound.conf"
        # Without truncating, ALSA makes a new file at each opening: card, card.0001, card.0002 …
        self.config.write_text(CARD.format(output=self._folder / "card", truncate="false"))

    @property
    def playbacks(self) -> list[Playback]:
        return [Playback(0.0, data=bytearray(path.read_bytes())) for path in sorted(self._folder.iterdir())]

    def until(self, count: int, within: float = 5.0) -> None:
        """Wait until so many playbacks have begun."""
        deadline = time.monotonic() + within
        pause = threading.Event()
        while len(list(self._folder.iterdir())) < count:
            assert time.monotonic() < deadline, "not heard in time"
            pause.wait(0.005)


class Ears:
    """Listens from its own thread; times are those of `time.monotonic`."""

    def __init__(self, folder: Path) -> None:
        self.pipe = folder / "card"
        os.mkfifo(self.pipe)
        self.config = folder / "asound.conf"
        self.config.write_text(CARD.format(output=self.pipe, truncate="true"))
        self._fd = os.open(self.pipe, os.O_RDONLY | os.O_NONBLOCK)
        fcntl.fcntl(self._fd, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
        self._over = threading.Event()
        self._changed = threading.Condition()
        self.playbacks: list[Playback] = []
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def close(self) -> None:
        self._over.set()
        self._thread.join()
        os.close(self._fd)

    def until(self, heard: Callable[[list[Playback]], bool], within: float = 5.0) -> float:
        """Wait until what was heard satisfies the condition; the time at which it did."""
        with self._changed:
            assert self._changed.wait_for(lambda: heard(self.playbacks), within), "not heard in time"
            return time.monotonic()

    def _listen(self) -> None:
        poll = select.poll()
        poll.register(self._fd, select.POLLIN)
        hang_up = select.poll()
        hang_up.register(self._fd, 0)
        current: Playback | None = None
        released = False
        while not self._over.is_set():
            events = dict(poll.poll(50)).get(self._fd, 0)
            now = time.monotonic()
            released = released or bool(events & select.POLLHUP)
            if released and current:
                # Let go. What stands in the pipe is the end of a sound, or what a card would drop;
                # it may have come between the kernel's look for data and its look for writers.
                while self._take(current, PIPE_BYTES):
                    pass
                self._note(current, closed=now)
                current = None
            elif events & select.POLLIN:
                if current is None:
                    current = Playback(now)
                    with self._changed:
                        self.playbacks.append(current)
                due = int((now - current.first_s + TICK_S) * RATE) * 2 - len(current.data)
                self._take(current, due)
                self._note(current)
            elif events & select.POLLHUP:
                self._over.wait(TICK_S / 5)  # nobody plays
            released = bool(current and hang_up.poll(TICK_S * 1000))

    def _take(self, playback: Playback, size: int) -> int:
        """Hear that many bytes, if they are there; how many were."""
        if size <= 0:
            return 0
        try:
            chunk = os.read(self._fd, size)
        except BlockingIOError:
            return 0
        playback.data += chunk
        samples = array("h", chunk[: len(chunk) // 2 * 2])
        if playback.loud_s is None and max(map(abs, samples), default=0) > LOUD:
            playback.loud_s = time.monotonic()
        return len(chunk)

    def _note(self, playback: Playback, closed: float | None = None) -> None:
        with self._changed:
            playback.closed_s = closed
            self._changed.notify_all()


@contextmanager
def ears(folder: Path) -> Iterator[Ears]:
    """A card whose settings the processes started meanwhile read from ALSA_CONFIG_PATH."""
    listening = Ears(folder)
    try:
        with alsa_config(listening.config):
            yield listening
    finally:
        listening.close()


@contextmanager
def recorder(folder: Path) -> Iterator[Recorder]:
    """As `ears`, with the card that only records."""
    recording = Recorder(folder)
    with alsa_config(recording.config):
        yield recording


@contextmanager
def alsa_config(path: Path) -> Iterator[None]:
    before = os.environ.get("ALSA_CONFIG_PATH")
    os.environ["ALSA_CONFIG_PATH"] = f"{ALSA_CONF}:{path}"
    try:
        yield
    finally:
        if before is None:
            del os.environ["ALSA_CONFIG_PATH"]
        else:
            os.environ["ALSA_CONFIG_PATH"] = before


@contextmanager
def no_card(folder: Path) -> Iterator[None]:
    """A machine whose only card is not there."""
    config = folder / "asound.conf"
    config.write_text(NO_CARD)
    with alsa_config(config):
        yield


def loudness(samples: array[int]) -> float:
    """Root mean square amplitude, 0 to 1 (what sox calls "RMS amplitude")."""
    return math.sqrt(sum(s * s for s in samples) / len(samples)) / 32_768 if samples else 0.0
