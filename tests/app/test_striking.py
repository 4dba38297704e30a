"""What a key that was struck does: it writes where there is a field, and moves about everywhere else."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from kiosk.app.striking import Keyboard, released, struck
from kiosk.session.commissioned import CodeTold, StepOpened, TechnicianAsked
from kiosk.session.events import FocusMoved, KeypadUsed, KeyTyped, PageOpened, Touched, WentBack
from kiosk.session.pressed import SwitchPressed, SwitchReleased
from kiosk.session.state import Session
from kiosk.session.technician import LEARNING
from kiosk.views.focus import Key
from kiosk.views.view import Control, Part, Sentence, View
from tests.journeys.memory_driver import MemoryDriver

BACK = Control("back", "Retour", WentBack(), zone="bar")
SEARCH = Control("search", "Chercher", PageOpened("search"))
FIELD = Part("query", "query", (Sentence("carte"),))
HOME = View("home", "home", "", (), (SEARCH, BACK), ())
TYPING = View("search", "search", "", (FIELD,), (SEARCH, BACK), (), typing="text")
FRESH = Session(screen="home")
USED = replace(FRESH, keypad=True)


def test_a_letter_is_written_and_its_key_shown_without_turning_the_voice_on() -> None:
    assert struck("h", TYPING, FRESH) == ((KeyTyped("h"),), "key:h")
    assert struck("A", TYPING, FRESH) == ((KeyTyped("A"),), "key:a")


@pytest.mark.clause("5.2")
def test_the_first_key_of_a_keypad_turns_the_voice_on_and_moves_nothing() -> None:
    assert struck("tab", HOME, FRESH) == ((KeypadUsed(),), "")
    assert struck("tab", HOME, USED) == ((FocusMoved("search"),), "")


def test_the_key_that_chooses_shows_what_it_chose() -> None:
    view = replace(HOME, focus="search")
    assert struck("enter", view, USED) == ((PageOpened("search"),), "search")
    assert struck("enter", view, FRESH) == ((KeypadUsed(), PageOpened("search")), "search")


def test_with_the_focus_on_a_result_the_space_chooses_it_instead_of_writing() -> None:
    assert struck("space", replace(TYPING, focus="search"), USED) == ((PageOpened("search"),), "search")
    assert struck("space", TYPING, USED) == ((KeyTyped(" "),), "key: ")


def test_backspace_erases_while_something_is_written_and_then_goes_back() -> None:
    assert struck("backspace", TYPING, USED) == ((KeyTyped("backspace"),), "key:backspace")
    assert struck("backspace", replace(TYPING, parts=()), USED) == ((WentBack(),), "")


def test_a_key_without_meaning_is_a_sign_of_life() -> None:
    assert struck("z", HOME, FRESH) == ((Touched(),), "")


def test_the_arrows_follow_the_direction_of_the_page() -> None:
    arabic = replace(HOME, dir="rtl", focus="search")
    assert struck("left", arabic, USED) == struck("right", replace(HOME, focus="search"), USED)
    assert struck("left", arabic, USED) == ((FocusMoved("back"),), "")


def test_a_key_whose_meaning_was_learnt_never_writes_and_replaces_the_one_it_had() -> None:
    learnt = {"h": Key.NEXT, "tab": Key.BACK}
    assert struck("h", replace(TYPING, focus="search"), USED, learnt) == ((FocusMoved("back"),), "")
    assert struck("tab", HOME, USED, learnt) == ((WentBack(),), "")
    assert struck("right", HOME, USED, learnt) == ((FocusMoved("search"),), "")


def test_a_switch_is_pressed_and_let_go_and_turns_no_voice_on() -> None:
    learnt = {"space": Key.SWITCH_1}
    assert struck("space", TYPING, FRESH, learnt) == ((SwitchPressed(1),), "")
    assert released("space", learnt) == SwitchReleased(1)
    assert released("tab", learnt) is None


def test_a_key_that_a_technician_is_asked_for_is_learnt_and_does_nothing_else() -> None:
    core = MemoryDriver().core
    for event in (TechnicianAsked(), CodeTold("open"), StepOpened("keys", LEARNING)):
        core.send(event)
    process = SimpleNamespace(core=core, screen=SimpleNamespace(), send=core.send)
    Keyboard(process, ())  # type: ignore[arg-type]
    for name in ("tab", "return"):  # that would move, and choose
        process.screen.on_key(name)
    assert core.session.technician is not None
    assert core.session.technician.lesson is not None
    assert core.session.technician.lesson.learnt == (("tab", "NEXT"), ("return", "PREVIOUS"))
    assert not core.session.keypad
