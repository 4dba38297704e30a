"""One process like a session's, without its window, that opens documents and searches; run by `content`.

`python -m tests.benchmarks.reading FD HOW_MANY`, FD being that by which a session is handed its parts. Prints
JSON: the growth of memory by 200 documents and 500 letters, and the milliseconds of every document to
its first page (HOW_MANY of them; 0: all) and of every letter of the requests.
"""

from __future__ import annotations

import gc
import json
import os
import random
import sys
import time
from pathlib import Path

from kiosk.app.core import Core
from kiosk.app.finding import found
from kiosk.app.handed import received
from kiosk.app.parts import layout_of
from kiosk.session.effects import Search
from kiosk.session.events import KeyTyped, PageOpened, ProcedureOpened
from kiosk.ui.fonts import load_metrics
from tests.benchmarks.machine import pss_mb

DOCUMENTS, LETTERS = 200, 500


def main(fd: int, many: int) -> dict[str, object]:
    given = json.loads(sys.stdin.read())
    parts, _ = received(fd)
    assert parts is not None
    assert parts.library.index is not None
    index = parts.library.index
    metrics = load_metrics()
    core = Core(
        parts.library, parts.texts, parts.hall,
        lambda preferences: layout_of(parts.settings, metrics, preferences), parts.rules, time.monotonic,
    )  # fmt: skip
    assert core.placement.shapes
    gc.collect()
    gc.freeze()  # as a session does
    before = _memory()
    random.Random(1).shuffle(given["documents"])
    for identity in given["documents"][:DOCUMENTS]:
        _open(core, identity)
    letters = [words[:end] for words in given["requests"] for end in range(1, len(words) + 1)]
    for words in letters[:LETTERS]:
        index.search(words)
    after = _memory()
    opened = [(*_open(core, identity), identity) for identity in given["documents"][: many or None]]
    typed = []
    for words in letters[LETTERS:]:
        began = time.perf_counter()
        index.search(words)
        typed.append((time.perf_counter() - began) * 1000)
    pages = [_type(core, key) for words in given["requests"] for key in ("clear", *words)]
    return {
        "pss_mb": after[0] - before[0],
        "uss_mb": after[1] - before[1],
        "opened_ms": [ms for ms, _, _ in opened],
        "worked_ms": [ms for _, ms, _ in opened],
        "slowest": sorted(((round(ms, 1), identity) for _, ms, identity in opened), reverse=True)[:5],
        "typed_ms": typed,
        "pages_ms": [ms for ms, _ in pages if ms],
        "pages_worked_ms": [worked for ms, worked in pages if ms],
    }


def _open(core: Core, identity: str) -> tuple[float, float]:
    """Milliseconds from the touch to where everything of its first page stands, and of processor time."""
    core.send(PageOpened("home"))
    began, worked = time.perf_counter(), time.process_time()
    core.send(ProcedureOpened(identity))
    assert core.placement.shapes
    return (time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000


def _type(core: Core, key: str) -> tuple[float, float]:
    """Milliseconds from a key of the search page to where the page with its results stands, and of processor
    time; 0 where nothing was searched for."""
    if core.view.page != "search":
        core.send(PageOpened("search"))
    began, worked = time.perf_counter(), time.process_time()
    searches = [effect for effect in core.send(KeyTyped(key)) if isinstance(effect, Search)]
    for effect in searches:
        core.send(found(core.library, effect))
    assert core.placement.shapes
    if not searches:
        return 0.0, 0.0
    return (time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000


def _memory() -> tuple[float, float]:
    """Proportional and unique set size in MB."""
    gc.collect()
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    own = sum(int(line.split()[1]) for line in lines if line.startswith(("Private_Clean:", "Private_Dirty:")))
    return pss_mb([os.getpid()]), own / 1024


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
