"""The same session drawn on this machine, step for step: where to touch, and what should be seen then."""

from __future__ import annotations

from datetime import datetime

from PIL import Image

from kiosk.app.core import Core
from kiosk.app.outward import events_of
from kiosk.app.parts import layout_of
from kiosk.ui.fonts import load_metrics
from kiosk.wire.messages import Message
from tests.journeys.window_driver import WindowDriver
from tests.window import middle


class Mirror(WindowDriver):
    """One citizen's session, as settings and procedures are shipped, on a panel of 1080 × 1920."""

    def _fresh(self) -> Core:
        parts = self.parts
        return Core(
            parts.library, parts.texts, parts.hall,
            lambda preferences: layout_of(parts.settings, load_metrics(), preferences),
            parts.rules, lambda: self.seconds, datetime.now,
        )  # fmt: skip

    def middle(self, control: str) -> tuple[float, float]:
        """Where a control stands now, in pixels."""
        return middle(self.screen, control)

    def told(self, kind: str, **data: object) -> None:
        """What the supervisor would tell this session."""
        for event in events_of(Message(kind, data, 0)):
            self.send(event)

    def picture(self) -> Image.Image:
        """What is seen now."""
        from kiosk.ui.shots import frame

        width, height, pixels = frame()
        return Image.frombytes("RGB", (width, height), pixels)
