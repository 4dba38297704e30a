"""`./deploy/soak escape`: a million random events into the session on screen, and a frozen one waited for.

`python -m tests.soak escape [--events N] [--minutes M] [--seed N] [--json FILE]`. Keys, fingers, mouse, wheel
and what happens to a window, five hundred a frame; whoever looks at the screen meanwhile sees a page of ours
or black. Ends with 1 where they do not, where another program runs, or where a file was written.
"""

from __future__ import annotations

import argparse
import json
import random
import struct
import tempfile
import time
from collections import Counter
from pathlib import Path

from kiosk.ui.sdl import FINGER_DOWN, FINGER_MOVED, FINGER_UP, FingerEvent
from tests.display import display
from tests.escape.intruder import SIZE, Intruder
from tests.escape.listed import ATTEMPTS
from tests.escape.test_escape import SLOW, began, tried
from tests.escape.watch import MOST_S
from tests.terminal.stage import ROOT

OUT = ROOT / "out" / "escape.json"
AT_ONCE = 500
LOOK_EVERY = 20  # frames
KEY_DOWN, KEY_UP, TEXT, MOVED, BUTTON_DOWN, BUTTON_UP, WHEEL = 0x300, 0x301, 0x303, 0x400, 0x401, 0x402, 0x403
WINDOW = 0x200
HAPPENS = (
    1,
    2,
    3,
    4,
    6,
    7,
    8,
    9,
    10,
    11,
    12,
    13,
    14,
    15,
)  # to a window: shown, hidden, moved, minimised, closed…
FINGERS = 10


def storm(chance: random.Random, number: int) -> list[bytes]:
    """So many events as SDL has them."""
    return [chance.choice(KINDS)(chance) for _ in range(number)]


def key(chance: random.Random) -> bytes:
    kind, code = chance.choice((KEY_DOWN, KEY_UP)), chance.randrange(512)
    symbol = chance.choice((chance.randrange(128), code | 1 << 30))
    held = chance.choice((0, 0, 1, 0x40, 0x100, 0x400, 0x141))
    return struct.pack("<IIIBBxxiiHxxI", kind, 0, 1, kind == KEY_DOWN, 0, code, symbol, held, 0)


def text(chance: random.Random) -> bytes:
    return struct.pack("<III32s", TEXT, 0, 1, chr(chance.randrange(32, 0xD7FF)).encode())


def finger(chance: random.Random) -> bytes:
    kind = chance.choice((FINGER_DOWN, FINGER_MOVED, FINGER_MOVED, FINGER_UP))
    return bytes(FingerEvent(kind, 0, 1, chance.randrange(FINGERS), chance.random(), chance.random()))


def mouse(chance: random.Random) -> bytes:
    x, y = chance.randrange(SIZE[0]), chance.randrange(SIZE[1])
    kind = chance.choice((MOVED, BUTTON_DOWN, BUTTON_UP))
    if kind == MOVED:
        return struct.pack("<IIIIIiiii", MOVED, 0, 1, 0, 1, x, y, 0, 0)
    return struct.pack(
        "<IIIIBBBxii", kind, 0, 1, 0, chance.choice((1, 1, 1, 2, 3)), kind == BUTTON_DOWN, 1, x, y
    )


def wheel(chance: random.Random) -> bytes:
    turns = chance.randint(-3, 3), chance.randint(-3, 3)
    return struct.pack("<IIIIiiI", WHEEL, 0, 1, 0, *turns, 0)


def window(chance: random.Random) -> bytes:
    return struct.pack("<IIIBxxxii", WINDOW, 0, 1, chance.choice(HAPPENS), *SIZE)


KINDS = (key, key, text, finger, finger, finger, mouse, mouse, mouse, wheel, window)


def main(argv: list[str]) -> int:
    """0 when nothing led out."""
    parser = argparse.ArgumentParser(prog="deploy/soak escape", description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--minutes", type=float, default=10_000, help="at most")
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    parser.add_argument("--json", type=Path, default=OUT, metavar="FILE")
    given = parser.parse_args(argv)
    print(f"seed {given.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="kiosk-escape-") as place, display(SIZE) as screen:
        it = began(Path(place), screen)
        try:
            told, wrong = _rain(it, random.Random(given.seed), given.events, given.minutes * 60)
            for one in ATTEMPTS:
                if SLOW in one.words:
                    tried(it, one)
        finally:
            it.watch.end()
            it.outside.close()
            it.terminal.end()
    given.json.parent.mkdir(parents=True, exist_ok=True)
    given.json.write_text(json.dumps(told | {"seed": given.seed, "wrong": wrong}, indent=1) + "\n", "utf-8")
    print(json.dumps(told), f"WRONG: {wrong}" if wrong else "nothing led out", flush=True)
    return int(bool(wrong))


def _rain(it: Intruder, chance: random.Random, events: int, seconds: float) -> tuple[dict, str]:
    it.stand()
    files, start, sent, frames, wrong = it.files(), time.monotonic(), 0, 0, ""
    pages, sessions = Counter[str](), set[int]()
    while sent < events and time.monotonic() - start < seconds and not wrong:
        it.sdl(*storm(chance, AT_ONCE))
        sent, frames = sent + AT_ONCE, frames + 1
        pages[it.page()["page"]] += 1
        if frames % LOOK_EVERY == 0:
            sessions.add(it.terminal.pids()["current"])
            wrong = "; ".join([*it.strangers(), *sorted(it.files() - files)])
            if it.watch.longest_s >= MOST_S:
                wrong = it.watch.what
    told = {"events": sent, "seconds": round(time.monotonic() - start, 1), "sessions": len(sessions)}
    return told | {"pages": pages, "looks": it.watch.looks}, wrong
