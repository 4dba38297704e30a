"""The supervisor's part in signed bundles: examined in a child, served while nobody is there, gone back from.

A bundle on trial is kept once the terminal was well with it for long enough: fresh sessions that draw their
page, and a trial call that came back where one did before. Otherwise the one before is in service again.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kiosk.config.bundle_moves import NOT_HEALTHY, go_back, keep_it, put_in_service, stage_again
from kiosk.config.bundled import FOLDER, INCOMING, INSTEAD, SERVICE, Service, read_service, version_folder
from kiosk.handoff.trials import FILE as TRIALS
from kiosk.handoff.trials import read as read_trials
from kiosk.terminal.child import Session
from kiosk.terminal.part import Part

LOOK_S = 2.0
AGAIN_S = 3600.0  # a bundle whose day has not come
LIMIT_S = 600.0  # for the child
LOWEST = 19
LONGEST_STEP_S = 2.0  # between two turns; a longer one is a terminal that stood still
MOST_DEAD = 2  # fresh sessions that never had a window
PATIENCE, SLACK_S = 3, 60.0  # times as long as it has to be well, and a trial call


@dataclass(frozen=True, slots=True)
class BundleOptions:
    """The terminal's own folder, the command that examines a file, and for how long it has to be well.

    `served`: the bundle that sessions have, if any, and from which start on (monotonic).
    """

    state: Path
    command: tuple[str, ...]
    healthy_s: float
    served: Callable[[], tuple[Path | None, float]]


class Bundles(Part):
    """`tell_link` that settings are others; that fresh sessions come is `Following`'s affair."""

    def __init__(self, options: BundleOptions, tell_link: Callable[[], object]) -> None:
        self._options, self._tell_link = options, tell_link
        self._healthy_s = options.healthy_s
        self._mark: tuple[int, int] | None = None
        self._service = Service()
        self._serving = -1  # not known yet
        self._look_at = 0.0
        self._child: subprocess.Popen[bytes] | None = None
        self._child_since = 0.0
        self._sizes: dict[Path, int] = {}
        self._tried: dict[tuple[str, int], float] = {}
        self._unwritten = 0  # gone back from in memory only: the disk is full
        self._begin()

    def changed(self, healthy_s: float) -> None:
        """The settings say another time."""
        self._healthy_s = healthy_s

    def _begin(self) -> None:
        """A trial, if there is one, starts from here."""
        self._trial_since = self._turned = time.monotonic()
        self._well_s, self._dead = 0.0, 0
        self._trials = read_trials(self._options.state / TRIALS)
        self._call_needed = _came_back(self._trials)

    def turn(self, current: Session | None) -> None:
        now = time.monotonic()
        step, self._turned = min(now - self._turned, LONGEST_STEP_S), now
        with suppress(OSError):  # a full disk: later
            if self._child is not None:
                self._wait(now)
            elif now >= self._look_at:
                self._look_at = now + LOOK_S
                self._look(now)
            if (staged := self._service.staged) and _free(current):
                self._service = put_in_service(self._options.state)
                if self._service.current == staged:
                    self._changed(f"lot {staged} en service, à l’essai")
            elif self._service.trial:
                self._judge(current, step, now)

    def left(self, session: Session) -> None:
        if self._service.trial and self._has_it(session) and session.lost and not session.ready:
            self._dead += 1

    def close(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.wait()

    # -- what has come ---------------------------------------------------------------------------------

    def _look(self, now: float) -> None:
        if self._unwritten:
            self._service = go_back(self._options.state, NOT_HEALTHY, self._unwritten)
            self._unwritten = 0
            os.environ.pop(INSTEAD, None)
        self._read()
        service = self._service
        if service.again and not (service.staged or service.trial) and self._call_since():
            self._service = stage_again(self._options.state)
        folder = self._options.state / FOLDER / INCOMING
        there = {path: path.stat() for path in sorted(folder.glob("*.bundle"))} if folder.is_dir() else {}
        before, self._sizes = self._sizes, {path: about.st_size for path, about in there.items()}
        keys = {path: (path.name, about.st_ino) for path, about in there.items()}
        self._tried = {key: until for key, until in self._tried.items() if key in keys.values()}
        for path, key in keys.items():
            if before.get(path) != self._sizes[path]:
                continue  # a hand may still be copying it
            if now >= self._tried.get(key, 0.0):
                self._tried[key] = now + AGAIN_S
                self._examine(path, now)
                return

    def _read(self) -> None:
        """Anew where it has changed: the child, or a technician's command, may have changed it."""
        try:
            about = (self._options.state / FOLDER / SERVICE).stat()
            mark = (about.st_mtime_ns, about.st_ino)
        except FileNotFoundError:
            mark = (0, 0)
        if mark == self._mark:
            return
        self._mark, self._service = mark, read_service(self._options.state)
        if self._serving < 0:
            self._serving = self._service.current
        elif self._service.current != self._serving:
            self._changed(f"lot {self._service.current or 'de la borne'} en service")

    def _examine(self, path: Path, now: float) -> None:
        with suppress(OSError):
            self._child = subprocess.Popen(
                (*self._options.command, str(path)), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
            )
            self._child_since = now
            os.setpriority(os.PRIO_PROCESS, self._child.pid, LOWEST)

    def _wait(self, now: float) -> None:
        assert self._child is not None
        if self._child.poll() is None and now - self._child_since > LIMIT_S:
            self._child.kill()
        elif self._child.poll() is not None:
            self._child, self._look_at = None, 0.0
            self._read()

    # -- the trial -------------------------------------------------------------------------------------

    def _changed(self, what: str) -> None:
        _say(what)
        self._serving = self._service.current
        self._begin()
        self._tell_link()

    def _judge(self, current: Session | None, step: float, now: float) -> None:
        fresh = current if current is not None and self._has_it(current) else None
        broken = fresh is not None and fresh.broken
        if fresh is not None and fresh.drawn and not broken:
            self._well_s += step
        needed = self._healthy_s
        if broken or self._dead >= MOST_DEAD or now - self._trial_since > PATIENCE * needed + SLACK_S:
            _say(f"la borne ne va pas bien avec le lot {self._serving}")
            # perhaps no desk answers anybody: once one does, with the bundle before, this one has another try
            self._back(once_more=not broken and self._dead < MOST_DEAD and self._well_s >= needed)
        elif self._well_s >= needed and self._called():
            self._service = keep_it(self._options.state, self._serving)
            _say(f"la borne va bien avec le lot {self._serving}\u00a0: il reste")

    def _has_it(self, session: Session) -> bool:
        """Whether a session was started with what is on trial."""
        bundle, since = self._options.served()
        return bundle == version_folder(self._options.state, self._serving) and session.started >= since

    def _back(self, once_more: bool) -> None:
        """The one before serves at once, and on a full disk from memory until that is written."""
        service = self._service
        try:
            self._service = go_back(self._options.state, NOT_HEALTHY, self._serving, once_more=once_more)
        except OSError:
            before = version_folder(self._options.state, service.before) if service.before else ""
            os.environ[INSTEAD] = str(before)
            self._unwritten = self._serving
            self._service = replace(service, current=service.before, before=0, trial=0)
        self._changed(f"lot {self._service.current or 'de la borne'} de nouveau en service")

    def _called(self) -> bool:
        """Whether a trial call came back since, where one did before."""
        return not self._call_needed or self._call_since()

    def _call_since(self) -> bool:
        """Whether a trial call came back since the last change of what is in service."""
        now = read_trials(self._options.state / TRIALS)
        return _came_back({url: one for url, one in now.items() if one != self._trials.get(url)})


def _came_back(trials: Mapping[str, Any]) -> bool:
    """Whether the last trial call to any of these desks came back."""
    return any(isinstance(one, dict) and one.get("ms") is not None for one in trials.values())


def _free(current: Session | None) -> bool:
    return current is not None and (current.drawn or current.broken) and not current.busy


def _say(what: str) -> None:
    print(f"terminal: {what}", file=sys.stderr, flush=True)
