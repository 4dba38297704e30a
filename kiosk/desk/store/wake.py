"""Which sites have news to be read; told by this process's commits and by other processes' wake-ups."""

from __future__ import annotations

import asyncio


class Wake:
    """Gathers the sites whose table of events has grown, until `taken`; a signal, never the data."""

    def __init__(self) -> None:
        self._sites: set[str] = set()
        self._any = False
        self._news = asyncio.Event()

    def notify(self, site: str | None = None) -> None:
        """This site has news; None: any site may. Call it on the event loop."""
        if site is None:
            self._any = True
        else:
            self._sites.add(site)
        self._news.set()

    async def taken(self) -> set[str] | None:
        """Waits for news, then gives the sites and forgets them; None for all."""
        await self._news.wait()
        self._news.clear()
        sites, everywhere = self._sites, self._any
        self._sites, self._any = set(), False
        return None if everywhere else sites
