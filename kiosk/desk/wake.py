"""Wakes the streams of this process at once when an event was committed; used by `database` and `streams`."""

from __future__ import annotations

import asyncio


class Wake:
    """A signal without data: whoever is woken reads the table again."""

    def __init__(self) -> None:
        self._next = asyncio.Event()

    def ticket(self) -> asyncio.Event:
        """Take it before reading the table: what is committed after is then never slept through."""
        return self._next

    def notify(self) -> None:
        """Wakes every holder of the present ticket; call it on the event loop."""
        now, self._next = self._next, asyncio.Event()
        now.set()
