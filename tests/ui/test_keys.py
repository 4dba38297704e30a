"""Keys of a keypad or keyboard as the window hears them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.window import open_screen

if TYPE_CHECKING:
    from kiosk.ui.screen import Screen

TAB, ENTER = (9, 43), (13, 40)  # the toolkit's number and the place on the keyboard


@pytest.fixture
def screen() -> Screen:
    return open_screen((1080, 1920))


def down(key: tuple[int, int]) -> None:
    from kivy.core.window import Window

    Window.dispatch("on_key_down", *key, None, [])


def up(key: tuple[int, int]) -> None:
    from kivy.core.window import Window

    Window.dispatch("on_key_up", *key)


@pytest.mark.clause("5.7")
def test_a_key_that_is_held_counts_once_until_it_is_let_go(screen: Screen) -> None:
    heard: list[str] = []
    screen.on_key = heard.append
    for key in (ENTER, ENTER, ENTER, TAB, TAB):
        down(key)
    assert heard == ["enter", "tab"]
    up(ENTER)
    down(TAB)
    down(ENTER)
    assert heard == ["enter", "tab", "enter"]


def test_a_key_tells_when_it_comes_up_by_the_name_it_went_down_with(screen: Screen) -> None:
    heard: list[str] = []
    screen.on_key_up = heard.append
    down(ENTER)
    down(ENTER)
    assert heard == []
    up(ENTER)
    up(ENTER)
    assert heard == ["enter"]


def test_a_key_that_is_stuck_is_told_once_and_the_others_go_on(screen: Screen, clock: list[float]) -> None:
    told: list[str] = []
    screen.on_key, screen.on_stuck = told.append, lambda: told.append("stuck")
    down(ENTER)
    for _ in range(5):
        clock[0] += 4
        down(ENTER)
        screen.look_at_keys()
    down(TAB)
    up(TAB)
    assert told == ["enter", "stuck", "tab"]
