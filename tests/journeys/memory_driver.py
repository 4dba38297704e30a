"""A terminal in memory: real settings, procedures and pages without a window; drives journeys and walks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from kiosk.app.assemble import assemble
from kiosk.app.core import Core
from kiosk.app.finding import found
from kiosk.app.library import JoinedLibrary
from kiosk.app.parts import Parts, layout_of
from kiosk.session.effects import (
    CancelCall,
    Effect,
    PlaceCall,
    SayNotice,
    SayText,
    SayTold,
    Search,
    Speak,
    SpeakControl,
    SpeakControls,
)
from kiosk.session.events import Event, Touched
from kiosk.session.preferences import Preferences
from kiosk.ui.fonts import load_metrics
from kiosk.views.compose import control_said, group_said
from kiosk.views.focus import Key, let_go, meaning
from kiosk.views.layout import Layout
from kiosk.views.readable import text_said
from kiosk.views.view import Sentence, View

ROOT = Path(__file__).resolve().parents[2]
STATE = ROOT.parent / "shared" / "data" / "vosdroits-particuliers-2020-11-12.zip"

# (width and height in mm, in pixels, bottom edge above the floor in mm, tilt in degrees, mode)
PANELS: Mapping[str, tuple[int, int, int, int, int, int, str]] = {
    "portrait": (336, 598, 1080, 1920, 900, 15, "kiosk"),
    "landscape": (598, 336, 1920, 1080, 900, 15, "kiosk"),
    "tablet": (217, 136, 1280, 800, 950, 60, "tablet"),
}


@cache
def parts_of(panel: str, state: bool = False) -> Parts:
    """Everything that a session of this panel is made of; `state`: with the State's procedures."""
    width, height, across, down, bottom, tilt, mode = PANELS[panel]
    environ = {
        "KIOSK_PANEL__WIDTH_MM": str(width),
        "KIOSK_PANEL__HEIGHT_MM": str(height),
        "KIOSK_PANEL__WIDTH_PX": str(across),
        "KIOSK_PANEL__HEIGHT_PX": str(down),
        "KIOSK_PANEL__BOTTOM_MM": str(bottom),
        "KIOSK_PANEL__TILT_DEG": str(tilt),
        "KIOSK_TERMINAL__MODE": mode,
    }
    if mode == "tablet":
        environ["KIOSK_PANEL__VIEWING_MM"] = "450"  # held nearer
    if state:
        if not STATE.is_file():
            pytest.skip(f"the State's documents are not at hand ({STATE.name})")
        environ["KIOSK_CONTENT__SOURCE"] = str(STATE)
    parts, problems = assemble(ROOT / "config", environ)
    assert parts is not None, problems
    assert not [problem for problem in problems if problem.level == "error"], problems
    return parts


class MemoryDriver:
    """One session; time passes when told to. `said` is all that the voice would say, in order."""

    core_type: type[Core] = Core

    def __init__(
        self, panel: str = "portrait", state: bool = False, library: JoinedLibrary | None = None
    ) -> None:
        self.parts = parts_of(panel, state)
        if library is not None:
            self.parts = replace(self.parts, library=library)
        self.seconds = 0.0
        self.said: list[str] = []
        self.sentences: list[Sentence] = []  # the same, with their languages
        self.effects: list[Effect] = []
        self.core = self._fresh()

    def _fresh(self) -> Core:
        parts = self.parts

        def layout(preferences: Preferences) -> Layout:
            return layout_of(parts.settings, load_metrics(), preferences)

        return self.core_type(
            parts.library, parts.texts, parts.hall, layout, parts.rules,
            lambda: self.seconds, lambda: datetime(2026, 11, 21, 10, 42),
        )  # fmt: skip

    @property
    def view(self) -> View:
        return self.core.view

    @property
    def ended(self) -> bool:
        return self.core.session.ended

    @property
    def calls(self) -> list[str]:
        placed = (effect.request.id for effect in self.effects if isinstance(effect, PlaceCall))
        return list(dict.fromkeys(placed))

    @property
    def cancelled(self) -> list[str]:
        return [effect.call_id for effect in self.effects if isinstance(effect, CancelCall)]

    def send(self, event: Event) -> None:
        """Something happened; what is to be said is kept, as the voice would say it."""
        self._carry_out(self.core.send(event))

    def choose(self, control_id: str) -> None:
        """A control of the page was touched, if it does anything."""
        self._carry_out(self.core.choose(control_id))

    def press(self, key: Key) -> None:
        """A key of the keypad was pressed, and let go."""
        event = meaning(key, self.view, self.core.session)
        self.send(event if event is not None else Touched())
        released = let_go(key)
        if released is not None:
            self.send(released)

    def wait(self, seconds: float) -> None:
        """Time passes, second by second, with nobody touching anything and the voice keeping silent."""
        for _ in range(round(seconds)):
            self.seconds += 1
            self._carry_out(self.core.tick())

    def tick(self) -> None:
        """The terminal wakes because something is due."""
        self._carry_out(self.core.tick())

    def next_citizen(self) -> None:
        """The standby session takes the place of this one."""
        self.core = self._fresh()
        self.said, self.sentences, self.effects = [], [], []

    def _carry_out(self, effects: tuple[Effect, ...]) -> None:
        self.effects += effects
        for effect in effects:
            match effect:
                case Speak(sentence):
                    self._says(*self.view.announcement[sentence:])
                case Search():
                    self.send(found(self.parts.library, effect))
                case SayNotice() if self.view.notice is not None:
                    self._says(self.view.notice)
                case SayText(text) if self.core.session.preferences.voice:
                    self._says(*(one for _, one in text_said(self.view, text)))
                case SayTold() if self.core.session.preferences.voice:
                    self._says(*self.view.told)
                case SpeakControls(controls) if self.core.session.preferences.voice:
                    self._says(*group_said(self.view, controls, self.parts.texts))
                case SpeakControl(control) if self.core.session.preferences.voice:
                    self._says(*control_said(self.view, control, self.parts.texts))

    def _says(self, *sentences: Sentence) -> None:
        self.sentences += sentences
        self.said += [each.said for each in sentences]
