"""Measures the window alone: start, press, next page, idle, memory; run by deploy/bench or by itself.

`python -m tests.benchmarks.window 1280 800`. The touches are real: XTest makes them, X delivers them, and the
time ends when the window has flipped the frame they changed.
"""

from __future__ import annotations

import json
import os
import select
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.display import display
from tests.glass import Glass

ROOT = Path(__file__).resolve().parents[2]
PAGES = 40
IDLE_S = 20.0


class Window:
    """The process with the window; it writes one line for each frame it has flipped."""

    def __init__(self, name: str, width: int, height: int) -> None:
        environment = os.environ | {"DISPLAY": name}
        command = [sys.executable, "-m", "tests.benchmarks.window", "child", str(width), str(height)]
        self.started = time.monotonic()
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert self._process.stdout is not None
        self._out = self._process.stdout.fileno()
        self._rest = b""

    def flipped(self) -> tuple[float, str]:
        """Waits for the next frame: its moment and the page it showed."""
        while b"\n" not in self._rest:
            ready, _, _ = select.select([self._out], [], [], 10)
            data = os.read(self._out, 65536) if ready else b""
            if not data:
                raise RuntimeError("the window drew nothing")
            self._rest += data
        line, self._rest = self._rest.split(b"\n", 1)
        moment, page = line.decode().split(" ", 1)
        return float(moment), page

    def tell(self, word: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(word.encode() + b"\n")
        self._process.stdin.flush()

    def processor_s(self) -> float:
        """Processor time used so far, in seconds, all threads."""
        tasks = Path(f"/proc/{self._process.pid}/task")
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks.iterdir()) / 1e9

    def pss_mb(self) -> float:
        rollup = Path(f"/proc/{self._process.pid}/smaps_rollup").read_text()
        return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / 1024

    def end(self) -> None:
        self._process.terminate()
        self._process.wait(timeout=10)
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()


def spread(values: Sequence[float]) -> dict[str, float]:
    """Median and 95th percentile."""
    ordered = sorted(values)
    return {
        "median": round(statistics.median(ordered), 2),
        "p95": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))], 2),
    }


def measure(width: int, height: int, idle_s: float = IDLE_S) -> dict[str, object]:
    """Start in seconds; press and page in milliseconds; idle in percent of a core; memory in MB (PSS)."""
    with display((width, height)) as name:
        starts = [_start(name, width, height) for _ in range(4)]
        window, glass = Window(name, width, height), Glass(name)
        try:
            window.flipped()
            touched = _touches(window, glass, width, height)
            idle = _idle(window, idle_s)
            window.tell("beat")
            window.flipped()
            beating = _idle(window, idle_s)
            memory = round(window.pss_mb(), 1)
        finally:
            window.end()
            glass.close()
    return {
        "size": f"{width} × {height}",
        "start_s": {"first": round(starts[0], 3), "warm": round(statistics.median(starts[1:]), 3)},
        **touched,
        "idle_percent": idle,
        "idle_with_watchdog_percent": beating,
        "pss_mb": memory,
    }


def _start(name: str, width: int, height: int) -> float:
    window = Window(name, width, height)
    try:
        return window.flipped()[0] - window.started
    finally:
        window.end()


def _touches(window: Window, glass: Glass, width: int, height: int) -> dict[str, object]:
    """Presses the first control of page after page; each release shows the next page."""
    press, page, fresh = [], [], []
    for number in range(2 * PAGES):
        if number == PAGES:
            window.tell("forget")  # from here on, no text of the next page has been drawn before
        x, y = TARGETS[number % 2](width, height)
        glass.move(x, y)
        moment = glass.button(down=True)
        press.append((window.flipped()[0] - moment) * 1000)
        moment = glass.button(down=False)
        flipped, _ = window.flipped()
        (page if number < PAGES else fresh).append((flipped - moment) * 1000)
    return {"press_ms": spread(press), "page_ms": spread(page[2:]), "fresh_page_ms": spread(fresh)}


def _idle(window: Window, seconds: float) -> float:
    before, began = window.processor_s(), time.monotonic()
    time.sleep(seconds)
    return round(100 * (window.processor_s() - before) / (time.monotonic() - began), 3)


# Where the first control of the two pages is: the question's first answer, the home page's first tile.
TARGETS = (
    lambda width, height: _scaled(width, height, 540, 860),
    lambda width, height: _scaled(width, height, 280, 680),
)


def _scaled(width: int, height: int, x: float, y: float) -> tuple[float, float]:
    return x * width / 1080, y * height / 1920


def child(width: int, height: int) -> None:
    """The measured process: a window that goes from a question to the home page and back."""
    from kiosk.ui.boot import WindowOptions, open_window

    open_window(WindowOptions(size=(width, height)))
    from kiosk.ui.loop import Loop
    from kiosk.ui.screen import Screen
    from tests.ui.pages import home, question

    loop, screen, forget = Loop(), Screen(), []
    pages = [question(size=(width, height)), home(size=(width, height))]

    def flipped() -> None:
        os.write(1, f"{time.monotonic()} {screen.placement.key if screen.placement else ''}\n".encode())

    def turn(_: str) -> None:
        pages.reverse()
        if forget:
            screen.forget_texts()
        screen.show(pages[0])

    def told() -> None:
        word = os.read(0, 100)
        if word.strip() == b"forget":
            forget.append(True)
        elif word.strip() == b"beat":
            loop.every(5.0, screen.force_redraw)
            screen.force_redraw()

    screen.on_frame = flipped
    screen.on_choose = turn
    screen.show(pages[0])
    loop.watch(0, told)
    loop.run()


if __name__ == "__main__":
    if sys.argv[1] == "child":
        child(int(sys.argv[2]), int(sys.argv[3]))
    else:
        print(json.dumps(measure(int(sys.argv[1]), int(sys.argv[2])), indent=1, ensure_ascii=False))
