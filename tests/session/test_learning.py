"""The keypad's keys learnt on the technician's pages: by pressing, by waiting, and what then may be kept."""

from __future__ import annotations

import pytest

from kiosk.session.commissioned import CodeTold, KeyPassed, KeyStruck, StepOpened, TechnicianAsked
from kiosk.session.effects import SayNotice
from kiosk.session.events import WentBack
from kiosk.session.lesson import Lesson
from kiosk.session.technician import LEARNING
from tests.session.citizen import Citizen


@pytest.fixture
def at_keys() -> Citizen:
    citizen = Citizen()
    citizen.does(TechnicianAsked(), CodeTold("open"), StepOpened("keys", LEARNING))
    return citizen


def lesson(citizen: Citizen) -> Lesson:
    assert citizen.session.technician is not None
    assert citizen.session.technician.lesson is not None
    return citizen.session.technician.lesson


def test_each_key_is_learnt_and_the_next_is_asked_for_aloud(at_keys: Citizen) -> None:
    assert at_keys.does(KeyStruck("f13")) == (SayNotice(),)
    assert lesson(at_keys).asked == "PREVIOUS"
    assert at_keys.at == f"technician_keys {LEARNING}"


def test_a_key_that_does_not_come_is_passed_over_after_a_while(at_keys: Citizen) -> None:
    at_keys.does(KeyStruck("f13"))
    at_keys.waits(19)
    assert lesson(at_keys).asked == "PREVIOUS"
    assert SayNotice() in at_keys.waits(2)
    assert lesson(at_keys).asked == "SELECT"


def test_after_the_last_the_page_tells_what_was_learnt_and_keys_are_keys_again(at_keys: Citizen) -> None:
    at_keys.does(KeyStruck("f13"), KeyPassed(), KeyStruck("f15"), KeyPassed(all=True))
    assert at_keys.at == "technician_keys"
    assert lesson(at_keys).lines == ("f13 = NEXT", "f15 = SELECT")
    at_keys.does(KeyStruck("f16"))
    assert lesson(at_keys).lines == ("f13 = NEXT", "f15 = SELECT")


def test_back_ends_the_asking_and_another_step_forgets_it(at_keys: Citizen) -> None:
    at_keys.does(KeyStruck("f13"), WentBack())
    assert at_keys.at == "technician_keys"
    assert at_keys.session.technician is not None
    assert not at_keys.session.technician.learning
    at_keys.does(StepOpened("sound"))
    assert at_keys.session.technician.lesson is None
