"""A TCP proxy on loopback that cuts, delays, holds and half-closes what goes through it."""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress

PIECE = 65_536


class Proxy:
    """Stands between terminals, screens and the desk; `port` is where they connect."""

    def __init__(self, host: str, port: int) -> None:
        self._target = host, port
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self.port = 0
        self.refusing = False
        self.delay_s = 0.0
        self.flowing = asyncio.Event()
        self.flowing.set()

    async def start(self) -> Proxy:
        """Listens from now on."""
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", 0, backlog=1024)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    def stop(self) -> None:
        """Ends it and every connection."""
        assert self._server is not None
        self._server.close()
        self.cut()

    def cut(self, share: float = 1.0) -> None:
        """Breaks this share of the connections, in the middle of whatever they carry."""
        for writer in list(self._writers):
            if random.random() < share:
                writer.transport.abort()

    def half_close(self) -> None:
        """Of every connection, one direction ends and the other stays."""
        for writer in list(self._writers):
            if random.random() < 0.5:
                with suppress(OSError, RuntimeError):
                    writer.write_eof()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.refusing:
            writer.transport.abort()
            return
        try:
            far_reader, far_writer = await asyncio.open_connection(*self._target)
        except OSError:
            writer.transport.abort()
            return
        self._writers |= {writer, far_writer}
        pumps = [
            asyncio.ensure_future(self._pump(reader, far_writer)),
            asyncio.ensure_future(self._pump(far_reader, writer)),
        ]
        try:
            await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for pump in pumps:
                pump.cancel()
            self._writers -= {writer, far_writer}
            writer.transport.abort()
            far_writer.transport.abort()

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while piece := await reader.read(PIECE):
                if self.delay_s:
                    await asyncio.sleep(self.delay_s)
                await self.flowing.wait()
                writer.write(piece)
                await writer.drain()
