"""The Unix socket the supervisor speaks to the link through, one message a line; used by `link`."""

from __future__ import annotations

import os
import selectors
import socket
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from kiosk.wire.messages import Message, Reader

PIECE = 65_536
SEND_S = 1.0  # a supervisor that does not read for so long is gone


class AddressTaken(Exception):
    """Another link listens at this path already."""


class Line:
    """Listens for supervisors; what is sent goes to every one connected."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._selector = selectors.DefaultSelector()
        self._peers: dict[socket.socket, Reader] = {}
        self._carried: socket.socket | None = None
        self._lock = threading.Lock()
        self._seq = 0
        self._stop_read, self._stop_write = os.pipe()
        self._listener = _listen(path)
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._selector.register(self._stop_read, selectors.EVENT_READ)

    @property
    def connected(self) -> bool:
        """Whether a supervisor is there."""
        with self._lock:
            return bool(self._peers)

    def send(self, kind: str, data: Mapping[str, Any]) -> None:
        """Sends one message to every supervisor; one that does not take it is dropped."""
        with self._lock:
            self._seq += 1
            line = Message(kind, data, self._seq).encode()
            for peer in list(self._peers):
                try:
                    peer.sendall(line)
                except OSError:
                    self._drop(peer)

    def carried(self) -> socket.socket | None:
        """What was carried here, once, for the message that asks for it; it may come some messages early."""
        carried, self._carried = self._carried, None
        return carried

    def serve(
        self,
        heard: Callable[[Message], None],
        came: Callable[[], None],
        left: Callable[[], None],
        well: Callable[[], None] = lambda: None,
        well_s: float | None = None,
    ) -> None:
        """Reads until `stop`; calls back for each message, for who comes or leaves, and each turn."""
        while True:
            ready = self._selector.select(well_s)
            well()
            for key, _ in ready:
                if key.fileobj is self._listener:
                    self._accept()
                    came()
                elif key.fileobj == self._stop_read:
                    self._close()
                    return
                elif not self._read(key.fileobj, heard):
                    left()

    def stop(self) -> None:
        """Ends `serve`; may be called from a signal handler."""
        with suppress(OSError):  # told twice: it has ended already
            os.write(self._stop_write, b".")

    def _accept(self) -> None:
        peer, _ = self._listener.accept()
        peer.settimeout(SEND_S)
        with self._lock:
            self._peers[peer] = Reader()
            self._selector.register(peer, selectors.EVENT_READ)

    def _read(self, peer: Any, heard: Callable[[Message], None]) -> bool:
        reader = self._peers.get(peer)
        if reader is None:  # dropped by a sender since it was selected
            return False
        try:
            piece, given, _, _ = socket.recv_fds(peer, PIECE, 1, socket.MSG_CMSG_CLOEXEC)
        except OSError:
            piece, given = b"", []
        for descriptor in given:
            self._drop_carried()
            try:
                self._carried = socket.socket(fileno=descriptor)
            except OSError:  # no socket: nothing that could be asked for anything
                os.close(descriptor)
        for message in reader.feed(piece):
            heard(message)
        if not piece:
            with self._lock:
                self._drop(peer)
        return bool(piece)

    def _drop(self, peer: socket.socket) -> None:
        if self._peers.pop(peer, None) is not None:
            self._selector.unregister(peer)
            peer.close()

    def _drop_carried(self) -> None:
        if (unclaimed := self.carried()) is not None:
            unclaimed.close()

    def _close(self) -> None:
        self._drop_carried()
        with self._lock:
            for peer in list(self._peers):
                self._drop(peer)
        self._selector.close()
        self._listener.close()
        self._path.unlink(missing_ok=True)
        os.close(self._stop_read)


def _listen(path: Path) -> socket.socket:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    probe = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        probe.connect(str(path))
    except OSError:
        path.unlink(missing_ok=True)  # left by a link that was killed
    else:
        raise AddressTaken(str(path))
    finally:
        probe.close()
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    before = os.umask(0o177)
    try:
        listener.bind(str(path))
    except OSError:
        listener.close()
        raise
    finally:
        os.umask(before)
    listener.listen(8)
    return listener
