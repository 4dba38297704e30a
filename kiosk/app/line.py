"""The session's end of its line to the supervisor, which never waits; used by `window`."""

from __future__ import annotations

import os
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
        self._carried: list[int] = []
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

    def send(self, kind: str, data: dict, carried: int = -1) -> bool:
        """Sends a message after those that still wait; whether all of it has gone.

        A descriptor goes with it, or with what still waits before it; it remains the caller's too.
        """
        self._sequence += 1
        if carried >= 0:
            self._carried.append(os.dup(carried))
        self._unsent += Message(kind, data, self._sequence).encode()
        return self.flush()

    def flush(self) -> bool:
        """Sends what waits; whether all of it has gone."""
        try:
            while self._unsent:
                del self._unsent[: socket.send_fds(self._channel, [self._unsent], self._carried)]
                while self._carried:
                    os.close(self._carried.pop())
        except BlockingIOError:
            return False
        except OSError:
            self.lost = True
            return False
        return True
