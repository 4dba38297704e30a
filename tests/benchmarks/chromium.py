"""Chromium in kiosk mode with the same page, measured from outside as the terminal is, and from inside."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.benchmarks.damage import Damage
from tests.benchmarks.figures import Figure, figure
from tests.benchmarks.machine import family, pss_mb, used_percent
from tests.benchmarks.page import landmark, static_pages
from tests.display import display
from tests.glass import Glass

PROGRAM = "/usr/bin/chromium"
OPTIONS = (
    "--kiosk", "--no-sandbox", "--no-first-run", "--no-default-browser-check", "--disable-extensions",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-default-apps", "--mute-audio", "--no-proxy-server", "--disable-dev-shm-usage",
    "--window-position=0,0",
    "--force-device-scale-factor=1", "--password-store=basic", "--disable-features=Translate",
)  # fmt: skip
AGAIN_S, REST_S = 0.1, 0.06


def available() -> bool:
    """Whether there is a Chromium to compare with."""
    return shutil.which(PROGRAM) is not None


class Told:
    """What the page tells of itself: `press` and `page`, milliseconds from event to animation frame."""

    def __init__(self) -> None:
        heard: queue.Queue[tuple[str, float]] = queue.Queue()

        class Beacon(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                what, ms = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                heard.put((what, float(ms)))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                return

        self._heard = heard
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Beacon)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def next(self, what: str, within_s: float = 10.0) -> float:
        """The next figure of this name."""
        while True:
            name, ms = self._heard.get(timeout=within_s)
            if name == what:
                return ms

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def measure(size: tuple[int, int], runs: int, starts: int, idle_s: float) -> Iterator[Figure]:
    """Start, press, page, memory and idle, as they are measured on the terminal."""
    told = Told()
    with tempfile.TemporaryDirectory() as folder, display(size) as name:
        html, where = static_pages(size, told.port)
        page = Path(folder) / "page.html"
        page.write_text(html, encoding="utf-8")
        glass, damage = Glass(name), Damage(name)
        taken = []
        for _ in range(starts + 1):
            with _browser(Path(folder), page, name, size) as (process, began):
                taken.append(painted(damage, glass, size) - began)
        yield figure("Chromium, warm, to its first paint", "s", taken[1:])
        with _browser(Path(folder), page, name, size) as (process, _):
            painted(damage, glass, size)
            damage.calm(1.0)
            yield from _touches(told, glass, damage, where, runs)
            pids = family(process.pid)
            yield figure("Chromium, memory of its processes", "MB", [pss_mb(pids)])
            yield figure("Chromium, idle", "%", [used_percent({"": pids}, idle_s)[""]])
        glass.close()
        damage.close()
    told.close()


def painted(damage: Damage, glass: Glass, size: tuple[int, int]) -> float:
    """When the page's call button had its colour on screen, looked for at each change of the screen."""
    x, y, color = landmark(size)
    while True:
        moment = damage.wanted("a page", 30)
        if glass.pixel(x, y) == color:
            return moment


def _touches(
    told: Told, glass: Glass, damage: Damage, where: tuple[float, float], runs: int
) -> Iterator[Figure]:
    inside: dict[str, list[float]] = {"press": [], "page": []}
    outside: dict[str, list[float]] = {"press": [], "page": []}
    glass.move(*where)
    for _ in range(runs):
        for what, down in (("press", True), ("page", False)):
            time.sleep(AGAIN_S)
            damage.calm(REST_S)
            moment = glass.button(down=down)
            outside[what].append(1000 * (damage.wanted(what) - moment))
            inside[what].append(told.next(what))
    for what, label in (("press", "touch to visible press"), ("page", "touch to next page drawn")):
        yield figure(f"Chromium, {label}", "ms", outside[what])
        yield figure("   the same to its own animation frame", "ms", inside[what])


@contextlib.contextmanager
def _browser(
    folder: Path, page: Path, name: str, size: tuple[int, int]
) -> Iterator[tuple[subprocess.Popen[bytes], float]]:
    command = [
        PROGRAM,
        *OPTIONS,
        f"--user-data-dir={folder}/profile",
        f"--window-size={size[0]},{size[1]}",
        f"--app=file://{page}",
    ]
    began = time.monotonic()
    process = subprocess.Popen(
        command, env=os.environ | {"DISPLAY": name}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process, began
    finally:
        process.terminate()
        process.wait(20)
