"""All of France on one desk: 30 000 terminals with keys of their own, heartbeats and trial calls.

Two processes on PostgreSQL, thirty town halls of a thousand terminals (one desk takes no more of one hall).
Nothing is reckoned: one in a hundred has a call open and holds a stream, all say that they live, and those
that fall silent are waited for.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from typing import Any

from sqlalchemy import create_engine, insert

from kiosk.desk import heard
from kiosk.desk.entry import sessions
from kiosk.desk.store import entry_schema, schema
from tests.benchmarks.crowd import HALLS, terminals
from tests.benchmarks.desk import ANSWER_MS, P50_MS, P99_MS, Target, desk, pressed
from tests.benchmarks.figures import Figure, figure
from tests.benchmarks.machine import family, processor_s, pss_mb
from tests.desk.postgres import Postgres
from tests.soak.wire import stream

TERMINALS = 30_000
SILENCED = 100
CROWDS = 4  # processes of terminals: one may not open so many files


def measure(seconds: float, number: int = TERMINALS) -> Iterator[Figure]:
    """`seconds` of load, once everyone is connected and known."""
    with ExitStack() as stack:
        server = Postgres()
        stack.callback(server.stop)
        database = server.new_database()
        with desk(database, 2):
            pass  # its tables
        _enrol(database, number)
        target = stack.enter_context(desk(database, 2))
        pids, began = family(target.pid), time.monotonic()
        crowds = [stack.enter_context(Crowd(target.port, number, part)) for part in range(CROWDS)]
        for crowd in crowds:
            crowd.answer()
        yield figure("every stream open", "s", [time.monotonic() - began])
        yield from _beating(crowds, number)
        before, at = processor_s(pids), time.monotonic()
        presses = asyncio.run(pressed(target, 5, 60, seconds))
        took_s = time.monotonic() - at
        used = 100 * (processor_s(pids) - before) / took_s
        told = [crowd.ask("took") for crowd in crowds]
        took = [one for each in told for one in each["took"]]
        yield figure("answer to a heartbeat", "ms", took, ANSWER_MS, "p99")
        yield figure("press to screen, 5 calls/s × 60 screens", "ms", presses, P50_MS)
        yield figure("the same: p99", "ms", presses, P99_MS, "p99")
        yield figure("trial calls meanwhile", "a second", [sum(each["trials"] for each in told) / took_s])
        yield figure("processor of the desk", "% of a core", [used])
        yield figure("memory of the desk", "MB", [pss_mb(pids)])
        lost = asyncio.run(_lost(target, crowds, 4 * number / heard.BEATS_A_SECOND + 60))
        yield figure("lost terminals shown", "", [len(lost)], SILENCED, "least")
        yield figure("a lost terminal is shown after", "s", lost or [0.0])
        broken = sum(crowd.ask("took")["broken"] for crowd in crowds)
        yield figure("connections that broke", "", [broken], 0)


def _beating(crowds: list[Crowd], number: int) -> Iterator[Figure]:
    """Each has been heard once, in the rhythm that the desk asks for."""
    for crowd in crowds:
        crowd.tell(f"beat {max(number / heard.BEATS_A_SECOND, heard.FASTEST_S)}")
    yield figure("rhythm asked of each terminal", "s", [crowd.ask("heard") for crowd in crowds])


def _enrol(database: str, number: int) -> None:
    """Every terminal's key, as enrolment would have left it, and each as heard a moment ago."""
    engine = create_engine(database.replace("postgresql://", "postgresql+psycopg://", 1))
    everyone, now = terminals(0, number), time.time()
    keys = [
        {"site": site, "terminal": name, "mark": sessions.mark(key), "place": "Hall", "made_at": now}
        for site, name, key in everyone
    ]
    alive = [
        {"site": site, "id": name, "place": "Hall", "state": "free", "since": now, "heard_at": now}
        for site, name, _ in everyone
    ]
    halls = [{"name": f"hall-{n}", "hall": f"Mairie {n}"} for n in range(1, HALLS)]
    with engine.begin() as conn:
        conn.execute(insert(entry_schema.site), halls)
        conn.execute(insert(entry_schema.terminal_key), keys)
        conn.execute(insert(schema.terminal), alive)
    engine.dispose()


async def _lost(target: Target, crowds: list[Crowd], patience_s: float) -> list[float]:
    """Seconds from the last word of each that falls silent until an agent's page shows it as lost."""
    last: dict[str, float] = {}
    found: list[float] = []
    with suppress(TimeoutError):
        async with asyncio.timeout(patience_s):
            async for kind, _, data in stream(target.port, "/api/agent/stream", target.header, silence_s=60):
                if not last:  # the first is the snapshot
                    for crowd in crowds:
                        last |= crowd.ask(f"silence {SILENCED // CROWDS}")
                said = json.loads(data)
                if kind == "terminal" and said["state"] == "lost" and said["id"] in last:
                    found.append(time.monotonic() - last[said["id"]])
                    if len(found) == len(last):
                        break
    return found


class Crowd:
    """A process that plays a share of the terminals."""

    def __init__(self, port: int, number: int, part: int) -> None:
        ends = (number * part // CROWDS, number * (part + 1) // CROWDS)
        command = [sys.executable, "-m", "tests.benchmarks.crowd", str(port), *map(str, ends)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Crowd:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def tell(self, command: str) -> None:
        """Has it do something."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{command}\n")
        self._process.stdin.flush()

    def answer(self) -> Any:
        """What it says next."""
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())

    def ask(self, command: str) -> Any:
        """What it answers to a command."""
        self.tell(command)
        return self.answer()
