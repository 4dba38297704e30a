"""A terminal and its desk as they stand in a hall, kept alive as systemd does, in a network of their own."""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from tests.desk.running import Agent, RunningDesk
from tests.display import die_with_parent
from tests.escape.outside import Outside
from tests.soak.cable import FAR, Cable
from tests.soak.run import MOVED
from tests.terminal.stage import Stage, configuration, eventually

CLONE_NEWNS = 0x00020000  # unshare(2)
SIZE = (1280, 800)
ROOM_KB = 300_000  # of the disk that the terminal’s state stands on: more than the doctor asks for
LOST_S = 60.0
Page = dict[str, Any]


def own_mounts() -> None:
    """Takes this process, and all that it starts, to mounts of their own; takes root, before any thread."""
    if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWNS) != 0:
        raise PermissionError("mounts of one's own take root")
    _run("mount", "--make-rprivate", "/")


class Hall:
    """`keep` starts again what has died, as the units do; `press` calls somebody, by finger or by key."""

    def __init__(self, place: Path) -> None:
        self.place, self.state = place, place / "state"
        self.clock, self.card, self.paper = place / "clock", place / "asound.conf", place / "printer"
        for folder in (self.state, place / "home", place / "tmp", place / "desk", place / "run"):
            folder.mkdir()
        _run("mount", "-t", "tmpfs", "-o", f"size={ROOM_KB}k,mode=700", "tmpfs", str(self.state))
        self.clock.write_text("0")
        self.card.write_text(GOOD_CARD)
        self.paper.touch()
        self.cable = Cable()
        self.desk = RunningDesk(place / "desk", host=FAR, inside=self.cable.inside).start()
        self.xvfb: subprocess.Popen[bytes] | None = None
        self.number = ""
        self.light_up()
        self._config = configuration(place)
        self.terminal = self._terminal()
        self.agent = Agent(self.desk.url, "Guichet 3")
        self.agent.shift("start")
        self.touchable, self.restarts = True, 0
        self.outside = Outside(self.number)

    # -- what stands there -----------------------------------------------------------------------------

    def light_up(self) -> None:
        """The screen's server, under the number that it had before."""
        read, write = os.pipe()
        self.xvfb = subprocess.Popen(
            ["Xvfb", *([self.number] if self.number else []), "-displayfd", str(write),
             "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=(write,), stderr=subprocess.DEVNULL, preexec_fn=die_with_parent,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read) as told:
            self.number = f":{told.readline().strip()}"

    def go_dark(self) -> None:
        """The screen's server is gone, as when its unit dies with the output."""
        assert self.xvfb is not None
        self.outside.close()
        self.xvfb.kill()
        self.xvfb.wait()

    def _terminal(self) -> Stage:
        (self.place / "jack").unlink(missing_ok=True)
        there = {
            "KIOSK_DESK__URLS": self.desk.url,
            "KIOSK_PRINTER__ADDRESS": f"file:{self.paper}",
            "HOME": str(self.place / "home"),
            "TMPDIR": str(self.place / "tmp"),
            "RUNTIME_DIRECTORY": str(self.place / "run"),
            "PYTHONPATH": str(MOVED),
            "SOAK_CLOCK": str(self.clock),
            "ALSA_CONFIG_PATH": f"/usr/share/alsa/alsa.conf:{self.card}",
        }
        return Stage(self.place, self.number, self._config, SIZE, there)

    def keep(self) -> None:
        """A terminal that has given up is started again, as its unit does."""
        if self.terminal.process.poll() is not None:
            self.terminal.end()
            self.restarts += 1
            self.terminal = self._terminal()

    def reconnect(self) -> None:
        """The hand on the screen, after that was gone."""
        self.outside = Outside(self.number)

    # -- what a citizen does and sees ------------------------------------------------------------------

    def page(self) -> Page | None:
        """What is on screen, or None where nothing is."""
        with suppress(AssertionError, OSError):
            seen = self.terminal.ask({"ask": "view"})
            return seen if seen is not None and not seen["hidden"] else None
        return None

    def until(self, wanted: Callable[[Page], bool], what: str, within_s: float = LOST_S) -> Page:
        """Waits for a page, whatever has to be started again meanwhile."""

        def look() -> Page | None:
            self.keep()
            seen = self.page()
            return seen if seen is not None and wanted(seen) else None

        found: Page = eventually(look, what, within_s)
        return found

    def touch(self, control: str) -> None:
        seen = self.until(lambda page: control in page["controls"], control)
        x, y, width, height = seen["controls"][control]["rect"]
        self.outside.click(x + width / 2, y + height / 2)

    def turn(self, control: str) -> Page:
        before = self.until(lambda page: control in page["controls"], control)
        self.touch(control)
        return self.until(lambda page: page["key"] != before["key"], f"after {control}")

    def press(self) -> None:
        """Calls somebody."""
        if self.touchable:
            self.touch("call")
        else:
            self.outside.strike("c")

    def calls(self) -> list[str]:
        """Every call that the desk has told its agents of, once for each time that it began."""
        with closing(sqlite3.connect(f"file:{self.desk.database}?mode=ro", uri=True)) as database:
            told = database.execute("SELECT body FROM event WHERE kind = 'call' ORDER BY id").fetchall()
        return [call["id"] for (body,) in told if (call := json.loads(body))["version"] == 1]

    def answered(self, call: str) -> None:
        """The agent takes it and comes."""
        for act in ("accept", "on_my_way", "arrived", "close"):
            self.agent.act(call, act)

    def rest(self) -> None:
        """Back at the welcome page, a warm session behind it, nobody called."""
        while True:
            seen = self.until(lambda page: True, "a page")
            if seen["page"] == "welcome" and not seen["call"]:
                break
            pids = self.terminal.pids()
            os.kill(pids["current"], signal.SIGKILL)
            self.until(lambda _, gone=pids: self.terminal.pids()["current"] != gone["current"], "another")  # type: ignore[misc]
            self.until(lambda page: page["call"] in ("", "closed", "cancelled"), "the end of the call")
        self.until(lambda _: bool(self.terminal.pids()["standby"]), "a warm session")

    def close(self) -> None:
        self.outside.close()
        self.terminal.end()
        self.desk.kill()
        assert self.xvfb is not None
        self.xvfb.kill()
        self.xvfb.wait()
        self.cable.close()
        _run("umount", "-l", str(self.state))


GOOD_CARD = """
pcm.!default { type file slave.pcm { type null } file "/dev/null" format raw }
ctl.!default { type hw card 0 }
"""


def now() -> float:
    return time.monotonic()


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
