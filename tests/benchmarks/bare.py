"""A stream server with no database and nothing of the desk: the limit that the desk is measured against."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator

import uvicorn
from sse_starlette import EventSourceResponse
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

queues: set[asyncio.Queue[bytes]] = set()


async def stream(request: Request) -> Response:
    """Everything posted from now on."""
    return EventSourceResponse(_follow(), ping=3600)


async def _follow() -> AsyncIterator[bytes]:
    mine: asyncio.Queue[bytes] = asyncio.Queue()
    queues.add(mine)
    try:
        yield b"id: 0\r\nevent: snapshot\r\ndata: {}\r\n\r\n"
        while True:
            yield await mine.get()
    finally:
        queues.discard(mine)


async def press(request: Request) -> Response:
    """Gives the body to every stream."""
    event = b"id: 1\r\nevent: call\r\ndata: " + await request.body() + b"\r\n\r\n"
    for queue in queues:
        queue.put_nowait(event)
    return JSONResponse({}, 201)


def main() -> None:
    """Serves on a free port, which it prints, until it is ended."""
    routes = [Route("/api/agent/stream", stream), Route("/api/calls", press, methods=["POST"])]
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(1024)
        print(listener.getsockname()[1], flush=True)
        config = uvicorn.Config(Starlette(routes=routes), log_level="error", access_log=False, ws="none")
        uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main()
