"""Presses: of many terminals that keep the protocol in one process, and of real links in their own."""

from __future__ import annotations

import asyncio
import queue
import threading
import time
from contextlib import suppress
from itertools import count
from typing import Any

from kiosk.handoff.waits import wait_s
from kiosk.wire.calls import new_call_id
from tests.desk.running import TOKEN, call_body
from tests.handoff.terminal import RunningLink, Supervisor
from tests.soak.screens import RACED
from tests.soak.wire import Failed, Wire

TERMINALS = 200
AT_ONCE = 12
ANSWER_S = 5.0


class Crowd:
    """Terminals that post each call with one identity for ever, then cancel the one nobody raced for."""

    def __init__(self, port: int, wanted: int, a_second: float) -> None:
        self._port, self._wanted, self._every_s = port, wanted, 1 / a_second
        self._next = time.monotonic()
        self.pressed: list[str] = []
        self.took_s: list[float] = []
        self.repeated = 0
        self.refused: dict[int, int] = {}
        self.stopping = False

    async def press_all(self) -> None:
        """Every press, at the rhythm asked for or as fast as the desk answers."""
        await asyncio.gather(*(self._press_some() for _ in range(AT_ONCE)))

    async def _press_some(self) -> None:
        wire = Wire(self._port, f"Authorization: Bearer {TOKEN}")
        while len(self.pressed) < self._wanted and not self.stopping:
            call = new_call_id()
            self.pressed.append(call)
            self._next = max(self._next, time.monotonic() - 1) + self._every_s
            await asyncio.sleep(max(0.0, self._next - time.monotonic()))
            await self.press(wire, call, f"borne-{len(self.pressed) % TERMINALS}")
        wire.close()

    async def press(self, wire: Wire, call: str, terminal: str) -> None:
        """One press from the button to its end."""
        began = time.monotonic()
        await self._until_stored(wire, "/api/calls", call_body(call, terminal))
        self.took_s.append(time.monotonic() - began)
        if call[0] not in RACED:
            await self._until_stored(wire, f"/api/calls/{call}/cancel", {"terminal": terminal})

    async def _until_stored(self, wire: Wire, path: str, body: dict[str, Any]) -> None:
        for tries in count(1):
            with suppress(*Failed):
                status, _ = await wire.post(path, body)
                if status in (200, 201):
                    return
                self.refused[status] = self.refused.get(status, 0) + 1
            self.repeated += 1
            await asyncio.sleep(wait_s(tries))


class Real:
    """A terminal whose link runs in a process of its own and is killed now and then; presses through it."""

    def __init__(self, link: RunningLink, every_s: float) -> None:
        self.link, self._every_s = link, every_s
        self.pressed: list[str] = []  # and told by the link that it keeps them
        self.asked: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.restarts = 0
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> Real:
        """Starts link and presses."""
        self.link.start()
        self._thread.start()
        return self

    def restart(self) -> None:
        """`kill -9`, then what systemd does."""
        self.restarts += 1
        self.link.kill()
        self.link.start()

    def stop_pressing(self) -> None:
        """No further press; what was pressed is still carried."""
        self._stopping.set()
        self._thread.join(60)

    def _run(self) -> None:
        line: Supervisor | None = None
        while not self._stopping.is_set():
            try:
                call = self.asked.get(timeout=self._every_s)
            except queue.Empty:
                call = new_call_id()
            line = self._place(line, call)
        if line is not None:
            line.close()

    def _place(self, line: Supervisor | None, call: str) -> Supervisor:
        """Repeats the press until the link says that it holds it, as a session does."""
        while True:
            try:
                line = line or Supervisor(self.link.socket)
                line.heard.clear()
                line.place(call)
                line.until(lambda data: data["id"] == call and data["stored"], ANSWER_S)
            except (OSError, AssertionError):
                if line is not None:
                    line.close()
                line = None
                time.sleep(0.05)
            else:
                self.pressed.append(call)
                if call[0] not in RACED:
                    with suppress(OSError):
                        line.send("CancelCall", id=call)
                return line
