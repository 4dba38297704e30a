"""Pages stood at without being led there each time: a scene is played once, then shown in any way.

Used by the linter of pages, in the tests and as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk.app.core import Core
from kiosk.app.parts import Parts
from kiosk.dev.gallery.scenes import Scene, play
from kiosk.dev.gallery.steps import parts_of
from kiosk.dev.shots import cores
from kiosk.session.state import Session
from tests.views.ways import Way

PANELS = {"portrait": (1080, 1920), "landscape": (1920, 1080), "tablet": (1280, 800)}


class Visits:
    """A session of each panel, put where it is wanted; which it is does not depend on the panel."""

    def __init__(self, parts: Parts) -> None:
        self._fresh = {panel: cores(parts, size) for panel, size in PANELS.items()}
        self._cores: dict[str, Core] = {}
        self._played: dict[tuple[str, str], tuple[Session, float]] = {}

    def pages(self, scene: Scene, panel: str, way: Way) -> Iterator[tuple[str, Core]]:
        """Each part of a scene's page on a panel: its number and the session that stands there."""
        session, now = self._session(scene, way.language)
        if session.scan is not None:  # its frame goes by what is on the page: led there each time
            core = next(self._fresh[panel])
            play(scene, core, way.language, as_set(way))
        else:
            core = self._core(panel)
            own = session.preferences
            shown = replace(own, text_size=way.text_size, theme=way.theme, low=way.low, big=way.big)
            core.session, core.seconds = replace(session, preferences=shown), lambda: now
            core.tick()
        for number in parts_of(core):
            yield number, core

    def _session(self, scene: Scene, language: str) -> tuple[Session, float]:
        """The session that stands at the beginning of a scene's page, and the time it is there."""
        if (scene.name, language) not in self._played:
            core = next(self._fresh["portrait"])
            play(scene, core, language)
            self._played[scene.name, language] = core.session, core.seconds()
        return self._played[scene.name, language]

    def _core(self, panel: str) -> Core:
        """The session of this panel, with the gallery's library and clock."""
        if panel not in self._cores:
            self._cores[panel] = next(self._fresh[panel])
            play(Scene("home"), self._cores[panel])
        return self._cores[panel]


def as_set(way: Way) -> list[tuple[str, str]]:
    """The preferences of a way, as a citizen sets them."""
    switches = {name: "on" if getattr(way, name) else "off" for name in ("low", "big")}
    return [("text_size", str(way.text_size)), ("theme", way.theme), *switches.items()]
