"""Which sites have news to be read; told by this process's commits and by other processes' wake-ups."""

from __future__ import annotations

import asyncio

ENTRY = "/entry"  # no site is called so: who may enter has changed


class Wake:
    """Gathers the sites whose table of events has grown, until `taken`; a signal, never the data.

    `entry` is set when who may enter may have changed, by whoever follows that.
    """

    def __init__(self) -> None:
        self._sites: set[str] = set()
        self._any = False
        self._news = asyncio.Event()
        self.entry = asyncio.Event()

    def notify(self, site: str | None = None) -> None:
        """This site has news; None: any site may. Call it on the event loop."""
        if site is None:
            self._any = True
        else:
            self._sites.add(site)
        if site in (None, ENTRY):
            self.entry.set()
        self._news.set()

    async def taken(self) -> set[str] | None:
        """Waits for news, then gives the sites and forgets them; None for all."""
        await self._news.wait()
        self._news.clear()
        sites, everywhere = self._sites, self._any
        self._sites, self._any = set(), False
        return None if everywhere else sites
