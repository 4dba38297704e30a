"""Sealed answers on their way from a terminal to the page that opens them, in memory; used by its routes.

Every process holds the newest for a page until the page has opened it, at most for `KEPT_S`: whichever
process the page asks has it. The desk cannot read them.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from kiosk.desk.relay import Relay

KEPT_S = 10.0  # what no page has asked for by then is nobody's
OPENED_S = 1.5  # how long a terminal waits to hear that the page has opened it
ASKED_S = 5.0  # how long a page waits for news
MOST = 2000  # calls at once, in memory
LONGEST = 48 * 1024  # characters of what is sealed

Key = tuple[str, str]  # call, page


@dataclass(slots=True)
class _Kept:
    number: int = 0
    sealed: str = ""
    opened: int = 0
    at: float = 0.0


class ShownAnswers:
    """What one process knows of what is shown now."""

    def __init__(self, relay: Relay) -> None:
        self._relay = relay
        self._kept: OrderedDict[Key, _Kept] = OrderedDict()
        self._grown = asyncio.Event()
        relay.on_heard(self._heard)

    async def show(self, key: Key, number: int, sealed: str) -> bool:
        """Passes it on; whether the page has opened it within `OPENED_S`. An empty one ends the showing."""
        self._relay.tell({"call": key[0], "page": key[1], "number": number, "sealed": sealed})
        return await self._until(lambda: self._of(key).opened >= number, OPENED_S)

    async def next(self, key: Key, opened: int) -> dict[str, Any] | None:
        """What the page has not opened yet, as soon as there is some; None where nothing came meanwhile."""
        if opened:
            self._relay.tell({"call": key[0], "page": key[1], "opened": opened})
        if not await self._until(lambda: self._fresh(key, opened) is not None, ASKED_S):
            return None
        kept = self._fresh(key, opened)
        return {"number": kept.number, "sealed": kept.sealed} if kept is not None else None

    def close(self) -> None:
        """Forgets everything; who waits is answered."""
        self._kept.clear()
        self._wake()

    def _heard(self, said: dict[str, Any]) -> None:
        if "call" not in said:  # of another subject
            return
        key = (said["call"], said["page"])
        kept = self._of(key)
        if "opened" in said:
            kept.opened = max(kept.opened, said["opened"])
            if kept.opened >= kept.number:
                kept.sealed = ""
        elif said["number"] > kept.number:
            kept.number, kept.sealed, kept.at = said["number"], said["sealed"], time.monotonic()
            asyncio.get_running_loop().call_later(KEPT_S, self._forget, key)
        self._kept[key] = kept
        self._kept.move_to_end(key)
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)
        self._wake()

    def _of(self, key: Key) -> _Kept:
        return self._kept.get(key) or _Kept()

    def _fresh(self, key: Key, opened: int) -> _Kept | None:
        kept = self._of(key)
        return kept if kept.number > max(opened, kept.opened) and kept.at else None

    def _forget(self, key: Key) -> None:
        kept = self._kept.get(key)
        if kept is not None and time.monotonic() - kept.at >= KEPT_S:
            del self._kept[key]

    def _wake(self) -> None:
        grown, self._grown = self._grown, asyncio.Event()
        grown.set()

    async def _until(self, true: Any, wait_s: float) -> bool:
        try:
            async with asyncio.timeout(wait_s):
                while not true():
                    await self._grown.wait()
        except TimeoutError:
            return bool(true())
        return True
