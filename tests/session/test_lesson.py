"""A keypad's map learnt by pressing, told by what a technician does."""

from __future__ import annotations

from kiosk.session.lesson import ORDER, Lesson
from kiosk.views.focus import Key
from kiosk.views.keymap import learnt_keys, line, usable
from kiosk.views.pages.technician.keys import MEANINGS


def enough(lesson: Lesson) -> bool:
    return usable(lesson.learnt, lesson.lines)


def test_each_meaning_is_asked_for_once_and_the_key_pressed_then_has_it() -> None:
    lesson = Lesson()
    for number, key in enumerate(MEANINGS):
        assert lesson.asked == key.name
        lesson = lesson.struck(f"f{number}")
    assert not lesson.asked
    assert learnt_keys(lesson.lines) == {f"f{number}": key for number, key in enumerate(MEANINGS)}
    assert tuple(key.name for key in MEANINGS) == ORDER
    assert set(MEANINGS) == set(Key)
    assert lesson.lines[0] == line("f0", Key.NEXT)


def test_what_a_keypad_has_not_is_passed_over() -> None:
    lesson = Lesson().struck("f13").skipped().struck("f15")
    assert lesson.lines == ("f13 = NEXT", "f15 = SELECT")
    assert enough(lesson)
    assert not lesson.ended().struck("f16").lines[2:]


def test_a_key_that_has_a_meaning_keeps_it_and_the_next_one_is_asked_for_again() -> None:
    lesson = Lesson().struck("f13").struck("f13")
    assert (lesson.asked, lesson.known) == ("PREVIOUS", "NEXT")
    assert lesson.struck("f14").lines == ("f13 = NEXT", "f14 = PREVIOUS")


def test_the_same_key_once_more_passes_over_what_is_asked_for() -> None:
    lesson = Lesson().struck("f13").struck("f13").struck("f13")
    assert (lesson.asked, lesson.known) == ("SELECT", "")


def test_a_key_that_is_only_held_with_others_is_waited_on() -> None:
    lesson = Lesson().struck("f13").struck("shift").struck("")
    assert lesson.struck("shift+tab").lines[-1] == "shift+tab = PREVIOUS"


def test_a_keypad_that_cannot_choose_is_not_enough_and_one_switch_is() -> None:
    assert not enough(Lesson().ended())
    assert not enough(Lesson().struck("f13").ended())
    lesson = Lesson()
    while lesson.asked != "SWITCH_1":
        lesson = lesson.skipped()
    assert enough(lesson.struck("space"))
