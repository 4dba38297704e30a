"""The terminal examines itself: after its start, every hour while it is free, and when a technician asks.

The doctor runs in a child with a time limit and the lowest priority; the link does the half that needs the
network. Both together go to the session that asked and, by the link, to the desks.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from kiosk.terminal import sign
from kiosk.terminal.child import Session
from kiosk.terminal.linkline import LinkLine
from kiosk.terminal.part import Part
from kiosk.wire.findings import Finding, fr, told
from kiosk.wire.messages import Message

FIRST_S = 30.0  # after the start: the first trial call has been made by then
EVERY_S, ILL_S = 3600.0, 600.0
LIMIT_S = 90.0  # for the child
LINK_S = 25.0  # for the link's half
LONGEST = 200_000  # bytes of what the child says
LOWEST = 19


class Health(Part):
    """At most one examination at a time; `warm` tells whether a session waits behind the one on screen.

    `opened` tells whether a session is open to a technician: no other may ask what is wrong here.
    """

    FROM_SESSION = ("Examine",)
    FROM_LINK = ("LineExamined",)

    def __init__(
        self,
        command: Sequence[str],
        folder: Path,
        line: LinkLine,
        warm: Callable[[], bool],
        opened: Callable[[Session], bool],
    ) -> None:
        self._command, self._folder, self._line, self._warm = tuple(command), folder, line, warm
        self._opened = opened
        self._due = time.monotonic() + FIRST_S
        self._asker: Session | None = None
        self._child: subprocess.Popen[bytes] | None = None
        self._said = bytearray()
        self._began = 0.0
        self._of_link: list[Any] | None = None
        self._sign: tuple[object, ...] = ()
        self._signed_at = 0.0

    def turn(self, current: Session | None) -> None:
        self._leave_sign(current)
        if self._child is not None:
            self._look()
        elif self._command and time.monotonic() >= self._due and self._may(current):
            self._start()

    def _may(self, current: Session | None) -> bool:
        """Never beside a citizen, who could hear or wait for it."""
        return self._asker is not None or sign.state_of(current) != "in_use"

    def said(self, session: Session, message: Message, current: Session | None) -> None:
        if session is current and self._opened(session):
            self._asker, self._due = session, 0.0

    def heard(self, message: Message, current: Session | None) -> None:
        given = message.data.get("findings")
        self._of_link = given if isinstance(given, list) else []

    def left(self, session: Session) -> None:
        self._asker = None if self._asker is session else self._asker

    def close(self) -> None:
        if self._child is not None:
            _end(self._child)

    def _leave_sign(self, current: Session | None) -> None:
        """At every change, and every half minute."""
        now = time.monotonic()
        stands = (sign.state_of(current), self._warm(), self._line.answers)
        if stands != self._sign or now - self._signed_at >= sign.EVERY_S:
            self._sign, self._signed_at = stands, now
            sign.give(self._folder, *stands)

    def _start(self) -> None:
        self._began, self._said = time.monotonic(), bytearray()
        try:
            self._child = subprocess.Popen(
                self._command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError:  # no memory: told, and tried again
            self._of_link = []
            self._tell(*_read(b""))
            return
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self._child.pid, LOWEST)
        assert self._child.stdout is not None
        os.set_blocking(self._child.stdout.fileno(), False)
        self._of_link = None if self._line.say_now("ExamineLine", {}) else []

    def _look(self) -> None:
        """Waits for nothing: reads what is there, and tells once both halves are."""
        child = self._child
        assert child is not None
        assert child.stdout is not None
        with suppress(BlockingIOError):
            while piece := os.read(child.stdout.fileno(), 65_536):
                self._said += piece
        lasted = time.monotonic() - self._began
        if lasted > LIMIT_S or len(self._said) > LONGEST:
            _kill(child)
        if child.poll() is None or (self._of_link is None and lasted < LINK_S):
            return
        with suppress(BlockingIOError):
            self._said += os.read(child.stdout.fileno(), LONGEST)
        _end(child)
        self._child = None
        self._tell(*_read(bytes(self._said)))

    def _tell(self, about: dict[str, Any], findings: list[Any]) -> None:
        found = {"findings": findings + (self._of_link or []), "at": time.time()}
        if self._asker is not None:
            self._asker.send("Examined", found)
        self._asker = None
        self._line.send("Health", about | found)
        bad = any(isinstance(one, dict) and one.get("level") == "bad" for one in found["findings"])
        self._due = time.monotonic() + (ILL_S if bad else EVERY_S)


def _kill(child: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)


def _end(child: subprocess.Popen[bytes]) -> None:
    _kill(child)
    child.wait()
    if child.stdout is not None:
        child.stdout.close()


def _read(said: bytes) -> tuple[dict[str, Any], list[Any]]:
    """What the terminal runs, and its findings; one that says so where the child did not end well."""
    try:
        body = json.loads(said)
        return dict(body["about"]), list(body["findings"])
    except (ValueError, KeyError, TypeError):
        measured, remedy = fr("la borne n’a pas pu s’examiner"), fr("kiosk doctor, dans un terminal")
        return {}, told([Finding(fr("vérification"), "bad", measured, remedy)])
