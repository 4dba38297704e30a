"""What the screen draws: every look and state, only what changed, and nothing that stays behind."""

from __future__ import annotations

import gc
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from kiosk.ui.theme import NAMES
from kiosk.views.placement import Glyph, Line, Placement, Rect, Shape
from kiosk.views.view import Control
from tests.ui.pages import home, preferences, question
from tests.window import Finger, middle, open_screen, step, step_until

if TYPE_CHECKING:
    from kiosk.ui.screen import Screen

SIZE = (1080, 1920)
STATES = (
    "",
    "selected",
    "disabled",
    "on",
    "off",
    "calling",
    "answered",
    "done",
    "now",
    "next",
    "main",
    "special",
)


@pytest.fixture
def screen() -> Screen:
    return open_screen(SIZE)


def pixels() -> bytes:
    """The last frame, as it was drawn."""
    from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glReadPixels

    return bytes(glReadPixels(0, 0, *SIZE, GL_RGB, GL_UNSIGNED_BYTE))


def same_when_drawn_whole(screen: Screen) -> bool:
    before = pixels()
    screen.force_redraw(whole=True)
    step()
    return before == pixels()


def test_drawing_only_what_changed_gives_the_same_frame_as_drawing_all(screen: Screen) -> None:
    screen.show(question())
    step()
    finger = Finger().down(*middle(screen, "relative"))
    assert same_when_drawn_whole(screen)
    finger.up()
    assert same_when_drawn_whole(screen)
    for page in (
        question(selected="yes"),
        question(focus="relative"),
        question(focus="back"),
        home(),
        preferences(),
        preferences("soft"),
        question("white_on_black"),
        question("white_on_black", number=4),
    ):
        screen.show(page)
        step()
        assert same_when_drawn_whole(screen), page.key


def test_a_press_changes_the_frame_and_its_end_brings_the_former_back(screen: Screen) -> None:
    screen.show(question())
    step()
    before = pixels()
    finger = Finger().down(*middle(screen, "company"))
    pressed = pixels()
    finger.move(540, 600)
    assert pressed != before
    assert pixels() == before
    finger.up()


def test_a_press_made_with_a_key_shows_and_ends_by_itself(screen: Screen) -> None:
    screen.show(question())
    step()
    screen.flash_pressed("yes")
    assert screen.pressed == "yes"
    step_until(lambda: screen.pressed == "")


@pytest.mark.parametrize("theme", NAMES)
def test_every_look_draws_in_every_state_and_theme(screen: Screen, theme: str) -> None:
    from kiosk.ui.shapes import PAINTERS

    line = Line("Oui", 60, 20, 50, 40, 70, 600)
    glyph = Glyph("check", 20, 20, 50, tile=Rect(10, 10, 70, 70))
    values = {"ring": "22/45", "qr": "https://www.paris.fr", "option": "soft"}
    for state in STATES:
        shapes = []
        for number, look in enumerate((*PAINTERS, "unknown")):
            rect = Rect(40 + 200 * (number % 5), 60 + 300 * (number // 5), 180, 180)
            shape = Shape(look, rect, (line,), (glyph,), None, state, values.get(look, ""))
            shapes += [shape, replace(shape, control=Control(look, "Oui", None, look=look), focused=True)]
        screen.show(Placement(*SIZE, 1.0, theme, "calling", tuple(shapes), state))
        step()
        finger = Finger().down(130, 150)
        assert same_when_drawn_whole(screen), state
        finger.up()


def test_a_narrow_unit_still_draws_edges(screen: Screen) -> None:
    shape = Shape("answer", Rect(10, 10, 200, 60))
    screen.show(Placement(*SIZE, 0.2, "standard", "calm", (Shape("page", Rect(0, 0, *SIZE)),), "none"))
    step()
    empty = pixels()
    screen.show(Placement(*SIZE, 0.2, "standard", "calm", (shape,), "small"))
    step()
    assert pixels() != empty


def test_memory_is_flat_over_two_thousand_page_changes(screen: Screen) -> None:
    pages = [question(number=number) for number in range(1, 6)] + [home(), preferences(), question("soft")]

    def turn(times: int) -> int:
        for number in range(times):
            screen.show(pages[number % len(pages)])
            if number % 50 == 0:
                step()
        step(2)
        gc.collect()
        return len(gc.get_objects())

    counts = [turn(400), *(turn(500) for _ in range(4))]
    grown = [after - before for before, after in pairwise(counts)]
    assert min(grown) < 100, grown  # caches fill and empty; one object kept a page would be 500 each time


def test_texts_are_forgotten_when_they_take_too_much(screen: Screen) -> None:
    from kiosk.ui.text import TextCache

    cache = TextCache(budget=100_000)
    for number in range(60):
        cache.line(f"Question {number} sur soixante", 46, 600)
    assert 1 < len(cache) < 10
