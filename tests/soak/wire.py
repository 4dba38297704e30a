"""HTTP and its event streams at the least cost, so that one process plays many terminals and screens."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

Failed = (OSError, asyncio.IncompleteReadError, TimeoutError, asyncio.LimitOverrunError, ValueError)
LONGEST = 1 << 20


class Wire:
    """One kept-alive connection to a port of this machine, opened again when it breaks."""

    def __init__(self, port: int, *headers: str) -> None:
        self._port = port
        lines = [f"Host: 127.0.0.1:{port}", "Content-Type: application/json", *headers]
        self._head = "".join(f"{line}\r\n" for line in lines)
        self._open: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def post(self, path: str, body: Any, patience_s: float = 3.0) -> tuple[int, dict[str, Any]]:
        """Status and answer; one of `Failed` where there was none."""
        sent = json.dumps(body).encode()
        head = f"POST {path} HTTP/1.1\r\n{self._head}Content-Length: {len(sent)}\r\n\r\n"
        try:
            async with asyncio.timeout(patience_s):
                if self._open is None:
                    self._open = await asyncio.open_connection("127.0.0.1", self._port, limit=LONGEST)
                reader, writer = self._open
                writer.write(head.encode() + sent)
                answered = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
                length = int(answered.partition("content-length: ")[2].partition("\r\n")[0])
                found = json.loads(await reader.readexactly(length))
        except BaseException:
            self.close()
            raise
        return int(answered[9:12]), found

    def close(self) -> None:
        """Lets the connection go."""
        if self._open is not None:
            self._open[1].transport.abort()
            self._open = None


async def stream(
    port: int, path: str, *headers: str, silence_s: float = 12.0
) -> AsyncIterator[tuple[str, str, bytes]]:
    """(kind, cursor, data) of every event until the stream ends; one of `Failed` where it breaks."""
    async with asyncio.timeout(silence_s):
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=LONGEST)
    try:
        lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", *headers]
        writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
        async with asyncio.timeout(silence_s):
            head = await reader.readuntil(b"\r\n\r\n")
        if head[9:12] != b"200":
            raise ValueError(f"status {head[9:12].decode()}")
        rest = b""
        while True:
            async with asyncio.timeout(silence_s):
                if not (size := int(await reader.readline() or b"0", 16)):
                    return
                rest += (await reader.readexactly(size + 2))[:-2]
            *whole, rest = rest.split(b"\r\n\r\n")
            for event in whole:
                yield _event(event)
    finally:
        with suppress(RuntimeError):  # the loop has closed
            writer.transport.abort()


def _event(event: bytes) -> tuple[str, str, bytes]:
    kind = cursor = ""
    data = b""
    for line in event.split(b"\r\n"):
        name, _, value = line.partition(b": ")
        if name == b"event":
            kind = value.decode()
        elif name == b"id":
            cursor = value.decode()
        elif name == b"data":
            data = value
    return kind, cursor, data


def cookie(session: Any) -> str:
    """The header that carries the cookies of a `requests` session."""
    return "Cookie: " + "; ".join(f"{one.name}={one.value}" for one in session.cookies)
