"""A terminal in memory that makes each page once, for those who come to the same pages a thousand times.

Used by the automatic users alone: the core is the real one, but for a page that it has made before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kiosk.app.core import Core
from kiosk.views.compose import refocused
from kiosk.views.hall import Moment
from kiosk.views.placement import Placement
from kiosk.views.view import View
from tests.journeys.memory_driver import MemoryDriver

# What no page is made of but by its ring: the time, and where the focus is or was.
_APART: dict[str, Any] = {
    "focus": "", "scan": None, "last_sign": 0.0, "heard_at": 0.0, "by_touch": False, "reading_s": 0.0,
    "shown": "", "left": (), "spot": 0,
}  # fmt: skip

Key = tuple[object, ...]
_views: dict[Key, View] = {}
_placements: dict[Key, Placement] = {}


class RememberingCore(Core):
    """`page_key` is that of the page on screen; None where time or what is told is on it."""

    page_key: Key | None = None

    @property
    def placement(self) -> Placement:
        if self.page_key is None:
            return super().placement
        found = _placements.get(self.page_key)
        if found is None:
            found = _placements[self.page_key] = super().placement
        return found

    def _page(self, moment: Moment) -> View:
        session, self.page_key = self.session, None
        timed = session.told or session.warned_at is not None or session.call is not None
        if timed or session.over == "listening":
            return super()._page(moment)
        self.page_key = (replace(session, **_APART), self.layout, id(self.library))
        found = _views.get(self.page_key)
        if found is None:
            found = _views[self.page_key] = super()._page(moment)
        return refocused(found, session)


class RememberingDriver(MemoryDriver):
    core_type = RememberingCore


def forget() -> None:
    """All pages kept so far: those of another procedure are others."""
    _views.clear()
    _placements.clear()
