"""Fingers on the real window: a control acts on release, inside, once, and only on the page it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.session.events import KeyTyped
from kiosk.views.placement import Placement, Rect, Shape
from kiosk.views.view import Control
from tests.ui.pages import home, question
from tests.window import Finger, middle, open_screen, step, touch

if TYPE_CHECKING:
    from kiosk.ui.screen import Screen


@pytest.fixture
def chosen() -> list[str]:
    return []


@pytest.fixture
def screen(chosen: list[str]) -> Screen:
    screen = open_screen((1080, 1920))
    screen.on_choose = chosen.append
    screen.show(question())
    step()
    return screen


@pytest.mark.clause("2.5.2")
def test_a_control_acts_when_the_finger_leaves_it_not_before(screen: Screen, chosen: list[str]) -> None:
    finger = Finger().down(*middle(screen, "yes"))
    assert (screen.pressed, chosen) == ("yes", [])
    finger.up()
    assert (screen.pressed, chosen) == ("", ["yes"])


@pytest.mark.clause("2.5.2")
def test_sliding_out_releases_and_chooses_nothing(screen: Screen, chosen: list[str]) -> None:
    finger = Finger().down(*middle(screen, "yes")).move(540, 600)
    assert screen.pressed == ""
    finger.up()
    assert chosen == []


def test_sliding_onto_another_control_chooses_neither(screen: Screen, chosen: list[str]) -> None:
    Finger().down(*middle(screen, "yes")).move(*middle(screen, "relative")).up()
    assert chosen == []


def test_sliding_out_and_back_presses_again(screen: Screen, chosen: list[str]) -> None:
    finger = Finger().down(*middle(screen, "yes")).move(540, 600).move(*middle(screen, "yes"))
    assert screen.pressed == "yes"
    finger.up()
    assert chosen == ["yes"]


@pytest.mark.clause("5.8")
def test_a_second_strike_within_400_ms_counts_once(
    screen: Screen, chosen: list[str], clock: list[float]
) -> None:
    touch(screen, "yes")
    clock[0] += 0.39
    touch(screen, "yes")
    assert chosen == ["yes"]
    clock[0] += 0.41
    touch(screen, "yes")
    assert chosen == ["yes", "yes"]


@pytest.mark.clause("5.8")
def test_a_hall_says_when_a_second_strike_counts(
    screen: Screen, chosen: list[str], clock: list[float]
) -> None:
    screen.count_again_after(0.8)
    screen.show(question())
    for since in (0.0, 0.79, 0.81):
        clock[0] += since
        touch(screen, "yes")
    assert chosen == ["yes", "yes"]


def test_the_same_key_twice_in_a_row_is_two_letters_but_a_bounce_is_one(
    screen: Screen, chosen: list[str], clock: list[float]
) -> None:
    key = Control("key:r", "R", KeyTyped("r"), role="key", look="key")
    shape = Shape("key", Rect(100, 1200, 90, 98), control=key)
    screen.show(Placement(1080, 1920, 1.0, "standard", "calm", (shape,), "search"))
    step()
    for pause in (0.15, 0.05):
        touch(screen, "key:r")
        clock[0] += pause
    touch(screen, "key:r")
    assert chosen == ["key:r", "key:r"]


def test_a_strike_right_after_on_another_control_counts(
    screen: Screen, chosen: list[str], clock: list[float]
) -> None:
    touch(screen, "yes")
    clock[0] += 0.05
    touch(screen, "relative")
    assert chosen == ["yes", "relative"]


def test_a_touch_never_reaches_a_page_shown_after_it_began(screen: Screen, chosen: list[str]) -> None:
    finger = Finger().down(*middle(screen, "call"))
    screen.show(home())
    step()
    assert screen.pressed == ""
    finger.up()
    assert chosen == []


def test_a_touch_survives_the_same_page_shown_again(screen: Screen, chosen: list[str]) -> None:
    finger = Finger().down(*middle(screen, "yes"))
    screen.show(question(selected="company"))
    step()
    assert screen.pressed == "yes"
    finger.up()
    assert chosen == ["yes"]


@pytest.mark.clause("5.5.1", "5.9")
def test_of_several_fingers_the_first_counts(screen: Screen, chosen: list[str]) -> None:
    first = Finger().down(*middle(screen, "yes"))
    second = Finger().down(*middle(screen, "relative"))
    assert screen.pressed == "yes"
    second.up()
    assert chosen == []
    first.up()
    assert chosen == ["yes"]


def test_a_palm_beside_the_controls_keeps_other_fingers_out_until_it_leaves(
    screen: Screen, chosen: list[str]
) -> None:
    palm = Finger().down(540, 600)
    touch(screen, "yes")
    assert chosen == []
    palm.up()
    touch(screen, "yes")
    assert chosen == ["yes"]


def test_a_hand_that_leans_on_the_glass_stops_nobody(
    screen: Screen, chosen: list[str], clock: list[float]
) -> None:
    palm = Finger().down(540, 600)
    clock[0] += 0.6
    touch(screen, "yes")
    assert chosen == ["yes"]
    palm.up()
    assert chosen == ["yes"]


def test_a_finger_that_rests_on_a_control_stops_nobody_and_chooses_nothing(
    screen: Screen, chosen: list[str], clock: list[float]
) -> None:
    resting = Finger().down(*middle(screen, "yes"))
    clock[0] += 2.1
    touch(screen, "relative")
    resting.up()
    assert chosen == ["relative"]


def test_another_finger_of_a_touch_screen_is_heard_while_the_first_rests(
    screen: Screen, chosen: list[str], clock: list[float]
) -> None:
    """The screen's own events: of the first finger SDL makes a mouse too, of no other."""
    from kivy.core.window import Window

    from kiosk.ui.sdl import FINGER_DOWN, FINGER_UP, push_finger

    x, y = middle(screen, "yes")
    push_finger(FINGER_DOWN, 7, 0.5, 0.3)
    Window.dispatch("on_mouse_down", Window.width * 0.5, Window.height * 0.3, "left", [])
    step()
    for moment in range(2):
        clock[0] += 1
        for kind in (FINGER_DOWN, FINGER_UP):
            push_finger(kind, 8, x / Window.width, y / Window.height)
            step(2)
        assert chosen == ["yes"] * (moment + 1)
    push_finger(FINGER_UP, 7, 0.5, 0.3)
    Window.dispatch("on_mouse_up", Window.width * 0.5, Window.height * 0.3, "left", [])
    step()
    assert chosen == ["yes", "yes"], "the one that rested has chosen nothing"


def test_a_finger_that_rests_is_one_sign_of_life_and_no_more(screen: Screen, clock: list[float]) -> None:
    touched: list[bool] = []
    screen.on_touched = lambda: touched.append(True)
    resting = Finger().down(540, 600)
    for at in range(20):
        clock[0] += 10
        resting.move(540 + at % 3, 600)
    assert touched == [True]


def test_a_disabled_control_is_neither_pressed_nor_chosen(screen: Screen, chosen: list[str]) -> None:
    screen.show(home())
    step()
    finger = Finger().down(*middle(screen, "back"))
    assert screen.pressed == ""
    finger.up()
    assert chosen == []


def test_a_finger_whose_end_was_lost_does_not_block_the_next_one(screen: Screen, chosen: list[str]) -> None:
    from kivy.core.window import Window

    Window.dispatch("on_mouse_down", *middle(screen, "yes"), "left", [])
    Window.dispatch("on_mouse_down", *middle(screen, "relative"), "left", [])
    assert screen.pressed == "relative"
    Window.dispatch("on_mouse_up", *middle(screen, "relative"), "left", [])
    assert chosen == ["relative"]


def test_every_touch_is_told_even_beside_the_controls(screen: Screen) -> None:
    touched: list[bool] = []
    screen.on_touched = lambda: touched.append(True)
    Finger().down(540, 600).up()
    assert touched == [True]


def test_a_page_shown_from_within_a_choice_is_drawn_in_the_same_turn(screen: Screen) -> None:
    screen.on_choose = lambda _: screen.show(home())
    touch(screen, "yes")
    assert screen.placement is not None
    assert screen.placement.key == "home"
    assert screen.pressed == ""
