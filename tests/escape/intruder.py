"""Somebody before a terminal who wants out of it, and what they may not get; used by the attempts."""

from __future__ import annotations

import os
import random
import signal
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops

from tests.escape.outside import Outside
from tests.escape.watch import Watch
from tests.soak.troubles import children_of
from tests.terminal.stage import ROOT, Stage, eventually

SIZE = (1280, 800)
MOST_DIFFERENT = 0.02  # of the points: the clock, or a frame that has just come
# What the terminal runs, by the first word of the program and the module: nothing else may ever appear.
OURS = ("kiosk.app.process", "kiosk.cli", "kiosk.voice", "kiosk.services.ticket", "tests.terminal.program")
PLAYERS = ("aplay", "arecord")
SOUND = (".config", "pulse-")  # what the sound's library makes in a home and leaves empty


@dataclass
class Intruder:
    """`apart` is what another program on the same screen could do; `chance` makes runs alike."""

    terminal: Stage
    outside: Outside
    watch: Watch
    chance: random.Random = field(default_factory=lambda: random.Random(1))
    before: dict[str, Any] = field(default_factory=dict)
    clean: int = 0  # the session in which nothing has been done yet but to stand there
    begun: int = 0  # one in which something has: what was struck may still be on its way to it

    @property
    def session(self) -> int:
        return int(self.before["pids"]["current"])

    @property
    def window(self) -> Any:
        return self.outside.of(self.session)

    def stand(self) -> None:
        """At the first page after the welcome, a warm session behind it: where each attempt begins."""
        here = self.terminal
        pids = self._warm()
        seen = self.page()
        if (pids["current"], seen["key"]) != (self.clean, self.before.get("key")):
            while seen["page"] != "welcome" or pids["current"] == self.begun:
                pids = self._another()
                seen = self.page()
                if "cancel" in seen["controls"]:  # somebody was called, which outlives the session
                    here.hand.turn("cancel")
                    self.begun = pids["current"]
            here.hand.turn("start:fr")
            seen = here.hand.page("home")
        self.before = {"pids": here.pids(), "key": seen["key"], "files": self.files()}
        self.clean = self.begun = self.session

    def _warm(self) -> dict[str, int]:
        return self.terminal.until(lambda pids: bool(pids["current"] and pids["standby"]), "a warm session")

    def _another(self) -> dict[str, int]:
        gone = self._warm()["current"]
        os.kill(gone, signal.SIGKILL)
        self.terminal.until(lambda now: now["current"] not in (0, gone), "another session")
        return self._warm()

    def page(self) -> dict[str, Any]:
        """The page on screen, once all that was done before has been read."""
        return self.terminal.hand.until(lambda page: not page["hidden"], "a page of ours")

    def files(self) -> set[str]:
        """Files that stand where a terminal has no business."""
        places = (self.terminal.folder / "home", self.terminal.folder / "tmp", ROOT, ROOT / "config")
        found = {path for place in places for path in place.iterdir()}
        return {str(path) for path in found if not path.name.startswith(SOUND)}

    def fresh(self) -> None:
        """A session that was not there before is on screen, at its welcome page."""
        before = self.session
        self.terminal.until(lambda pids: pids["current"] not in (0, before), "another session")
        self.terminal.hand.page("welcome")

    def in_front(self) -> None:
        """The page is whole, in front of everything, and hears keys."""
        whole = self.session, (0, 0, *self.outside.size)
        eventually(lambda: self.outside.windows()[-1:] == [whole], "our page in front", 1.0)
        wire, ours = self.outside.display, self.window
        eventually(lambda: wire.get_input_focus().focus == ours, "the keyboard", 1.0)

    def strangers(self) -> list[str]:
        """Programs that come from the terminal and are none of ours."""
        found, own = [], os.getpid()
        for pid in (int(entry) for entry in os.listdir("/proc") if entry.isdigit()):
            with suppress(OSError):
                if pid == own or not _started_from(pid, self.terminal.folder):
                    continue
                words = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace").split("\0")
                if words[0] and not _ours(words):
                    found.append(" ".join(words)[:100])
        return found

    def differs(self) -> float:
        """How much of the screen is not what the session says that it draws, from 0 to 1."""
        path = self.terminal.hand.picture(self.terminal.folder / "drawn.png")
        drawn = Image.open(path).convert("L")
        shown = Image.frombytes("RGB", self.outside.size, self.outside.image(), "raw", "BGRX").convert("L")
        counts = ImageChops.difference(drawn, shown).histogram()
        return sum(counts[16:]) / sum(counts)

    def sdl(self, *events: bytes) -> None:
        """What a touch screen tells, into the session on screen."""
        self.terminal.ask({"ask": "sdl", "events": [one.hex() for one in events]})


def sessions_of(terminal: Stage) -> set[int]:
    """The processes that may show a page: those that the terminal has started itself."""
    return set(children_of(terminal.process.pid))


def _started_from(pid: int, folder: Path) -> bool:
    """Whether a process has the terminal's surroundings, whoever its parent is by now."""
    return f"HOME={folder}/home\0".encode() in Path(f"/proc/{pid}/environ").read_bytes()


def _ours(words: list[str]) -> bool:
    if Path(words[0]).name == "setpriv" and "--" in words:  # about to be a player that ends with the voice
        words = words[words.index("--") + 1 :]
    called = Path(words[0]).name
    return called in (*PLAYERS, "xdotool") or any(word.startswith(OURS) for word in words)
