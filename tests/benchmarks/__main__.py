"""`./deploy/bench`: the figures of speed and memory in one run, beside Chromium, stock Kivy, stock SQLite.

`python -m tests.benchmarks [--quick] [--ahead] [--only NAME…] [--json FILE]`. Touches are real, by XTest.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tests.benchmarks import chromium, content, desk, france, hands, heard, stock, terminal, users
from tests.benchmarks.figures import Figure, as_data, table
from tests.benchmarks.machine import NOISY, others_busy

STATE = "the State’s procedures"
EVERYONE = "everyone, from the first page to the outcome"
CITY = "the City’s procedures, from the first question to the summary"
SIZES = ((1280, 800), (1080, 1920))
# A figure of ours and the one of the others that it is compared with.
BESIDE = {
    "session, warm, seen from outside": "Chromium, warm, to its first paint",
    "touch to visible press": "Chromium, touch to visible press",
    "touch to next page drawn": "Chromium, touch to next page drawn",
    "memory, session": "Chromium, memory of its processes",
    "memory, whole terminal": "Chromium, memory of its processes",
    "idle, session with the watchdog’s frames": "Chromium, idle",
}


@dataclass(frozen=True, slots=True)
class Effort:
    """How often each thing is measured."""

    starts: int
    rounds: int
    calls: int
    resets: int
    presses: int
    idle_s: float
    outcomes: int  # of each of the City’s procedures, by each kind of hands
    sentences: int
    documents: int  # of the State’s, where opening or reading all takes long; 0: all
    load_s: float  # each load on the desk


THOROUGH = Effort(7, 4, 20, 12, 40, 20.0, 5, 100, 0, 20.0)
QUICK = Effort(3, 1, 5, 4, 12, 4.0, 1, 10, 60, 5.0)

PARTS: dict[str, Callable[[terminal.Size, Effort], Iterator[Figure]]] = {
    "start": lambda size, effort: terminal.start(size, effort.starts),
    "touch": lambda size, effort: terminal.touch(size, effort.rounds),
    "outbox": lambda size, effort: terminal.calls(size, effort.calls),
    "reset": lambda size, effort: terminal.reset(size, effort.resets),
    "standing": lambda size, effort: terminal.standing(size, effort.idle_s),
    "window": lambda size, effort: terminal.window_alone(size, effort.idle_s),
    "stock": lambda size, effort: stock.measure(size, effort.presses, effort.idle_s),
    "chromium": lambda size, effort: chromium.measure(size, effort.presses, effort.starts, effort.idle_s),
}

# what does not depend on the panel, measured once: the State’s documents
CONTENT = ("index", "search", "walk", "words")
# nor this: what it takes hands that cannot touch the glass, in memory
HANDS = "hands"
USERS = "users"  # every procedure and guided search, by each way of using the terminal, in each language
VOICE, SPEECH = "voice", "the voice, as recorded"
DESK, CALLS = "desk", "the desk, from press to screens"
FRANCE, COUNTRY = "france", "the desk, with all of France’s terminals"
EVERYTHING = (*PARTS, *CONTENT, HANDS, USERS, VOICE, DESK, FRANCE)


def main() -> int:
    """0 when all was measured, whether or not the marks are met; 2 after a wrong use."""
    parser = argparse.ArgumentParser(prog="deploy/bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one size, few repetitions: some four minutes")
    parser.add_argument("--only", nargs="+", choices=EVERYTHING, metavar="NAME", help=", ".join(EVERYTHING))
    parser.add_argument(
        "--ahead", action="store_true", help="go before all other programs; for a busy machine, as root"
    )
    parser.add_argument("--size", action="append", choices=[f"{w}x{h}" for w, h in SIZES])
    parser.add_argument("--json", type=Path, metavar="FILE", help="the figures for a program to read")
    given = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a start that compiles everything first measures that
    if given.ahead:
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(5))  # a nicer value stops at each new session
    effort = QUICK if given.quick else THOROUGH
    sizes = [size for size in SIZES if not given.size or f"{size[0]}x{size[1]}" in given.size]
    began = time.monotonic()
    _tell_load("before")
    found = {}
    wanted = [name for name in PARTS if name in (given.only or PARTS)]
    for size in (sizes[:1] if given.quick and not given.size else sizes) if wanted else ():
        figures = [one for name in wanted for one in _measured(name, size, effort)]
        names = {one.name for one in figures}
        figures = [replace(one, beside=BESIDE.get(one.name, "")) for one in figures]
        title = f"{size[0]} × {size[1]}"
        found[title] = [replace(one, beside=one.beside if one.beside in names else "") for one in figures]
        print(f"\n{table(title, found[title])}", flush=True)
    if about := frozenset(CONTENT) & frozenset(given.only or CONTENT):
        print(f"bench: {', '.join(sorted(about))}", file=sys.stderr, flush=True)
        found[STATE] = list(content.measure(effort.documents, about))
        print(f"\n{table(STATE, found[STATE])}", flush=True)
    if VOICE in (given.only or (VOICE,)):
        print("bench: voice", file=sys.stderr, flush=True)
        found[SPEECH] = list(heard.measure(effort.sentences, sizes[0]))
        print(f"\n{table(SPEECH, found[SPEECH])}", flush=True)
    if not given.only or HANDS in given.only:
        print(f"bench: {HANDS}", file=sys.stderr, flush=True)
        found[CITY] = list(hands.measure(effort.outcomes))
        print(f"\n{table(CITY, found[CITY])}", flush=True)
    if given.only and USERS in given.only:
        print(f"bench: {USERS}", file=sys.stderr, flush=True)
        found[EVERYONE] = list(users.measure(whole=not given.quick))
        print(f"\n{table(EVERYONE, found[EVERYONE])}", flush=True)
    if given.only and DESK in given.only:
        print(f"bench: {DESK}", file=sys.stderr, flush=True)
        found[CALLS] = list(desk.measure(effort.load_s))
        print(f"\n{table(CALLS, found[CALLS])}", flush=True)
    if given.only and FRANCE in given.only:
        print(f"bench: {FRANCE}", file=sys.stderr, flush=True)
        found[COUNTRY] = list(france.measure(effort.load_s))
        print(f"\n{table(COUNTRY, found[COUNTRY])}", flush=True)
    _tell_load("after")
    print(f"{time.monotonic() - began:.0f} s")
    if given.json:
        data = {title: as_data(figures) for title, figures in found.items()}
        given.json.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def _measured(name: str, size: terminal.Size, effort: Effort) -> list[Figure]:
    if name == "chromium" and not chromium.available():
        print("bench: no Chromium to compare with (the package chromium)", file=sys.stderr)
        return []
    print(f"bench: {name}, {size[0]} × {size[1]}", file=sys.stderr, flush=True)
    return list(PARTS[name](size, effort))


def _tell_load(when: str) -> None:
    busy, load = others_busy(), os.getloadavg()[0]
    print(f"load {when}: {load:.2f}; cores busy with other things: {busy:.2f} of {os.cpu_count()}")
    if busy > NOISY or (when == "before" and load > NOISY):
        print("  NOISY: something else is running; medians may hold, 95th percentiles will not")


if __name__ == "__main__":
    sys.exit(main())
