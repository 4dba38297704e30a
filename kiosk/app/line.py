"""The session's end of its line to the supervisor, which never waits; used by `window`."""

from __future__ import annotations

import socket

from kiosk.wire.messages import Message, Reader


class Line:
    """Messages in and out; `lost` once the other end is gone."""

    def __init__(self, channel: socket.socket) -> None:
        self._channel = channel
        self._channel.setblocking(False)
        self._reader = Reader()
        self._sequence = 0
        self._unsent = bytearray()
        self.lost = False

    def receive(self) -> list[Message]:
        """What has come since."""
        try:
            piece = self._channel.recv(65536)
        except BlockingIOError:
            return []
        except OSError:
            piece = b""
        self.lost = not piece
        return list(self._reader.feed(piece))

    def send(self, kind: str, data: dict) -> bool:
        """Sends a message after those that still wait; whether all of it has gone."""
        self._sequence += 1
        self._unsent += Message(kind, data, self._sequence).encode()
        return self.flush()

    def flush(self) -> bool:
        """Sends what waits; whether all of it has gone."""
        try:
            while self._unsent:
                del self._unsent[: self._channel.send(self._unsent)]
        except BlockingIOError:
            return False
        except OSError:
            self.lost = True
            return False
        return True
