"""The supervisor's line to the link: kept up for ever, nothing said on it is lost while it is down."""

from __future__ import annotations

import socket
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.wire.calls import ENDED, CallState
from kiosk.wire.messages import Message, Reader

RETRY_S = 0.25
SEND_S = 1.0
PING_S, SILENT_S = 5.0, 20.0  # a sign of life is asked for so often; without one for so long the link hangs
DEAF_S = 5.0  # a link that answers nothing for so long while a call is to be kept is of no use
MOST_WAITING = 1000  # counts
MOST_OWED = 20  # calls
NEWEST = ("Health", "TerminalState")  # the former one tells nothing that the last does not


@dataclass(slots=True)
class _Owed:
    """What was asked about a call that has not ended: the message, since when, whether this link has it."""

    kind: str
    data: dict
    since: float
    confirmed: bool = False


class LinkLine:
    """A connection that may come and go.

    Calls are said on each, and again until the link confirms them: the session that placed one may be gone by
    then, and a link that was killed may not have kept them, or cannot read its disk any more.
    """

    def __init__(self, path: Path, before_close: Callable[[socket.socket], object] = lambda _: None) -> None:
        self._path = path
        self._before_close = before_close
        self._socket: socket.socket | None = None
        self._reader = Reader()
        self._waiting: deque[tuple[str, dict]] = deque(maxlen=MOST_WAITING)
        self._owed: dict[str, _Owed] = {}
        self._asked_at: float | None = None  # when it was first asked since it last answered
        self._pinged_at: float | None = None  # the same, for a sign of life
        self._sequence = 0
        self._next_try = self._next_ping = 0.0

    @property
    def connected(self) -> bool:
        return self._socket is not None

    @property
    def answers(self) -> bool:
        """Whether there is a link, and one that does not hang."""
        return self.connected and not self.deaf

    @property
    def deaf(self) -> bool:
        """Whether nothing was answered for too long: to a call that is owed and was said, or to a ping."""
        now, asked, pinged = time.monotonic(), self._asked_at, self._pinged_at
        owed = any(not one.confirmed for one in self._owed.values())
        unheard = owed and asked is not None and now - asked >= DEAF_S
        return unheard or (pinged is not None and now - pinged >= SILENT_S)

    def ping(self) -> None:
        """Asks for a sign of life where that is due; `Pong` or anything else is one."""
        now = time.monotonic()
        if self.connected and now >= self._next_ping and self._say("Ping", {}):
            self._next_ping = now + PING_S
            self._pinged_at = now if self._pinged_at is None else self._pinged_at

    def connect(self) -> socket.socket | None:
        """Tries to connect where that is due; the connection where one has just been made."""
        if self._socket is not None or time.monotonic() < self._next_try:
            return None
        self._next_try = time.monotonic() + RETRY_S
        try:
            connection = socket.socket(socket.AF_UNIX)
        except OSError:  # no memory or descriptor left
            return None
        connection.settimeout(SEND_S)
        try:
            connection.connect(str(self._path))
        except OSError:
            connection.close()
            return None
        self._socket, self._reader, self._asked_at, self._pinged_at = connection, Reader(), None, None
        return connection

    def catch_up(self) -> None:
        """Says everything that waits for a connection; called once it is watched."""
        for owed in list(self._owed.values()):
            self._say_owed(owed)
        self._flush()

    def send(self, kind: str, data: dict) -> None:
        """Says something now, or when the link is back; of `NEWEST` only what was said last."""
        if kind in NEWEST:
            for former in [one for one in self._waiting if one[0] == kind]:
                self._waiting.remove(former)
        self._waiting.append((kind, data))
        self._flush()

    def say_now(self, kind: str, data: dict, carried: socket.socket | None = None) -> bool:
        """Says something now or never: what must not wait anywhere. Whether it was said, and carried."""
        return self._say(kind, data, () if carried is None else (carried.fileno(),))

    def owe(self, kind: str, data: dict) -> None:
        """`PlaceCall` or `CancelCall`: said now and on every new connection, until the call has ended."""
        call_id = _call_id(kind, data)
        if not call_id:
            return
        before = self._owed.get(call_id)
        if before is not None and before.kind == "CancelCall" != kind:
            return  # cancelled meanwhile: a late repetition brings it back to nobody
        if before is None or before.kind != kind:
            before = self._owed[call_id] = _Owed(kind, data, time.monotonic())
        elif _wishes_version(data) > _wishes_version(before.data):
            before.data, before.confirmed = data, False
        while len(self._owed) > MOST_OWED:
            del self._owed[next(iter(self._owed))]
        self._say_owed(before)

    def receive(self) -> Iterator[Message]:
        """The messages that have come; a broken connection is dropped and made anew."""
        if self._socket is None:
            return
        try:
            piece = self._socket.recv(65536)
        except OSError:
            piece = b""
        if not piece:
            self.close()
            return
        self._asked_at = self._pinged_at = None
        for message in self._reader.feed(piece):
            if message.type == "CallChanged":
                self._confirmed(str(message.data.get("id", "")), message.data)
            yield message

    def close(self) -> None:
        """Ends the connection; the next link has its own time to answer, and knows of no call."""
        self._asked_at = self._pinged_at = None
        for owed in self._owed.values():
            owed.confirmed = False
        if self._socket is not None:
            self._before_close(self._socket)
            self._socket.close()
            self._socket = None

    def _confirmed(self, call_id: str, news: Mapping[str, Any]) -> None:
        owed, state = self._owed.get(call_id), news.get("state")
        if owed is None or state == CallState.PLACING:  # heard, but not kept: the disk may be full
            return
        placed = owed.kind == "PlaceCall"
        if state in ENDED or (state == CallState.ARRIVED and not placed):  # nobody beside them is called off
            del self._owed[call_id]
        elif placed:
            owed.confirmed = _version(news) >= _wishes_version(owed.data)

    def _say_owed(self, owed: _Owed) -> None:
        data = owed.data
        if owed.kind == "PlaceCall":
            waited = time.monotonic() - owed.since
            data = {"call": {
                **data["call"], "waited_ms": int(waited * 1000), "created_at": time.time() - waited
            }}  # fmt: skip
        if self._say(owed.kind, data) and self._asked_at is None:
            self._asked_at = time.monotonic()

    def _flush(self) -> None:
        while self._waiting and self._say(*self._waiting[0]):
            self._waiting.popleft()

    def _say(self, kind: str, data: dict, carried: tuple[int, ...] = ()) -> bool:
        if self._socket is None:
            return False
        self._sequence += 1
        line = Message(kind, data, self._sequence).encode()
        try:
            self._socket.sendall(line[socket.send_fds(self._socket, [line], carried) :])
        except OSError:
            self.close()
            return False
        return True


def _version(body: Mapping[str, Any]) -> int:
    found = body.get("wishes_version", 0)
    return found if isinstance(found, int) else 0


def _wishes_version(data: Mapping[str, Any]) -> int:
    """The version of the wishes that a `PlaceCall` carries."""
    call = data.get("call")
    return _version(call) if isinstance(call, Mapping) else 0


def _call_id(kind: str, data: dict) -> str:
    body = data.get("call") if kind == "PlaceCall" else data
    found = body.get("id") if isinstance(body, dict) else None
    return found if isinstance(found, str) else ""
