"""The gallery reaches every page of the terminal, by names that are told apart."""

from __future__ import annotations

from pathlib import Path

from kiosk.app.assemble import assemble
from kiosk.dev.gallery.scenes import SCENES, play, scenes_of
from kiosk.dev.shots import cores
from kiosk.views.pages.every import PAGES

CONFIG = Path(__file__).resolve().parents[2] / "config"


def test_every_page_has_a_scene() -> None:
    parts, problems = assemble(CONFIG)
    assert parts is not None, problems
    fresh, met = cores(parts, (1080, 1920)), set()
    for scene in scenes_of(parts.library):
        core = next(fresh)
        play(scene, core)
        met.add(core.view.page)
    # search has its own scenes where there is an index to search in
    assert set(PAGES) - met <= {"search"}


def test_no_two_scenes_have_one_name() -> None:
    names = [scene.name for scene in SCENES]
    assert len(set(names)) == len(names)
