"""A call that is only a trial, from this terminal to each desk and back by its stream; run by `courier`.

It rings for nobody and counts nowhere. The last result of each desk stands in a file, for `kiosk doctor`.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kiosk.handoff.client import DeskClient, Unreachable
from kiosk.handoff.kept import read, write
from kiosk.wire.calls import new_call_id
from kiosk.wire.findings import RESTART, Finding, fr

EVERY_S = 900.0
SOONEST_S = 10.0  # after the link has started
BACK_S = 10.0  # a trial that has not come back by then has failed
FILE = "trials.json"


class Trials:
    """The trials of one link; `heard` is called by the thread that reads a desk's stream.

    `listen` tells those threads that `awaited` has changed: without a call they do not read otherwise.
    """

    def __init__(self, state_dir: Path, terminal: str, listen: Callable[[], None]) -> None:
        self._file = state_dir / FILE
        self._path = f"/api/terminals/{quote(terminal, safe='')}/trial"
        self._listen = listen
        self._lock = threading.Lock()
        self._out: dict[str, tuple[str, threading.Event]] = {}  # trial → its desk, set once it is back

    def awaited(self, url: str) -> bool:
        """Whether a trial of this desk is out."""
        with self._lock:
            return any(desk == url and not back.is_set() for desk, back in self._out.values())

    def heard(self, trial: object) -> None:
        """A trial has come back."""
        with self._lock:
            if isinstance(trial, str) and trial in self._out:
                self._out[trial][1].set()

    def run(self, client: DeskClient, url: str, every_s: float, stopping: threading.Event) -> None:
        """Tries this desk for ever; never where `every_s` is 0."""
        wait_s = min(SOONEST_S, every_s)
        while every_s > 0 and not stopping.wait(wait_s):
            wait_s = every_s
            self.now(client, url)

    def now(self, client: DeskClient, url: str) -> int | None:
        """Tries this desk, twice where it must; the result is kept, and returned as by `once`."""
        took_ms = self.once(client, url)
        if took_ms is None:  # it may have gone by before the desk was listened to
            took_ms = self.once(client, url)
        self._keep(url, took_ms)
        return took_ms

    def once(self, client: DeskClient, url: str) -> int | None:
        """Milliseconds from the terminal to the desk and back to it, None where it did not come back."""
        trial, back, began = new_call_id(), threading.Event(), time.monotonic()
        with self._lock:
            self._out[trial] = url, back
        self._listen()
        try:
            client.post(url, self._path, {"id": trial})
            if not back.wait(BACK_S):
                return None
            took_ms = round((time.monotonic() - began) * 1000)
            client.post(url, self._path, {"id": trial, "took_ms": took_ms})
        except Unreachable:
            return None
        finally:
            with self._lock:
                del self._out[trial]
        return took_ms

    def _keep(self, url: str, took_ms: int | None) -> None:
        with self._lock:
            write(self._file, read(self._file) | {url: {"at": time.time(), "ms": took_ms}})


def check_trials(state_dir: Path, urls: Sequence[str], now: float) -> list[Finding]:
    """One finding a desk: whether the last trial call came back, and how long it took."""
    known = read(state_dir / FILE)
    return [_finding(url, known.get(url), now) for url in urls]


def _finding(url: str, last: Any, now: float) -> Finding:
    part = fr("appel d’essai vers {url}", url=url)
    if not isinstance(last, dict) or not isinstance(last.get("at"), int | float):
        remedy = fr("le premier vient après {n} s\u00a0; sinon {command}", n=10, command=RESTART)
        return Finding(part, "warning", fr("aucun encore"), remedy)
    minutes = max(0.0, now - last["at"]) / 60
    ago = f"{minutes:.0f}"
    if last.get("ms") is None:
        remedy = fr("vérifiez le bureau et le réseau")
        return Finding(part, "bad", fr("n’est pas revenu, il y a {n} min", n=ago), remedy)
    if minutes * 60 > 2 * EVERY_S:
        return Finding(part, "warning", fr("le dernier date de {n} min", n=ago), RESTART)
    return Finding(part, "good", fr("revenu en {m} ms, il y a {n} min", m=last["ms"], n=ago))
