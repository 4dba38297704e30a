"""The voice child kept at hand: started when needed, watched, ended when it hangs; called by the speaker.

One descriptor stands for all its children, and for the moments at which a silent one is given up.
"""

from __future__ import annotations

import errno
import logging
import select
import time
from collections.abc import Mapping, Sequence
from typing import Final

from kiosk.voice import protocol
from kiosk.voice.process import Alarm, VoiceProcess

READY_S: Final = 5.0  # from the start of the child to its engine being loaded
HEARD_S: Final = 0.5  # from a command to the child's acknowledgement
REST_S: Final = (0.0, 1.0, 4.0, 15.0, 60.0)  # before the next start, after so many losses in a row
NEVER: Final = float("inf")

log = logging.getLogger(__name__)


class Connection:
    """At most one child at a time. Nothing raises; a loss is a reason code, told once."""

    def __init__(self, engine: str, chosen: Sequence[str] = ()) -> None:
        self._engine = engine
        self._chosen = tuple(chosen)
        self._alarm = Alarm()
        self._epoll = select.epoll()
        self._epoll.register(self._alarm.fd, select.EPOLLIN)
        self._child: VoiceProcess | None = None
        self._ready_by: float | None = None
        self._heard_by: dict[int, float] = {}
        self._commands = 0
        self._losses = 0
        self._rest_until = 0.0
        self._closed = False
        self.voices: Mapping[str, str] = {}

    def fileno(self) -> int:
        return self._epoll.fileno()

    @property
    def pid(self) -> int | None:
        return self._child.pid if self._child else None

    def open(self) -> str | None:
        """Start a child if there is none; the reason why there is still none, if so."""
        if self._child:
            return None
        if self._closed:
            return protocol.NO_CHILD
        if time.monotonic() < self._rest_until:
            return protocol.RESTING
        try:
            self._child = VoiceProcess(self._engine, self._chosen)
        except OSError:
            self._count_loss(protocol.NO_CHILD)
            return protocol.NO_CHILD
        self._epoll.register(self._child.channel, select.EPOLLIN)
        self._ready_by = time.monotonic() + READY_S
        self._heard_by.clear()
        return None

    def tell(self, kind: str, **fields: object) -> str | None:
        """Give the child a command; the reason, if it could not be given. All but TOO_LONG are losses."""
        if self._child is None:
            return protocol.CRASHED
        self._commands += 1
        try:
            self._child.send(kind, n=self._commands, **fields)
        except OSError as error:
            if error.errno == errno.EMSGSIZE:
                return protocol.TOO_LONG
            return self.lose(protocol.HUNG if isinstance(error, BlockingIOError) else protocol.CRASHED)
        self._heard_by[self._commands] = time.monotonic() + HEARD_S
        return None

    def receive(self, turn_by: float) -> tuple[list[protocol.Message], str | None]:
        """What the child has said since, and why it is lost, if it is; `turn_by` as in `watch`."""
        if self._closed:
            return [], None
        self._alarm.clear()
        if self._child is None:
            return [], None
        messages, alive = self._child.receive()
        for message in messages:
            if message["type"] == "heard":
                self._heard_by.pop(message["n"], None)
            elif message["type"] == "ready":
                self.voices = message["voices"]
                self._ready_by = None
                self._heard_by = dict.fromkeys(self._heard_by, time.monotonic() + HEARD_S)
        if not alive:
            return messages, self.lose(protocol.CRASHED)
        # What has just come may have answered in time: the speaker then asks with a later moment.
        if not messages and time.monotonic() >= self._deadline(turn_by):
            return messages, self.lose(protocol.HUNG)
        return messages, None

    def watch(self, turn_by: float, at_once: bool) -> None:
        """Become readable when the child must have answered, `turn_by` at the latest, or at once."""
        if self._closed:
            return
        deadline = self._deadline(turn_by)
        if at_once:
            self._alarm.set(0)
        else:
            self._alarm.set(None if deadline == NEVER else deadline - time.monotonic())

    def thrives(self) -> None:
        """A sentence has been said to its end: former losses no longer count."""
        self._losses = 0

    def lose(self, reason: str) -> str:
        """End a child that is of no use any more."""
        if self._child:
            self._epoll.unregister(self._child.channel)
            self._child.end()
            self._child = None
            self._count_loss(reason)
        return reason

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        if self._child:
            self._child.end()
            self._child = None
        self._epoll.close()
        self._alarm.close()

    def _count_loss(self, reason: str) -> None:
        rest = REST_S[min(self._losses, len(REST_S) - 1)]
        self._losses += 1
        self._chosen = ()  # whatever was lost, what follows is said by the engine that needs nothing else
        self._rest_until = time.monotonic() + rest
        log.warning("voice lost: %s (%d in a row, not started again for %g s)", reason, self._losses, rest)

    def _deadline(self, turn_by: float) -> float:
        if self._child is None:
            return NEVER
        if self._ready_by is not None:
            return self._ready_by
        return min([turn_by, *self._heard_by.values()])
