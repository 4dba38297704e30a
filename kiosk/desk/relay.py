"""What the desk's processes tell each other and keep nowhere: datagrams, memory to memory; used by `shown`.

Neither database nor disk ever sees them. Who misses one misses it: what matters is said again.
"""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

LONGEST = 128 * 1024  # bytes of one datagram

Heard = Callable[[dict[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Ends:
    """One process's: where it hears, and where it tells each of the others."""

    own: socket.socket
    others: tuple[socket.socket, ...]


class Mesh:
    """A pair of sockets a process, made before they are forked; one started anew takes its place's."""

    def __init__(self, processes: int) -> None:
        self._pairs = [socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM) for _ in range(processes)]
        for pair in self._pairs:
            for end in pair:
                end.setblocking(False)

    def ends(self, place: int) -> Ends:
        """The ends of the process at this place."""
        others = tuple(tell for at, (_, tell) in enumerate(self._pairs) if at != place)
        return Ends(self._pairs[place][0], others)


class Relay:
    """One process's way to itself and to all others."""

    def __init__(self, ends: Ends | None) -> None:
        self._own = ends.own if ends is not None else None
        self._others: Sequence[socket.socket] = ends.others if ends is not None else ()
        self._heard: list[Heard] = []

    def on_heard(self, heard: Heard) -> None:
        """Calls this with whatever any process tells, this one's own words included."""
        self._heard.append(heard)

    def open(self) -> None:
        """Hears the others from now on; call it on the event loop."""
        if self._own is not None:
            asyncio.get_running_loop().add_reader(self._own, self._read)

    def close(self) -> None:
        """Hears nobody any more; the sockets stay for whoever takes this place."""
        if self._own is not None:
            asyncio.get_running_loop().remove_reader(self._own)

    def tell(self, said: dict[str, Any]) -> None:
        """Tells every process; one whose ear is full does not hear it."""
        datagram = json.dumps(said).encode()
        for other in self._others:
            try:
                other.send(datagram)
            except OSError:  # full, or nobody there: it is said again in a few seconds
                continue
        self._told(said)

    def _read(self) -> None:
        assert self._own is not None
        while True:
            try:
                datagram = self._own.recv(LONGEST)
            except OSError:
                return
            self._told(json.loads(datagram))

    def _told(self, said: dict[str, Any]) -> None:
        for heard in self._heard:
            heard(said)
