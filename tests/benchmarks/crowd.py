"""Some of France's terminals in one process: each says that it lives, some hold a stream; used by `france`.

`python -m tests.benchmarks.crowd PORT FIRST LAST` says « open » once the streams are; then it takes a command
a line on standard input: `beat SECONDS`, `heard` (answers once each was heard), `took`, `silence NUMBER`.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from typing import Any

from kiosk.desk import heard
from kiosk.wire.calls import new_call_id
from tests.desk.running import SITE

HALLS = 30
ONE_STREAM_IN = 100  # of the terminals: a link holds one only while a call or a trial is out
OPENED_AT_ONCE = 32
SOURCES = 4  # addresses of this machine: one alone has not so many ports
WIRES = 24
TRIAL_S = 900.0  # as every link makes them: a trial call goes out, comes back and is told


def terminals(first: int, last: int) -> list[tuple[str, str, str]]:
    """(site, identity, key) of each; those of the first hall are the desk's own."""
    halls = [SITE, *(f"hall-{n}" for n in range(1, HALLS))]
    return [(halls[n % HALLS], f"t{n}", f"key-of-terminal-{n:06}") for n in range(first, last)]


class _Listening(asyncio.Protocol):
    """One terminal's stream: opened, then only counted, so that one process can hold so many."""

    def __init__(self, crowd: Crowd, request: bytes) -> None:
        self._crowd, self._request = crowd, request
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._crowd.transports.append(transport)
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        if not self.opened.done() and b"event: " in data:
            self.opened.set_result(None)

    def connection_lost(self, exc: Exception | None) -> None:
        self._crowd.broken += 1
        if not self.opened.done():
            self.opened.set_exception(ConnectionError("no stream"))


class Crowd:
    """Some of the terminals; `every_s` is the rhythm that the desk asks for, of all of them."""

    def __init__(self, port: int, who: list[tuple[str, str, str]], every_s: float) -> None:
        self._port, self._who, self.every_s = port, who, every_s
        self.transports: list[asyncio.Transport] = []
        self.took: list[float] = []
        self.broken = self.trials = 0
        self.last: dict[int, float] = {}
        self._silent: set[int] = set()

    async def connect(self) -> None:
        """Opens the streams, a few at a time, as fast as the desk answers."""
        waiting = iter(range(0, len(self._who), ONE_STREAM_IN))

        async def some() -> None:
            for number in waiting:
                await self._open(number)

        async with asyncio.TaskGroup() as group:
            for _ in range(OPENED_AT_ONCE):
                group.create_task(some())

    async def _open(self, number: int) -> None:
        _, name, key = self._who[number]
        request = (
            f"GET /api/terminals/{name}/stream HTTP/1.1\r\nHost: desk\r\nAuthorization: Bearer {key}\r\n\r\n"
        )
        source = (f"127.0.0.{2 + number % SOURCES}", 0)
        loop = asyncio.get_running_loop()
        _, protocol = await loop.create_connection(
            lambda: _Listening(self, request.encode()), "127.0.0.1", self._port, local_addr=source
        )
        await protocol.opened

    async def beat(self) -> None:
        """Each says that it lives once in the rhythm that the desk asks for, evenly spread."""
        wires = [_Beats(self._port) for _ in range(WIRES)]
        free: asyncio.Queue[_Beats] = asyncio.Queue()
        for wire in wires:
            free.put_nowait(wire)
        number, due = 0, time.monotonic()
        running: set[asyncio.Task[None]] = set()
        while True:
            if number not in self._silent:
                wire = await free.get()
                task = asyncio.create_task(self._say(wire, free, number, due))
                running.add(task)
                task.add_done_callback(running.discard)
            number = (number + 1) % len(self._who)
            due = max(due + self.every_s / len(self._who), time.monotonic() - 1)
            if (wait_s := due - time.monotonic()) > 0:
                await asyncio.sleep(wait_s)

    async def _say(self, wire: _Beats, free: asyncio.Queue[_Beats], number: int, due: float) -> None:
        _, name, key = self._who[number]
        try:
            answer = await wire.post(name, key, "alive", {"state": "free", "place": "Hall"})
            self.last[number] = time.monotonic()
            self.took.append(1000 * (self.last[number] - due))
            if random.random() < self.every_s / TRIAL_S:
                trial = new_call_id()
                await wire.post(name, key, "trial", {"id": trial})
                await wire.post(name, key, "trial", {"id": trial, "took_ms": 10})
                self.trials += 1
            self.every_s = float(answer["every_s"])
        except (OSError, ValueError, asyncio.IncompleteReadError):
            self.broken += 1
        finally:
            free.put_nowait(wire)

    def silence(self, number: int) -> dict[str, float]:
        """So many of the desk's own hall say nothing more; when each was last heard (monotonic seconds)."""
        mine = [n for n, (site, _, _) in enumerate(self._who) if site == SITE][:number]
        self._silent |= set(mine)
        return {self._who[n][1]: self.last[n] for n in mine}


class _Beats:
    """A kept-alive connection that any terminal may take."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._open: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def post(self, name: str, key: str, what: str, said: dict[str, Any]) -> dict[str, Any]:
        """The desk's answer."""
        if self._open is None:
            self._open = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._open
        body = json.dumps(said).encode()
        head = (
            f"POST /api/terminals/{name}/{what} HTTP/1.1\r\nHost: desk\r\nAuthorization: Bearer {key}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        writer.write(head.encode() + body)
        answered = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = int(answered.partition("content-length: ")[2].partition("\r\n")[0])
        found = json.loads(await reader.readexactly(length))
        if answered[9:12] != "200":
            raise ValueError(f"status {answered[9:12]}")
        return found


async def _serve(port: int, first: int, last: int) -> None:
    """Does what it is told until nobody tells it anything."""
    crowd = Crowd(port, terminals(first, last), heard.FASTEST_S)
    commands = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(commands), sys.stdin
    )
    await crowd.connect()
    _say("open")
    beating: list[asyncio.Task[None]] = []
    while command := (await commands.readline()).decode().split():
        match command:
            case ["beat", every_s]:
                crowd.every_s = float(every_s)
                beating.append(asyncio.create_task(crowd.beat()))
            case ["heard"]:
                while len(crowd.last) < last - first:
                    await asyncio.sleep(0.1)
                crowd.took.clear()
                crowd.trials = 0
                _say(crowd.every_s)
            case ["took"]:
                _say({"took": crowd.took, "trials": crowd.trials, "broken": crowd.broken})
            case ["silence", number]:
                _say(crowd.silence(int(number)))


def _say(what: Any) -> None:
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    asyncio.run(_serve(*map(int, sys.argv[1:4])))
