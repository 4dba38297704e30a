"""The supervisor's line to the link: kept up for ever, nothing said on it is lost while it is down."""

from __future__ import annotations

import socket
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from kiosk.wire.messages import Message, Reader

RETRY_S = 0.25
MOST_WAITING = 1000  # counts; a call is repeated by its session, and a cancellation is kept whatever happens


class LinkLine:
    """A connection that may come and go; `send` keeps what cannot be sent now."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._socket: socket.socket | None = None
        self._reader = Reader()
        self._waiting: deque[tuple[str, dict]] = deque()
        self._sequence = 0
        self._next_try = 0.0

    @property
    def connected(self) -> bool:
        return self._socket is not None

    def fileno(self) -> int:
        """The connection's descriptor, or -1."""
        return self._socket.fileno() if self._socket is not None else -1

    def connect(self) -> bool:
        """Tries to connect where that is due; True when a connection has just been made."""
        if self._socket is not None or time.monotonic() < self._next_try:
            return False
        self._next_try = time.monotonic() + RETRY_S
        connection = socket.socket(socket.AF_UNIX)
        try:
            connection.connect(str(self._path))
        except OSError:
            connection.close()
            return False
        connection.settimeout(1.0)
        self._socket, self._reader = connection, Reader()
        self._flush()
        return self._socket is not None

    def send(self, kind: str, data: dict) -> None:
        """Sends a message, now or when the link is back; a call under way is the session's to repeat."""
        if self._socket is None and kind == "PlaceCall":
            return
        self._waiting.append((kind, data))
        self._flush()
        while len(self._waiting) > MOST_WAITING:
            spare = next((w for w in self._waiting if w[0] == "Count"), None)
            if spare is None:
                break
            self._waiting.remove(spare)

    def receive(self) -> Iterator[Message]:
        """The messages that have come; a broken connection is dropped and made anew."""
        if self._socket is None:
            return iter(())
        try:
            piece = self._socket.recv(65536)
        except OSError:
            piece = b""
        if not piece:
            self._drop()
            return iter(())
        return self._reader.feed(piece)

    def close(self) -> None:
        """Ends the connection."""
        self._drop()

    def _flush(self) -> None:
        while self._waiting and self._socket is not None:
            kind, data = self._waiting[0]
            self._sequence += 1
            try:
                self._socket.sendall(Message(kind, data, self._sequence).encode())
            except OSError:
                self._drop()
                return
            self._waiting.popleft()

    def _drop(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None
