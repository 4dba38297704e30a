"""A terminal on the real window: the same core, touched and typed on with real events; drives journeys.

The window is the test process's own (`tests.window`): journeys that use it take turns in one worker.
"""

from __future__ import annotations

import time
from types import SimpleNamespace

from kiosk.app.library import JoinedLibrary
from kiosk.inputs.keypad import meaning_of
from kiosk.session.effects import Effect
from kiosk.session.events import Event, Touched
from kiosk.session.pressed import SwitchPressed, SwitchReleased
from kiosk.views.focus import Key, let_go, meaning, typed
from tests.journeys.memory_driver import PANELS, MemoryDriver
from tests.window import open_screen, step, touch

A_SECOND = 1.0  # between two touches: quicker ones of the same control count as a tremor

# Kivy's number of a key, its character and what is held with it.
STROKES: dict[Key, tuple[int, str | None, tuple[str, ...]]] = {
    Key.NEXT: (9, None, ()),
    Key.PREVIOUS: (9, None, ("shift",)),
    Key.SELECT: (13, None, ()),
    Key.BACK: (8, None, ()),
    Key.HELP: (104, "h", ()),
    Key.REPEAT: (114, "r", ()),
    Key.PAUSE: (112, "p", ()),
    Key.LOUDER: (43, "+", ()),
    Key.QUIETER: (45, "-", ()),
    Key.FASTER: (280, None, ()),
    Key.SLOWER: (281, None, ()),
    Key.WHERE_AM_I: (119, "w", ()),
    Key.CALL_AGENT: (99, "c", ()),
    Key.SWITCH_1: (290, None, ()),
    Key.SWITCH_2: (291, None, ()),
}
SWITCHES = {1: Key.SWITCH_1, 2: Key.SWITCH_2}


class WindowDriver(MemoryDriver):
    """As `MemoryDriver`, but what a citizen does goes through the glass and the keyboard."""

    def __init__(
        self, panel: str = "portrait", state: bool = False, library: JoinedLibrary | None = None
    ) -> None:
        super().__init__(panel, state, library)
        _, _, width, height, *_ = PANELS[panel]
        self.screen = open_screen((width, height))
        self._now = time.monotonic()
        self._of_a_key = False
        self.screen.on_choose = self._chosen
        self.screen.on_key, self.screen.on_key_up = self._struck, self._let_go
        self._show()

    def choose(self, control_id: str) -> None:
        """A finger touches the middle of a control and leaves it."""
        from kiosk.ui import screen as module

        self._now += A_SECOND
        before, module.time = module.time, SimpleNamespace(monotonic=lambda: self._now)  # type: ignore[assignment]
        try:
            touch(self.screen, control_id)
        finally:
            module.time = before

    def press(self, key: Key) -> None:
        """A key goes down and up."""
        self._goes(key, "on_key_down")
        self._goes(key, "on_key_up")

    def send(self, event: Event) -> None:
        """What has a key goes by it: a switch goes down, and comes up."""
        match event:
            case SwitchPressed(number) if not self._of_a_key:
                self._goes(SWITCHES[number], "on_key_down")
            case SwitchReleased(number) if not self._of_a_key:
                self._goes(SWITCHES[number], "on_key_up")
            case _:
                super().send(event)

    def _goes(self, key: Key, which: str) -> None:
        from kivy.core.window import Window

        number, character, held = STROKES[key]
        Window.dispatch(which, number, 0, *((character, list(held)) if which == "on_key_down" else ()))
        step()

    def _let_go(self, name: str) -> None:
        key = meaning_of(name)
        event = let_go(key) if key is not None else None
        if event is not None:
            self._by_key(event)

    def _by_key(self, event: Event) -> None:
        self._of_a_key = True
        self.send(event)
        self._of_a_key = False

    def write(self, text: str) -> None:
        """Types on a real keyboard."""
        from kivy.core.window import Window

        for char in text:
            Window.dispatch("on_key_down", ord(char), 0, char, [])
            Window.dispatch("on_key_up", ord(char), 0)
            step()

    def next_citizen(self) -> None:
        super().next_citizen()
        self._show()

    def _chosen(self, control_id: str) -> None:
        self._carry_out(self.core.choose(control_id))

    def _struck(self, name: str) -> None:
        written = typed(name, self.view)
        if written is not None:
            self.send(written)
            return
        key = meaning_of(name)
        event = meaning(key, self.view, self.core.session) if key is not None else None
        self._by_key(event if event is not None else Touched())

    def _carry_out(self, effects: tuple[Effect, ...]) -> None:
        super()._carry_out(effects)
        if not self.ended:
            self._show()

    def _show(self) -> None:
        self.screen.show(self.core.placement)
        step()
