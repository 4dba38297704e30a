"""What is done to a desk while it is pressed on: kills, cuts, delays, a full disk, a moved clock."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import subprocess
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from tests.desk.postgres import Postgres
from tests.desk.running import RunningDesk
from tests.soak.cable import Cable
from tests.soak.presses import Real
from tests.soak.proxy import Proxy

DAY_S = 86_400
FULL_BYTES = 4096  # no file grows beyond: every write to a log, a table or its log ahead fails
NOTHING = "nothing, to compare"


class Troubles:
    """Each returns the moment from which everything is there again, on the monotonic clock."""

    def __init__(
        self,
        desk: RunningDesk,
        proxy: Proxy,
        links: list[Real],
        server: Postgres | None,
        clock: Path,
        cable: Cable | None,
    ) -> None:
        self._desk, self._proxy, self._links, self._server, self._clock = desk, proxy, links, server, clock
        self.kinds: dict[str, Callable[[], Awaitable[float]]] = {
            NOTHING: self.nothing,
            "a worker killed": self.kill_worker,
            "the whole server killed": self.kill_desk,
            "connections cut": self.cut,
            "the network gone for a second": self.refuse,
            "everything held back for a second": self.hold,
            "everything delayed": self.delay,
            "connections half closed": self.half_close,
            "the disk full for a second": self.fill_disk,
            "the clock moved": self.move_clock,
        }
        if links:
            self.kinds["a terminal’s link killed"] = self.kill_link
        if server is not None:
            self.kinds["the database killed"] = self.kill_database
        if cable is not None:
            self._cable = cable
            self.kinds["the cable pulled for two seconds"] = self.pull
            self.kinds["a narrow line for two seconds"] = self.narrow

    async def kill_worker(self) -> float:
        """One of the desk's processes; its parent starts another."""
        if workers := children_of(self._main()):
            _kill(random.choice(workers))
        return time.monotonic()

    async def kill_desk(self) -> float:
        """All of them at once, then started again as systemd does; the start counts as recovery."""
        began = time.monotonic()
        os.kill(self._main(), signal.SIGSTOP)  # so that it starts no other meanwhile
        workers = children_of(self._main())
        for pid in workers:
            _kill(pid)
        await asyncio.to_thread(self._desk.kill)
        for pid in workers:
            await _gone(pid)
        await asyncio.to_thread(self._desk.start)
        return began

    async def kill_database(self) -> float:
        """PostgreSQL's first process; there again once it has repaired its files."""
        assert self._server is not None
        self._server.kill()
        await asyncio.to_thread(self._server.start)
        return time.monotonic()

    async def kill_link(self) -> float:
        """A terminal's own process, started again at once."""
        began = time.monotonic()
        await asyncio.to_thread(random.choice(self._links).restart)
        return began

    async def cut(self) -> float:
        """Half of the connections, three times."""
        for _ in range(3):
            self._proxy.cut(0.5)
            await asyncio.sleep(0.1)
        return time.monotonic()

    async def refuse(self) -> float:
        """No connection lives nor opens."""
        self._proxy.refusing = True
        self._proxy.cut()
        await asyncio.sleep(1)
        self._proxy.refusing = False
        return time.monotonic()

    async def hold(self) -> float:
        """Connections stay, and carry nothing."""
        self._proxy.flowing.clear()
        await asyncio.sleep(1)
        self._proxy.flowing.set()
        return time.monotonic()

    async def pull(self) -> float:
        """What is under way is lost, and no connection ends."""
        await asyncio.to_thread(self._cable.pull)
        await asyncio.sleep(2)
        await asyncio.to_thread(self._cable.plug)
        return time.monotonic()

    async def narrow(self) -> float:
        """Less goes through than is sent: it waits, and some of it is dropped."""
        await asyncio.to_thread(self._cable.narrow)
        await asyncio.sleep(2)
        await asyncio.to_thread(self._cable.widen)
        return time.monotonic()

    async def delay(self) -> float:
        """Every piece comes a fifth of a second late."""
        self._proxy.delay_s = 0.2
        await asyncio.sleep(1)
        self._proxy.delay_s = 0.0
        return time.monotonic()

    async def half_close(self) -> float:
        """One end believes that the connection lives."""
        self._proxy.half_close()
        return time.monotonic()

    async def fill_disk(self) -> float:
        """No process that stores calls can write."""
        pids = children_of(self._main()) if self._server is None else children_of(postmaster(self._server))
        await asyncio.to_thread(self._limit, pids, FULL_BYTES)
        await asyncio.sleep(1)
        await asyncio.to_thread(self._limit, pids, "unlimited")
        return time.monotonic()

    async def nothing(self) -> float:
        """What a press takes on this machine now, to compare with."""
        return time.monotonic()

    def _limit(self, pids: list[int], most: int | str) -> None:
        owner = self._server.run_as if self._server is not None else {}
        for pid in pids:
            command = ["prlimit", f"--pid={pid}", f"--fsize={most}:unlimited"]
            subprocess.run(command, check=False, stderr=subprocess.DEVNULL, **owner)  # type: ignore[call-overload]

    async def move_clock(self) -> float:
        """The wall clock of desk and links, up to two days either way."""
        self._clock.write_text(str(random.randint(-2 * DAY_S, 2 * DAY_S)))
        return time.monotonic()

    def _main(self) -> int:
        assert self._desk.process is not None
        return self._desk.process.pid


def postmaster(server: Postgres) -> int:
    """The process that starts PostgreSQL's others."""
    return int((server.folder / "data" / "postmaster.pid").read_text().split()[0])


def children_of(parent: int) -> list[int]:
    """The processes a process has started."""
    found: list[int] = []
    with suppress(OSError):
        for thread in Path(f"/proc/{parent}/task").iterdir():
            found += [int(pid) for pid in (thread / "children").read_text().split()]
    return found


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


async def _gone(pid: int) -> None:
    with suppress(ProcessLookupError):
        descriptor = os.pidfd_open(pid)
        ended = asyncio.Event()
        asyncio.get_running_loop().add_reader(descriptor, ended.set)
        await ended.wait()
        asyncio.get_running_loop().remove_reader(descriptor)
        os.close(descriptor)
