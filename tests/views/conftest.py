"""Sessions of the real configuration on three panels, without a window; given to the tests of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.app.assemble import assemble
from kiosk.app.core import Core
from kiosk.app.parts import Parts
from kiosk.dev.gallery.scenes import Scene, play, scenes_of
from kiosk.dev.shots import cores

ROOT = Path(__file__).resolve().parents[2]
CORPUS = sorted((ROOT.parent / "shared" / "data").glob("vosdroits-*.zip"))
SIZES = {"portrait": (1080, 1920), "landscape": (1920, 1080), "tablet": (1280, 800)}
Player = Callable[..., Core]


@pytest.fixture(scope="session")
def parts() -> Parts:
    """The shipped configuration; with the State's documents where they are beside the project."""
    environ = {"KIOSK_CONTENT__SOURCE": str(CORPUS[-1])} if CORPUS else {}
    made, problems = assemble(ROOT / "config", environ)
    assert made is not None, problems
    return made


@pytest.fixture(scope="session")
def fresh(parts: Parts) -> dict[str, Iterator[Core]]:
    return {form: cores(parts, size) for form, size in SIZES.items()}


@pytest.fixture(scope="session")
def scenes(parts: Parts) -> dict[str, Scene]:
    return {scene.name: scene for scene in scenes_of(parts.library)}


@pytest.fixture
def at(fresh: dict[str, Iterator[Core]], scenes: dict[str, Scene]) -> Player:
    """`at("summary", form=…, language=…, text_size=…)`: a session that stands at a scene."""

    def player(scene: str, form: str = "portrait", language: str = "fr", **preferences: object) -> Core:
        core = next(fresh[form])
        play(scenes[scene], core, language, [(name, str(value)) for name, value in preferences.items()])
        return core

    return player
