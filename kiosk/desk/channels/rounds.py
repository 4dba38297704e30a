"""Lights the lamp and tells the webhook while nobody takes a call; in one process; run by `app`.

The lamp stands in the desk's own town hall and is lit for its calls; the webhook hears of every site's.
"""

from __future__ import annotations

import asyncio

from kiosk.desk.channels import states
from kiosk.desk.channels.made import channels_of
from kiosk.desk.desk import Desk
from kiosk.desk.entry import accounts
from kiosk.desk.store import lease
from kiosk.desk.watch import again
from kiosk.wire.channel import Channel, ChannelFailed, Notice

ROUND_S, LEASE_S, CHECK_S = 1.0, 10.0, 60.0


async def run(desk: Desk) -> None:
    """Until the desk closes; nothing to do where no channel is set."""
    given = desk.settings
    if channels := channels_of(given.lamp, given.webhook, given.webhook_secret):
        rounds = Rounds(desk, channels)
        await again(desk, "channels", ROUND_S, rounds.once)


class Rounds:
    """One process's rounds of the channels."""

    def __init__(self, desk: Desk, channels: list[Channel]) -> None:
        self._desk, self._channels = desk, channels
        self._checked_at: float | None = None
        self._shown: dict[str, int] = {}  # for how many calls each lamp was told to be lit
        self._sites = [desk.site]

    async def once(self) -> None:
        """One round, where no other process makes them."""
        desk, now = self._desk, self._desk.clock()
        if not await desk.database.write(None, lease.take, "channels", desk.process, now, LEASE_S):
            self._checked_at, self._shown = None, {}
            return
        further = await desk.database.read(accounts.halls)
        self._sites = [desk.site, *(site for site in further if site != desk.site)]
        for site in self._sites:
            if await desk.database.read(states.unsaid, site):
                await desk.database.write(site, states.note, site, now)
        lit = len(await desk.database.read(states.lit, desk.site))
        for channel in self._channels:
            if channel.name == "webhook":
                await self._notices(channel, lit, now)
            elif self._shown.get(channel.name) != lit:
                if await self._told(channel, Notice("", desk.site, "", "", now, lit), now):
                    self._shown[channel.name] = lit
                else:
                    self._shown.pop(channel.name, None)
        if self._checked_at is None or now - self._checked_at >= CHECK_S:
            self._checked_at = now
            for channel in self._channels:
                await self._told(channel, None, now)

    async def _notices(self, channel: Channel, lit: int, now: float) -> None:
        desk = self._desk
        for site in self._sites:
            for row in await desk.database.read(states.due, site, now):
                notice = Notice(row["call"], row["site"], row["terminal"], row["what"], row["at"], lit)
                taken = await self._told(channel, notice, now)
                await desk.database.write(None, states.sent, row, taken, desk.clock())
                if not taken:
                    return

    async def _told(self, channel: Channel, notice: Notice | None, now: float) -> bool:
        """Whether the channel took the notice, or without one passed its check; kept for the pages."""
        problem = await asyncio.to_thread(_problem, channel, notice)
        desk = self._desk
        for site in self._sites if channel.name == "webhook" else [desk.site]:
            listed = await desk.database.read(states.known, site)
            before = next((one["problem"] for one in listed if one["name"] == channel.name), None)
            if before != problem:
                await desk.database.write(site, states.tell, site, channel.name, problem, now)
        return not problem


def _problem(channel: Channel, notice: Notice | None) -> str:
    try:
        if notice is None:
            channel.check()
        else:
            channel.signal(notice)
    except ChannelFailed as failure:
        return str(failure)
    return ""
