"""A request's head comes whole, soon and of a bounded size, or its connection ends; used by `server`.

uvicorn waits for a head for ever and keeps all of it: a few thousand that never end would fill the desk.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

log = logging.getLogger("kiosk.desk")

HEAD_S = 10.0
MOST_HEAD_BYTES = 64 * 1024


class Heads(HttpToolsProtocol):
    """One connection: a head is awaited from its opening, then from the first byte of each other request."""

    _late: asyncio.TimerHandle | None = None
    _head_bytes = 0

    def connection_made(self, transport: Any) -> None:
        """A client has come."""
        super().connection_made(transport)
        self._await()

    def connection_lost(self, exc: Exception | None) -> None:
        """It has gone."""
        self._have()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Some of a head, of a body, or of both."""
        super().data_received(data)
        if self._late is not None:
            self._head_bytes += len(data)
            if self._head_bytes > MOST_HEAD_BYTES:
                self._refuse("431 Request Header Fields Too Large", "too_large")

    def on_message_begin(self) -> None:
        """The first byte of a request."""
        super().on_message_begin()
        if self._late is None:
            self._await()

    def on_headers_complete(self) -> None:
        """The head is whole."""
        self._have()
        super().on_headers_complete()

    def _await(self) -> None:
        self._head_bytes = 0
        self._late = self.loop.call_later(HEAD_S, self._refuse, "408 Request Timeout", "too_slow")

    def _have(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _refuse(self, status: str, code: str) -> None:
        self._have()
        if not self.transport.is_closing():
            log.info("refused: %s, role nobody", code)
            told = f"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
            self.transport.write(told.encode())
            self.transport.close()
