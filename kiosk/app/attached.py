"""The terminal driven from outside, by a screen reader, a braille display, any program; used by `window`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.access.bus import session_bus
from kiosk.session.events import FocusMoved
from kiosk.ui import boot
from kiosk.views.focus import usable
from kiosk.views.placement import Rect
from kiosk.views.view import View

if TYPE_CHECKING:
    from kiosk.access.publisher import Publisher
    from kiosk.app.window import Process


class Attached:
    """Publishes what is on screen, once it is, where `wanted` and where there is a session bus to do it on.

    What is done from outside is what a finger or a key does: the same events, at the same door.
    """

    def __init__(self, process: Process, wanted: bool) -> None:
        self._process = process
        self._publisher: Publisher | None = None
        if wanted and session_bus():
            from kiosk.access.publisher import Publisher

            self._publisher = Publisher(process.loop.post, self._choose, self._focus)

    def open(self) -> None:
        """The window is on screen: a warm standby behind it is not there for anybody."""
        if self._publisher is not None:
            width, height = boot.window_size()
            self._publisher.open(Rect(*boot.window_corner(), width, height))

    def show(self, view: View | None) -> None:
        """The screen shows this page now; None where what it shows has no page: words alone, or nothing."""
        placement = self._process.screen.placement
        if self._publisher is not None and placement is not None:
            self._publisher.show(view, placement)

    def close(self) -> None:
        if self._publisher is not None:
            self._publisher.close()

    def _choose(self, control_id: str) -> None:
        """As the key of a keypad that chooses what has the focus."""
        core = self._process.core
        control = core.view.control(control_id) if core is not None else None
        if control is not None and control.event is not None and usable(control):
            self._process.screen.flash_pressed(control_id)
            self._process.send(control.event)

    def _focus(self, control_id: str) -> None:
        self._process.send(FocusMoved(control_id))
