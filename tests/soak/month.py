"""`./deploy/soak month`: citizens of a whole month before one terminal and its desk; nothing may grow.

`python -m tests.soak month [--days N] [--sessions A_DAY] [--hour S] [--minutes M] [--json FILE]`. The wall
clock is moved on from citizen to citizen, and over each night; what counts in seconds counts them. With no
sessions the terminal stands idle, and an hour takes as long as it takes to examine itself. Ends with 1 where
something grows.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

from kiosk.desk.store.postgresql import POOL
from tests.desk.running import Agent, RunningDesk
from tests.display import end_display, start_display
from tests.escape.outside import Outside
from tests.soak.run import MOVED
from tests.soak.samples import folder, grows, growth, process, together
from tests.soak.troubles import DAY_S, children_of
from tests.terminal.stage import Stage, alive, configuration, eventually

OUT = Path(__file__).parents[2] / "out" / "month.json"
SIZE = (1280, 800)
OPEN_S = 8.5 * 3600  # citizens come within so many seconds of each day
PROCESSES = 2
HOUR_S = 6.0  # of an idle terminal, which examines itself once and makes four trial calls
EXAMINED_S = 120.0  # the longest that an examination takes to come
IDLE = "tests.soak.hurried"
WAYS = (("reads", 60), ("calls", 12), ("listens", 12), ("leaves", 8), ("crashes", 4), ("english", 4))


class Month:
    """A terminal, its desk, an agent, and one citizen after the other."""

    def __init__(self, place: Path, idle: bool, hour_s: float = HOUR_S) -> None:
        self.clock = place / "clock"
        self.clock.write_text("0")
        os.environ |= {"PYTHONPATH": str(MOVED), "SOAK_CLOCK": str(self.clock), "SOAK_HOUR_S": str(hour_s)}
        self.xvfb, screen = start_display(SIZE)
        self.desk_folder, self.place = place / "desk", place / "terminal"
        for one in (self.desk_folder, self.place, self.place / "home", self.place / "tmp"):
            one.mkdir()
        self.desk = RunningDesk(self.desk_folder, processes=PROCESSES).start()
        elsewhere = {"HOME": str(self.place / "home"), "TMPDIR": str(self.place / "tmp")}
        there = {"KIOSK_DESK__URLS": self.desk.url, **elsewhere}
        program = IDLE if idle else "tests.terminal.program"
        self.terminal = Stage(self.place, screen, configuration(self.place), SIZE, there, program=program)
        self.outside = Outside(screen)
        self.went: Counter[str] = Counter()
        self.samples: list[dict[str, float]] = []
        self.days = self.sessions = 0
        self.terminal.welcome()
        self.new_day()

    def new_day(self) -> None:
        """An agent takes up their shift."""
        self.agent = Agent(self.desk.url, "Guichet 3")
        self.agent.shift("start")
        self.stream = self.agent.stream()

    def move(self, seconds: float) -> None:
        """So much later on every wall clock."""
        self.clock.write_text(str(int(self.clock.read_text()) + int(seconds)))

    def examined(self) -> float:
        """When the terminal last told the desk how it is, on the desk's clock; 0.0 before."""
        with closing(sqlite3.connect(f"file:{self.desk_folder / 'desk.db'}?mode=ro", uri=True)) as desk:
            return float((desk.execute("SELECT max(at) FROM terminal_health").fetchone() or (0,))[0] or 0)

    def day(self, sessions: int, end: float) -> None:
        """One of so many citizens, or of none, and the night after it; shorter where the time is over."""
        for _ in range(sessions):
            self.citizen()
            self.move(OPEN_S / sessions)
            if time.monotonic() >= end:
                break
        if sessions:
            self.move(DAY_S - OPEN_S)
        else:
            for _ in range(24):
                self.hour()
        self.stream.close()
        self.new_day()
        self.days += 1

    def hour(self) -> None:
        """One in which nobody comes, to the end of its examination."""
        before = self.examined()
        eventually(lambda: self.examined() > before, "an examination", EXAMINED_S)
        self.move(3600)

    def touch(self, control: str, seen: dict[str, Any] | None = None) -> None:
        seen = seen or self.terminal.hand.until(lambda page: control in page["controls"], control)
        x, y, width, height = seen["controls"][control]["rect"]
        self.outside.click(x + width / 2, y + height / 2)

    def turn(self, control: str) -> dict[str, Any]:
        before = self.terminal.hand.until(lambda page: control in page["controls"], control)
        self.touch(control, before)
        return self.terminal.hand.until(lambda page: page["key"] != before["key"], f"after {control}")

    def citizen(self) -> None:
        """One visit, to the welcome page after it."""
        way = random.choices([name for name, _ in WAYS], [share for _, share in WAYS])[0]
        before = self.terminal.until(lambda pids: bool(pids["standby"]), "a warm session")
        self.terminal.hand.until(lambda page: "start:fr" in page["controls"], "the welcome page")
        getattr(self, way)(before["current"])
        self.terminal.until(lambda pids: pids["current"] not in (0, before["current"]), "the next session")
        self.sessions += 1
        self.went[way] += 1

    def reads(self, _: int) -> None:
        self._inside()
        self.end()

    def _inside(self, language: str = "fr") -> None:
        self.turn(f"start:{language}")
        self.turn("open:confidences")
        for key in ("a", "b", "c"):
            self.touch(f"key:{key}")
        self.turn("go_on")
        self.turn("answer:oui")

    def end(self) -> None:
        """« J’ai fini »."""
        for _ in range(20):
            seen = self.terminal.hand.until(lambda page: not page["hidden"], "a page")
            if "finish" in seen["controls"]:
                break
            self.turn("more" if "more" in seen["controls"] else "back")
        self.terminal.hand.touch("finish")

    def english(self, _: int) -> None:
        self._inside("en")
        self.end()

    def listens(self, _: int) -> None:
        self.turn("listen")
        self.terminal.hand.until(lambda page: page["voice"], "the voice")
        self.turn("open:confidences")
        self.end()

    def leaves(self, _: int) -> None:
        """Goes away without a word: the answers are wiped when the time is over."""
        self._inside()
        self.terminal.ask({"ask": "later", "seconds": 400})
        self.terminal.hand.page("still_there")
        self.terminal.hand.until(lambda page: page["speaking"] < 0, "the end of the warning's words")
        self.terminal.ask({"ask": "later", "seconds": 120})

    def crashes(self, session: int) -> None:
        self._inside()
        os.kill(session, signal.SIGKILL)

    def calls(self, _: int) -> None:
        """Calls somebody, who comes."""
        self._inside()
        done = {one.body["id"] for one in self.stream.heard if one.kind == "call"}
        self.touch("call")
        call = self.stream.wait(
            lambda one: one.kind == "call" and one.body["state"] == "ringing" and one.body["id"] not in done,
            30,
        ).body["id"]
        for act in ("accept", "on_my_way", "arrived", "close"):
            assert self.agent.act(call, act).ok, act
        self.terminal.hand.until(lambda page: page["call"] in ("", "closed"), "the end of the call")
        self.end()

    def sample(self, began: float) -> None:
        """All that lasts, once the terminal has come to rest."""
        pids = self.terminal.welcome()
        assert self.desk.process is not None
        desk = self.desk.process.pid
        parts = {
            "supervisor": process(self.terminal.process.pid),
            "link": process(pids["link"]),
            "session": process(pids["current"]),
            "desk": together([desk, *children_of(desk)]),
            "screen": process(self.xvfb.pid),
            "terminal": folder(self.terminal.state),
            "home": folder(self.place / "home"),
            "tmp": folder(self.place / "tmp"),
            "desk_files": folder(self.desk_folder),
            "log": {"disk_kb": self.terminal.log.stat().st_size / 1024},
        }
        flat = {f"{part} {kind}": value for part, told in parts.items() for kind, value in told.items()}
        flat["processes count"] = float(len(children_of(self.terminal.process.pid)))
        self.samples.append(
            {"days": self.days, "sessions": self.sessions, "seconds": time.monotonic() - began, **flat}
        )

    def close(self) -> bool:
        """Ends everything; whether no process is left."""
        family = [self.terminal.process.pid, *children_of(self.terminal.process.pid)]
        self.stream.close()
        self.outside.close()
        self.terminal.end()
        self.desk.stop()
        end_display(self.xvfb)
        eventually(lambda: not [pid for pid in family if alive(pid)], "the end of every process", 20)
        return True


def main(argv: list[str]) -> int:
    """0 when nothing grows."""
    parser = argparse.ArgumentParser(prog="deploy/soak month", description=__doc__)
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--sessions", type=int, default=200, help="a day")
    parser.add_argument("--hour", type=float, default=HOUR_S, metavar="S", help="an idle one's (6 s)")
    parser.add_argument("--minutes", type=float, default=10_000, help="at most; further days are left out")
    parser.add_argument("--json", type=Path, default=OUT, metavar="FILE")
    given = parser.parse_args(argv)
    random.seed(1)
    with tempfile.TemporaryDirectory(prefix="kiosk-month-") as place:
        month, began = Month(Path(place), not given.sessions, given.hour), time.monotonic()
        month.sample(began)
        end = began + given.minutes * 60
        while month.days < given.days and time.monotonic() < end:
            month.day(given.sessions, end)
            month.sample(began)
            seconds = time.monotonic() - began
            print(f"day {month.days}: {month.sessions} sessions in {seconds:.0f} s", flush=True)
        month.close()
    return report(month, time.monotonic() - began, given)


def report(month: Month, seconds: float, given: argparse.Namespace) -> int:
    """Prints and writes what every part held."""
    days = month.days
    names = [name for name in month.samples[0] if name not in ("days", "sessions", "seconds")]
    found = {name: growth(month.samples, name, given.days) for name in names}
    growing = [name for name in names if grows(name, found[name]) and not name.startswith("desk_files")]
    pools = found["desk threads"]  # they are filled as they are needed, and not beyond their size
    if "desk threads" in growing and pools["most"] <= pools["first"] + PROCESSES * POOL:
        growing.remove("desk threads")
    print(f"\n{days} days, {month.sessions} sessions in {seconds:.0f} s: {dict(month.went)}")
    print(f"| | first | warm | last | most | {given.days} days add |")
    print("| --- |" + " ---: |" * 5)
    for name, one in found.items():
        print(f"| {name} | " + " | ".join(f"{value:.0f}" for value in one.values()) + " |")
    print(f"GROWS: {', '.join(growing)}" if growing else "nothing grows", flush=True)
    told = {
        "days": days, "sessions": month.sessions, "seconds": round(seconds, 1), "went": month.went,
        "load": os.getloadavg()[0], "found": found, "growing": growing, "samples": month.samples,
    }  # fmt: skip
    given.json.parent.mkdir(parents=True, exist_ok=True)
    given.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return int(bool(growing))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
