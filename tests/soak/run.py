"""One engine under every trouble: presses, races and screens at once; used by `./deploy/soak`."""

from __future__ import annotations

import asyncio
import os
import random
import sys
import time
from collections.abc import Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kiosk.wire.calls import new_call_id
from tests.desk.postgres import Postgres
from tests.desk.running import TOKEN, Agent, RunningDesk
from tests.handoff.terminal import RunningLink
from tests.soak.cable import FAR, Cable
from tests.soak.count import Count, count
from tests.soak.presses import Crowd, Real
from tests.soak.proxy import Proxy
from tests.soak.screens import RACED, Racer, Screen
from tests.soak.troubles import Troubles
from tests.soak.wire import Wire, cookie

PROCESSES = 3
SETTLE_S = 90.0
PROBE_S = 60.0
MOVED = Path(__file__).with_name("moved")


@dataclass(frozen=True, slots=True)
class Plan:
    """How much: presses in so many seconds, by a crowd and by links of their own, before so many screens."""

    presses: int
    seconds: float
    links: int = 2
    screens: int = 3
    racers: int = 2
    between_s: float = 1.5
    most_troubles: int = 1_000_000


@dataclass(slots=True)
class Outcome:
    """What one engine went through."""

    count: Count
    seconds: float = 0.0
    recovery_s: dict[str, list[float]] = field(default_factory=dict)
    stored_s: list[float] = field(default_factory=list)
    repeated: int = 0
    reopened: int = 0
    by_links: int = 0
    unfinished: int = 0


class Soak:
    """One run; `go` does it."""

    def __init__(self, engine: str, plan: Plan, folder: Path, apart: bool) -> None:
        self._engine, self._plan, self._folder, self._apart = engine, plan, folder, apart
        self._seen: dict[str, int] = {}
        self._probed: dict[str, asyncio.Event] = {}
        self._screens: list[Screen] = []

    async def go(self) -> Outcome:
        """Starts everything, disturbs it until every press was made, lets it settle, counts."""
        clock = self._folder / "clock"
        clock.write_text("0")
        os.environ["PYTHONPATH"], os.environ["SOAK_CLOCK"] = str(MOVED), str(clock)
        server = await asyncio.to_thread(Postgres) if self._engine == "postgresql" else None
        database = server.new_database(through_file=True) if server else ""
        cable = Cable() if self._apart else None
        far = {"host": FAR, "inside": cable.inside} if cable else {}
        desk = RunningDesk(self._folder, database=database, processes=PROCESSES, **far)  # type: ignore[arg-type]
        links: list[Real] = []
        tasks: list[asyncio.Task[Any]] = []
        try:
            await asyncio.to_thread(desk.start)
            at = urlsplit(desk.url)
            proxy = await Proxy(at.hostname or "", at.port or 0).start()
            url = f"http://127.0.0.1:{proxy.port}"
            agents = [await asyncio.to_thread(Agent, url, f"Guichet {n}") for n in range(self._plan.racers)]
            for agent in agents:
                await asyncio.to_thread(agent.shift, "start")
            racers = [Racer(agent, proxy.port, self._shown) for agent in agents]
            header = cookie(agents[0].http)
            plain = [Screen(proxy.port, header, self._shown) for _ in range(self._plan.screens)]
            self._screens = [*plain, *(racer.screen for racer in racers)]
            parts: list[Coroutine[Any, Any, None]] = [screen.follow() for screen in self._screens]
            parts += [part for racer in racers for part in (racer.take(), racer.live())]
            tasks = [asyncio.create_task(part) for part in parts]
            for screen in self._screens:
                await asyncio.wait_for(screen.started.wait(), 20)
            for n in range(self._plan.links):
                folder = self._folder / f"link{n}"
                folder.mkdir()
                links.append(Real(RunningLink(folder, [url], name=f"vraie-{n}"), 0.5 + n / 10).start())
            outcome = await self._press(Troubles(desk, proxy, links, server, clock, cable), proxy, links)
            outcome.count = await self._settled(database or str(desk.database), links, racers)
            outcome.reopened = sum(screen.opened - 1 for screen in self._screens)
            outcome.by_links = sum(len(real.pressed) for real in links)
            if "Traceback" in desk.log.read_text():
                print(f"soak: a traceback in {desk.log}", file=sys.stderr)
            return outcome
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            for real in links:
                real.link.kill()
            desk.kill()
            if server:
                server.stop()
            if cable:
                cable.close()

    async def _press(self, troubles: Troubles, proxy: Proxy, links: list[Real]) -> Outcome:
        plan, began = self._plan, time.monotonic()
        self._crowd = crowd = Crowd(proxy.port, plan.presses, plan.presses / plan.seconds)
        pressing = asyncio.create_task(crowd.press_all())
        outcome = Outcome(Count())
        order: list[str] = []
        for _ in range(plan.most_troubles):
            if pressing.done() or time.monotonic() - began > plan.seconds:
                break
            await asyncio.sleep(random.uniform(0.5, 1.5) * plan.between_s)
            if not order:
                order = random.sample(list(troubles.kinds), len(troubles.kinds))
            kind = order.pop()
            back = await troubles.kinds[kind]()
            outcome.recovery_s.setdefault(kind, []).append(await self._probe(proxy.port, links, kind, back))
        if time.monotonic() - began > plan.seconds:
            crowd.stopping = True
        done, late = await asyncio.wait([pressing], timeout=SETTLE_S)
        outcome.unfinished = len(late)
        for task in done:
            task.result()
        for real in links:
            await asyncio.to_thread(real.stop_pressing)
        outcome.seconds = time.monotonic() - began
        outcome.stored_s, outcome.repeated = crowd.took_s, crowd.repeated
        return outcome

    async def _probe(self, port: int, links: list[Real], kind: str, back: float) -> float:
        """Seconds until a press made after the trouble stands on every screen."""
        call = new_call_id()
        self._probed[call] = shown = asyncio.Event()
        if "link" in kind:
            for real in links[:1]:
                real.asked.put(call)
        else:
            self._crowd.pressed.append(call)
            wire = Wire(port, f"Authorization: Bearer {TOKEN}")
            pressing = asyncio.create_task(self._crowd.press(wire, call, "borne-probe"))
        try:
            await asyncio.wait_for(shown.wait(), PROBE_S)
        except TimeoutError:
            return PROBE_S
        took_s = time.monotonic() - back
        if "link" not in kind:
            await pressing
            wire.close()
        return took_s

    def _shown(self, call: str) -> None:
        if call in self._probed:
            self._seen[call] = self._seen.get(call, 0) + 1
            if self._seen[call] == len(self._screens):
                self._probed[call].set()

    async def _settled(self, database: str, links: list[Real], racers: list[Racer]) -> Count:
        """The count once everything owed has arrived, or after a time in which it should have."""
        pressed = [*self._crowd.pressed, *(call for real in links for call in real.pressed)]
        until = time.monotonic() + SETTLE_S
        while True:
            found = await asyncio.to_thread(count, database, pressed, self._screens, racers)
            raced_for = sum(call[0] in RACED for call in pressed)
            settled = not found.wrong() and found.raced >= raced_for
            if settled or time.monotonic() > until:
                return found
            await asyncio.sleep(1)
