"""The headset jacks as the supervisor watches them; one of several being in is enough."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from kiosk.inputs.headset import changes, jacks, plugged


class Headsets:
    """The jacks of the machine, or those given (the simulated one of the tests)."""

    def __init__(self, descriptors: Sequence[int] | None = None) -> None:
        self._in = {fd: bool(plugged(fd)) for fd in (list(jacks()) if descriptors is None else descriptors)}

    @property
    def plugged(self) -> bool:
        return any(self._in.values())

    def descriptors(self) -> tuple[int, ...]:
        return tuple(self._in)

    def read(self, fd: int) -> Iterator[bool]:
        """What changed, after a descriptor became readable."""
        try:
            piece = os.read(fd, 4096)
        except OSError:
            return
        for state in changes(piece):
            before = self.plugged
            self._in[fd] = state
            if self.plugged is not before:
                yield self.plugged
