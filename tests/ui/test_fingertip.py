"""Fingers that feel for what is under them, on the real window: which one counts, and what of it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.session.fingered import FingerDown, Fingered, FingerOver, FingerUp
from kiosk.ui.fingertip import Fingertips
from tests.ui.pages import home, question
from tests.window import Finger, middle, open_screen, step

if TYPE_CHECKING:
    from kiosk.ui.screen import Screen


BESIDE = (540, 600)


@pytest.fixture
def told() -> list[Fingered]:
    return []


@pytest.fixture
def chosen() -> list[str]:
    return []


@pytest.fixture
def screen(told: list[Fingered], chosen: list[str]) -> Screen:
    screen = open_screen((1080, 1920))
    screen.on_choose, screen.on_finger = chosen.append, told.append
    screen.show(question())
    screen.explore(True)
    step()
    return screen


@pytest.mark.clause("5.5.2")
def test_a_finger_tells_each_control_that_it_slides_onto_and_nothing_is_chosen(
    screen: Screen, told: list[Fingered], chosen: list[str]
) -> None:
    finger = Finger().down(*BESIDE)
    for control in ("yes", "relative", "company"):
        finger.move(*middle(screen, control))
    finger.up()
    assert told == [
        FingerDown(""), FingerOver("yes"), FingerOver("relative"), FingerOver("company"), FingerUp(),
    ]  # fmt: skip
    assert (chosen, screen.pressed) == ([], "")


def test_what_lies_between_two_controls_and_staying_on_one_is_nothing_to_tell(
    screen: Screen, told: list[Fingered]
) -> None:
    x, y = middle(screen, "yes")
    Finger().down(x, y).move(x + 3, y + 2).move(*BESIDE).move(x, y).up()
    assert told == [FingerDown("yes"), FingerUp()]


def test_a_control_that_cannot_be_used_now_is_met_too(screen: Screen, told: list[Fingered]) -> None:
    screen.show(home())
    step()
    Finger().down(*middle(screen, "back")).up()
    assert told == [FingerDown("back"), FingerUp()]


@pytest.mark.clause("5.5.1", "5.9")
def test_a_second_finger_is_left_out(screen: Screen, told: list[Fingered]) -> None:
    first = Finger().down(*middle(screen, "yes"))
    second = Finger().down(*middle(screen, "relative")).move(*middle(screen, "company"))
    second.up()
    first.move(*middle(screen, "relative")).up()
    assert told == [FingerDown("yes"), FingerOver("relative"), FingerUp()]


def test_a_finger_that_rests_stops_nobody_and_goes_on_when_it_slides_again(
    screen: Screen, told: list[Fingered], clock: list[float]
) -> None:
    resting = Finger().down(*middle(screen, "yes"))
    clock[0] += 2.1
    Finger().down(*middle(screen, "relative")).up()
    resting.move(*middle(screen, "company")).up()
    assert told == [
        FingerDown("yes"), FingerDown("relative"), FingerUp(), FingerOver("company"), FingerUp(),
    ]  # fmt: skip


def test_a_palm_beside_the_controls_stops_nobody(
    screen: Screen, told: list[Fingered], clock: list[float]
) -> None:
    palm = Finger().down(*BESIDE)
    clock[0] += 0.6
    Finger().down(*middle(screen, "relative")).up()
    palm.up()
    assert told == [FingerDown(""), FingerDown("relative"), FingerUp()]


def test_what_lies_under_a_finger_when_the_page_changes_is_not_told_and_the_next_is(
    screen: Screen, told: list[Fingered]
) -> None:
    finger = Finger().down(*middle(screen, "call"))
    screen.show(home())
    step()
    x, y = middle(screen, "call")
    finger.move(x + 2, y).move(*middle(screen, "language")).up()
    assert told == [FingerDown("call"), FingerOver("language"), FingerUp()]


def test_a_finger_on_the_glass_when_exploring_comes_on_or_goes_is_forgotten(
    screen: Screen, told: list[Fingered], chosen: list[str]
) -> None:
    for explored in (False, True):
        finger = Finger().down(*middle(screen, "yes"))
        screen.explore(explored)
        finger.up()
        assert (chosen, screen.pressed) == ([], "")
    assert told == [FingerDown("yes")]
    screen.explore(False)
    Finger().down(*middle(screen, "relative")).up()
    assert chosen == ["relative"], "touched as usual"


def test_a_finger_that_was_never_seen_to_come_tells_nothing() -> None:
    fingers = Fingertips()
    fingers.show(question())
    assert fingers.move("lost", 1.0, 1.0, 0.0) == ()
    assert fingers.up("lost", 1.0, 1.0, 0.0) == ()
