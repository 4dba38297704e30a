"""What nobody says is noticed here: calls nobody took, pages and terminals gone silent; run by `app`.

One process of the desk watches at a time; another takes over when it has been silent for three seconds.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable

from kiosk.desk import calls, heard, staff, terminals
from kiosk.desk.calls import ringing
from kiosk.desk.desk import Desk
from kiosk.desk.store import lease

log = logging.getLogger("kiosk.desk")

WATCH_S = 1.0
LEASE_S = 3.0
RHYTHM_S = 10.0
SET_OUT_S = 120  # accepted without « on my way » for so long: the call rings again


async def watch(desk: Desk) -> None:
    """Looks once a second where this process holds the lease, until the desk closes."""
    look = Look(desk)
    await again(desk, "watch", WATCH_S, look.once)


async def keep_heard(desk: Desk) -> None:
    """Keeps what this process has heard, until the desk closes."""
    await again(desk, "heartbeats", heard.KEEP_S, lambda: keep(desk))


async def keep(desk: Desk) -> None:
    """One round: every heartbeat heard since the last, and what another process had heard otherwise."""
    pages, alive = desk.heard.taken()
    if not (pages or alive):
        return
    for site, name, state, place in await desk.database.write(None, heard.keep, pages, alive):
        await desk.database.write(site, terminals.change, site, name, state, place, desk.clock())


async def ask_rhythm(desk: Desk) -> None:
    """How often terminals are asked to say that they live, by how many there are."""

    async def ask() -> None:
        desk.rhythm_s = await desk.database.read(heard.rhythm_s)

    await again(desk, "rhythm", RHYTHM_S, ask)


class Look:
    """The rounds of one process's watch."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._since: float | None = None  # when this process began to watch, and could hear of everyone

    async def once(self) -> None:
        """One round, where no other process watches."""
        desk = self._desk
        now = desk.clock()
        if not await desk.database.write(None, lease.take, "watch", desk.process, now, LEASE_S):
            self._since = None
            return
        if self._since is None:
            self._since = now
        await keep(desk)
        gone = await self._gone(now)
        await self._calls(now, gone)
        await self._terminals(now)

    async def _gone(self, now: float) -> dict[str, list[str]]:
        """The counters whose page is gone, by site; their status follows."""
        desk = self._desk
        gone: dict[str, list[str]] = {}
        for site, name, _status, last in await desk.database.read(staff.silent, now - staff.AWAY_AFTER_S):
            silent_s = now - max(last, self._since or now)
            if silent_s < staff.AWAY_AFTER_S:
                continue
            gone.setdefault(site, []).append(name)
            if silent_s >= staff.OFF_AFTER_S:
                await desk.database.write(site, staff.mark, site, name, ("away", "pause"), "off", now)
            else:
                await desk.database.write(site, staff.mark, site, name, ("on",), "away", now)
        return gone

    async def _calls(self, now: float, gone: dict[str, list[str]]) -> None:
        desk, times = self._desk, self._desk.settings.times
        for site in await desk.database.read(calls.sites):
            expired = await desk.database.read(
                calls.due_to_expire, site, now - desk.settings.expires_min * 60
            )
            if expired:
                await desk.database.write(site, calls.expire, expired, now)
            late = (now - SET_OUT_S, gone.get(site, []))
            if unattended := await desk.database.read(calls.unattended, site, *late):
                await desk.database.write(site, calls.ring_again, unattended, now)
            if wider := await desk.database.read(ringing.changed, site, now, times):
                await desk.database.write(site, ringing.again, site, wider, now, times)

    async def _terminals(self, now: float) -> None:
        desk = self._desk
        patience_s = heard.LOST_AFTER_BEATS * desk.rhythm_s
        if now - (self._since or now) < patience_s:  # they may have spoken while nobody was there to hear
            return
        for site, name in await desk.database.read(terminals.silent, now - patience_s):
            await desk.database.write(site, terminals.change, site, name, "lost", None, now)


async def again(desk: Desk, part: str, every_s: float, act: Callable[[], Awaitable[None]]) -> None:
    """Acts every so many seconds until the desk closes; a database that fails is tried again."""
    told = ""
    while not desk.closing.is_set():
        try:
            await act()
            told = ""
        except Exception as error:  # noqa: BLE001 - a full disk, a server that restarts: it is tried again
            if type(error).__name__ != told:  # once: a full disk gets no fuller by its own log
                told = type(error).__name__
                log.error("%s: %s", part, told)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(desk.closing.wait(), every_s)
