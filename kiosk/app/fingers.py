"""Fingers that choose nothing: they explore the page, or the glass is tried with them; used by `window`."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from kiosk.session.commissioned import GlassFelt
from kiosk.session.glass import Kind

if TYPE_CHECKING:
    from kiosk.app.window import Process


class Fingers:
    """What they do on the page on screen."""

    def __init__(self, process: Process) -> None:
        self._process = process
        process.screen.on_finger = process.send
        process.screen.on_glass = self._felt

    def follow(self) -> None:
        """As the page that is shown now wants it."""
        core, screen = self._process.core, self._process.screen
        screen.explore(core is not None and core.session.exploring)
        technician = core.session.technician if core is not None else None
        screen.feel(technician is not None and technician.phase != "")

    def _felt(self, kind: str, finger: int, x: float, y: float) -> None:
        """A finger that slides inside a cell it was in already is nothing new."""
        core = self._process.core
        technician = core.session.technician if core is not None else None
        glass = technician.glass if technician is not None else None
        if glass is None or (kind == "move" and glass.cell(x, y) in glass.touched):
            return
        self._process.send(GlassFelt(cast(Kind, kind), finger, x, y))
