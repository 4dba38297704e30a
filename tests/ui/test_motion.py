"""Nothing on the window moves by itself but what counts or scans, and nothing ever flashes.

The frames are the real window's, over a time that the test moves on.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.app.assemble import assemble
from kiosk.app.core import Core
from kiosk.dev.gallery.scenes import Scene, play, scenes_of
from kiosk.dev.gallery.steps import choose, keys
from kiosk.dev.shots import cores
from kiosk.ui.brush import Brush
from kiosk.ui.shapes import paint
from kiosk.ui.shapes.controls import PAINTERS
from kiosk.ui.theme import THEMES
from kiosk.views.focus import Key
from kiosk.views.placement import Rect, Shape
from kiosk.views.view import Control
from tests.window import open_screen, step

CONFIG = Path(__file__).resolve().parents[2] / "config"
SIZE = (540, 960)  # every rule is of the share of what is seen
SCANNING = Scene("scanning", (choose("search"), keys(Key.SWITCH_1)))
Frame = tuple[float, bytes]  # the time in seconds, and its pixels
QUIET = ("home", "question", "checklist", "summary", "reading", "preferences")
BUSY = (
    "call_placing", "call_ringing", "call_accepted", "call_on_the_way", "call_arrived", "home_calling",
    "still_there", "still_there_calling", "scanning",
)  # fmt: skip


@pytest.fixture(scope="module")
def at() -> object:
    """`at("home", theme=…)`: a session in memory that stands at a scene."""
    parts, problems = assemble(CONFIG)
    assert parts is not None, problems
    fresh = cores(parts, SIZE)
    scenes = {scene.name: scene for scene in (*scenes_of(parts.library), SCANNING)}

    def player(name: str, **preferences: str) -> Core:
        core = next(fresh)
        play(scenes[name], core, "fr", preferences.items())
        return core

    return player


def frames(core: Core, seconds: float) -> list[Frame]:
    """Every frame that time alone brings, of the page that a session stands at."""
    screen, end, found = open_screen(SIZE), core.seconds() + seconds, []
    from kiosk.ui.shots import frame

    while core.seconds() < end and not core.session.ended:
        screen.show(core.placement)
        step(2)
        found.append((core.seconds(), frame()[2]))
        later = core.seconds() + min(core.due_in(), 10.0) + 0.001
        core.seconds = lambda later=later: later
        core.tick()
    return found


def flashes(found: Sequence[Frame], every: int = 97) -> int:
    """The most flashes that any pixel makes within a second: pairs of opposed changes (WCAG 2.2, 2.3.1)."""
    most = 0
    for pixel in range(0, len(found[0][1]) // 3, every):
        lights = [(when, _light(seen, pixel)) for when, seen in found]
        turns = [
            (when, light > before)
            for (_, before), (when, light) in pairwise(lights)
            if abs(light - before) >= 0.1 and min(light, before) < 0.8
        ]
        opposed = [when for (_, one), (when, other) in pairwise(turns) if one != other]
        within = (sum(start <= when < start + 1 for when in opposed) for start in opposed)
        most = max(most, (max(within, default=0) + 1) // 2)
    return most


def _light(seen: bytes, pixel: int) -> float:
    red, green, blue = seen[3 * pixel : 3 * pixel + 3]
    return ((red / 255) ** 2.2 * 0.2126) + ((green / 255) ** 2.2 * 0.7152) + ((blue / 255) ** 2.2 * 0.0722)


@pytest.mark.clause("2.2.2")
@pytest.mark.parametrize("scene", QUIET)
def test_a_page_that_counts_nothing_stands_still(at, scene: str) -> None:  # type: ignore[no-untyped-def]
    assert len({seen for _, seen in frames(at(scene), 50)}) == 1


@pytest.mark.clause("2.3.1")
@pytest.mark.parametrize("scene", BUSY)
def test_nothing_flashes(at, scene: str) -> None:  # type: ignore[no-untyped-def]
    """WCAG 2.2, 2.3.1: never more than three times a second; here not even once."""
    found = frames(at(scene, theme="yellow_on_black"), 12)
    assert len({seen for _, seen in found}) > 1 or scene.startswith("call")
    assert flashes(found) <= 1


def test_a_flash_is_noticed() -> None:
    black, white = bytes(3), b"\xff\xff\xff"
    assert flashes([(at / 10, (black, white)[at % 2]) for at in range(20)], 1) > 3
    assert flashes([(at * 2.0, (black, white)[at % 2]) for at in range(20)], 1) <= 1


def test_the_countdown_goes_by_the_second_or_from_time_to_time(at) -> None:  # type: ignore[no-untyped-def]
    moving, still = (frames(at("still_there", motion=way), 30) for way in ("on", "off"))
    assert len({seen for _, seen in moving}) >= 25
    changes = [when for (_, one), (when, other) in pairwise(still) if one != other]
    assert len(changes) >= 5
    assert min(after - before for before, after in pairwise(changes)) > 4.5


@pytest.mark.parametrize("look", sorted(look for look in PAINTERS if look != "frame"))
def test_what_is_pressed_stays_where_it_is_when_nothing_is_to_move(look: str) -> None:
    assert _top(look, pressed=True, still=True) == _top(look, pressed=False, still=True)
    assert _top(look, pressed=True, still=False) > _top(look, pressed=False, still=False)


def _top(look: str, pressed: bool, still: bool) -> float:
    """The highest row of a control's ground, in pixels from the top."""
    brush = Brush(THEMES["standard"], 1.0, (400, 400), pressed=pressed, still=still)
    paint(brush, Shape(look, Rect(100, 100, 200, 100), control=Control("c", "Mot", None)))
    ys = [*brush.pen.ground_vertices[1::6], *brush.pen.vertices[1::6]]
    return 400 - max(ys)
