"""Screens that resume by cursor and agents who race for calls; what each saw is kept to be counted."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from itertools import count

from kiosk.handoff.waits import wait_s
from tests.desk.running import Agent
from tests.soak.wire import Failed, Wire, cookie, stream

ALIVE_S = 8.0
RACED = "01"  # calls whose identity begins so are raced for, the others are cancelled by the citizen


class Screen:
    """One agents' page: every cursor it was given, in the order in which they came."""

    def __init__(self, port: int, header: str, seen: Callable[[str], None]) -> None:
        self._port, self._header, self._seen = port, header, seen
        self._last = ""
        self.started = asyncio.Event()
        self.began = 0
        self.cursors: list[int] = []
        self.snapshots = self.opened = 0
        self.rang: Callable[[str], None] = lambda _call: None

    async def follow(self) -> None:
        """Reads for ever; reopened with backoff, from where it stopped."""
        tries = 0
        while True:
            resumed = [f"Last-Event-ID: {self._last}"] if self._last else []
            with suppress(*Failed):
                self.opened += 1
                async for kind, cursor, data in stream(
                    self._port, "/api/agent/stream", self._header, *resumed
                ):
                    self._last, tries = cursor, 0
                    self._hear(kind, int(cursor.rpartition(".")[2]), data)
            tries += 1
            await asyncio.sleep(wait_s(tries))

    def _hear(self, kind: str, cursor: int, data: bytes) -> None:
        if kind == "snapshot":
            self.snapshots += 1
            self.began = cursor
            self.started.set()
        elif kind != "beat":
            self.cursors.append(cursor)
            if kind == "call" and b'"version":1,' in data:
                call = json.loads(data)
                self._seen(call["id"])
                if call["state"] == "ringing":
                    self.rang(call["id"])


class Racer:
    """An agent who takes the calls that are raced for, and closes those they won."""

    def __init__(self, agent: Agent, port: int, seen: Callable[[str], None]) -> None:
        self.name = agent.name
        self._port, self._header = port, cookie(agent.http)
        self.screen = Screen(port, self._header, seen)
        self.screen.rang = self._rang
        self._ringing: asyncio.Queue[str] = asyncio.Queue()
        self.won: set[str] = set()
        self.answers: dict[int, int] = defaultdict(int)

    def _rang(self, call: str) -> None:
        if call[0] in RACED:
            self._ringing.put_nowait(call)

    async def take(self) -> None:
        """Takes one call after the other, for ever."""
        wire = Wire(self._port, self._header)
        while True:
            call = await self._ringing.get()
            if await self._until_answered(wire, f"/api/agent/calls/{call}/accept") == 200:
                self.won.add(call)
                await self._until_answered(wire, f"/api/agent/calls/{call}/close")

    async def live(self) -> None:
        """Says that the page is alive, as it does."""
        wire = Wire(self._port, self._header)
        while True:
            with suppress(*Failed):
                await wire.post("/api/agent/alive", {})
            await asyncio.sleep(ALIVE_S)

    async def _until_answered(self, wire: Wire, path: str) -> int:
        for tries in count(1):
            with suppress(*Failed):
                status, _ = await wire.post(path, {})
                self.answers[status] += 1
                if status < 500:
                    return status
            await asyncio.sleep(wait_s(tries))
        raise AssertionError("it counts for ever")
