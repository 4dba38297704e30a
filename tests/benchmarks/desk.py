"""The desk under load: from press to every screen, terminals alive, what screens cost; used by `bench`."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Coroutine, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kiosk.desk import heard
from kiosk.wire.calls import new_call_id
from tests.benchmarks.figures import Figure, figure
from tests.benchmarks.machine import family, processor_s, pss_mb
from tests.desk.postgres import Postgres
from tests.desk.running import TOKEN, Agent, RunningDesk, call_body
from tests.soak.wire import Failed, Wire, cookie, stream

P50_MS, P99_MS = 30, 150
ANSWER_MS = 100  # an answer to a heartbeat that comes later is felt
LOADS = ((5, 60, 1), (50, 40, 1), (3, 500, 1))  # calls a second, screens, processes
SETTLED_S = 1.0  # pages are not opened in the second of the first call


@dataclass(frozen=True, slots=True)
class Target:
    """A server to press on: its port, its process, what opens its streams."""

    port: int
    pid: int
    header: str = ""


class Screens:
    """Many streams read at once, each telling when it shows which press."""

    def __init__(self, target: Target, number: int) -> None:
        self._target, self._number = target, number
        self.shown: dict[str, list[float]] = {}
        self._open = 0
        self._tasks: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Screens:
        self._tasks = [asyncio.create_task(self._follow()) for _ in range(self._number)]
        while self._open < self._number:
            if any(task.done() for task in self._tasks):
                raise RuntimeError("a screen's stream ended before it showed anything")
            await asyncio.sleep(0.05)
        await asyncio.sleep(SETTLED_S)
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _follow(self) -> None:
        headers = [self._target.header] if self._target.header else []
        async for kind, _, data in stream(self._target.port, "/api/agent/stream", *headers, silence_s=60):
            if kind == "snapshot":
                self._open += 1
            elif kind == "call":
                self.shown.setdefault(json.loads(data)["id"], []).append(time.perf_counter())


async def pressed(target: Target, a_second: float, screens: int, seconds: float) -> list[float]:
    """Milliseconds from each press to each screen."""
    began: dict[str, float] = {}
    wires = [Wire(target.port, f"Authorization: Bearer {TOKEN}") for _ in range(8)]

    async def press(number: int, _due: float) -> None:
        call = new_call_id()
        began[call] = time.perf_counter()
        with suppress(*Failed):
            await wires[number % 8].post("/api/calls", call_body(call, f"borne-{number}"), 30)

    async with Screens(target, screens) as looking:
        await _paced(press, a_second, seconds, 8)
        last = time.monotonic() + 10
        while time.monotonic() < last and sum(map(len, looking.shown.values())) < len(began) * screens:
            await asyncio.sleep(0.05)
        return [1000 * (at - began[call]) for call, times in looking.shown.items() for at in times]


async def _paced(act: Any, a_second: float, seconds: float, at_once: int) -> None:
    """Each at its time; those of one connection wait for one another."""
    free = [asyncio.Lock() for _ in range(at_once)]
    start, running = time.monotonic(), []

    async def one(number: int, due: float) -> None:
        async with free[number % at_once]:
            await act(number, due)

    for number in range(round(a_second * seconds)):
        if (wait_s := start + number / a_second - time.monotonic()) > 0:
            await asyncio.sleep(wait_s)
        running.append(asyncio.create_task(one(number, time.perf_counter())))
    await asyncio.gather(*running)


async def beaten(target: Target, a_second: float, terminals: int, seconds: float) -> list[float]:
    """Milliseconds that each heartbeat's answer took, from when it was due."""
    took: list[float] = []
    wires = [Wire(target.port, f"Authorization: Bearer {TOKEN}") for _ in range(32)]

    async def beat(number: int, due: float) -> None:
        path = f"/api/terminals/t{number % terminals}/alive"
        with suppress(*Failed):
            await wires[number % 32].post(path, {"state": "free", "place": ""}, 30)
        took.append(1000 * (time.perf_counter() - due))

    await _paced(beat, a_second, seconds, 32)
    return took


@contextmanager
def desk(database: str = "", processes: int = 1) -> Iterator[Target]:
    """A desk of its own, and an agent's way in."""
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder:
        running = RunningDesk(Path(folder), database=database, processes=processes).start()
        try:
            assert running.process is not None
            agent = Agent(running.url, "Guichet 3")
            yield Target(urlsplit(running.url).port or 0, running.process.pid, cookie(agent.http))
        finally:
            running.kill()


@contextmanager
def bare() -> Iterator[Target]:
    """The stream server without a database."""
    command = [sys.executable, "-m", "tests.benchmarks.bare"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield Target(int(process.stdout.readline()), process.pid)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def _run(work: Coroutine[Any, Any, list[float]]) -> list[float]:
    return asyncio.run(work)


def measure(seconds: float) -> Iterator[Figure]:
    """Every figure, the bare server's beside the desk's."""
    with ExitStack() as stack:
        server = Postgres()
        stack.callback(server.stop)
        for a_second, screens, processes in LOADS:
            load = f"{a_second} calls/s × {screens} screens"
            beside = f"no database, {load}"
            with bare() as target:
                yield figure(beside, "ms", _run(pressed(target, a_second, screens, seconds)), judged="p99")
            for engine in ("SQLite", "PostgreSQL"):
                with desk(server.new_database() if engine == "PostgreSQL" else "", processes) as target:
                    before, pids = processor_s(family(target.pid)), family(target.pid)
                    found = _run(pressed(target, a_second, screens, seconds))
                    used = processor_s(pids) - before
                name = f"{engine}, {load}"
                yield figure(name, "ms", found, P50_MS, beside=beside)
                yield figure(f"{name}: p99", "ms", found, P99_MS, "p99")
                yield figure(f"{name}: processor", "ms a call", [1000 * used / (a_second * seconds)])
        yield from _alive(seconds)
        yield from _carries(server.new_database(), seconds)


def _alive(seconds: float) -> Iterator[Figure]:
    """500 terminals at the full rhythm and 500 screens, on one process."""
    with desk() as target:
        empty, pids = pss_mb([target.pid]), family(target.pid)
        _run(beaten(target, 100, 500, 5))  # each is made known once
        before = processor_s(pids)
        found = _run(beaten(target, 500 / heard.FASTEST_S, 500, seconds))
        yield figure("500 terminals alive, every 5 s: answer", "ms", found, ANSWER_MS, "p99")
        used = 100 * (processor_s(pids) - before) / seconds
        yield figure("500 terminals alive: processor", "% of a core", [used])
    with desk() as target:
        costs: list[float] = []

        async def connected() -> list[float]:
            async with Screens(target, 500):
                before, began = processor_s([target.pid]), time.monotonic()
                await asyncio.sleep(seconds)
                costs.append(100 * (processor_s([target.pid]) - before) / (time.monotonic() - began))
                costs.append(pss_mb([target.pid]) - empty)
            return costs

        percent, memory = _run(connected())
        yield figure("1 000 screens that only listen: processor", "% of a core", [2 * percent])
        yield figure("1 000 screens that only listen: memory", "MB", [2 * memory])


def _carries(database: str, seconds: float) -> Iterator[Figure]:
    """Heartbeats a second until their answers are late, on two processes and PostgreSQL."""
    carried = 0
    with desk(database, 2) as target:
        _run(beaten(target, 100, 1000, 10))  # each is made known once
        for a_second in (100, 200, 400, 600, 800, 1200, 1600):
            took = sorted(_run(beaten(target, a_second, 1000, seconds)))
            if took[int(len(took) * 0.99)] > ANSWER_MS:
                break
            carried = a_second
    yield figure("heartbeats until p99 passes 100 ms, 2 processes", "a second", [carried], judged="least",
                 mark=heard.BEATS_A_SECOND)  # fmt: skip
