"""A keypad's map learnt by pressing, told by what a technician does."""

from __future__ import annotations

from kiosk.inputs.learning import MEANINGS, Lesson
from kiosk.views.focus import Key
from kiosk.views.keymap import learnt_keys


def test_each_meaning_is_asked_for_once_and_the_key_pressed_then_has_it() -> None:
    lesson = Lesson()
    for number, key in enumerate(MEANINGS):
        assert lesson.asked is key
        lesson = lesson.struck(f"f{number}")
    assert lesson.asked is None
    assert learnt_keys(lesson.lines) == {f"f{number}": key for number, key in enumerate(MEANINGS)}
    assert set(MEANINGS) == set(Key)


def test_what_a_keypad_has_not_is_passed_over() -> None:
    lesson = Lesson().struck("f13").skipped().struck("f15")
    assert lesson.lines == ("f13 = NEXT", "f15 = SELECT")
    assert lesson.usable
    assert not lesson.ended().struck("f16").lines[2:]


def test_a_key_that_has_a_meaning_keeps_it_and_the_next_one_is_asked_for_again() -> None:
    lesson = Lesson().struck("f13").struck("f13")
    assert (lesson.asked, lesson.known) == (Key.PREVIOUS, Key.NEXT)
    assert lesson.struck("f14").lines == ("f13 = NEXT", "f14 = PREVIOUS")


def test_a_key_that_is_only_held_with_others_is_waited_on() -> None:
    lesson = Lesson().struck("f13").struck("shift").struck("")
    assert lesson.struck("shift+tab").lines[-1] == "shift+tab = PREVIOUS"


def test_a_keypad_that_cannot_choose_is_not_enough_and_one_switch_is() -> None:
    assert not Lesson().ended().usable
    assert not Lesson().struck("f13").ended().usable
    lesson = Lesson()
    while lesson.asked is not Key.SWITCH_1:
        lesson = lesson.skipped()
    assert lesson.struck("space").usable
