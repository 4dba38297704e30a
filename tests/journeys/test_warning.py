"""« Êtes-vous toujours là ? » is answered both ways with a keypad, switches and a finger that explores."""

from __future__ import annotations

import pytest

from kiosk.session.effects import End
from kiosk.session.events import HeadsetChanged, ProcedureOpened, Started
from kiosk.views.focus import Key
from tests.journeys.finger import Blind, MemoryPane
from tests.journeys.hands import HANDS, Hands
from tests.journeys.memory_driver import PANELS, MemoryDriver

HEARS = [
    Key.REPEAT, Key.PAUSE, Key.HELP, Key.WHERE_AM_I, Key.LOUDER, Key.QUIETER, Key.FASTER, Key.SLOWER,
    Key.NEXT_SENTENCE, Key.PREVIOUS_SENTENCE, Key.REPEAT_SENTENCE, Key.SPELL, Key.NEXT, Key.PREVIOUS,
]  # fmt: skip


def leave_alone(driver: MemoryDriver) -> None:
    """Nobody does anything until the warning is there."""
    for _ in range(2000):
        if driver.view.page == "still_there":
            return
        driver.seconds += driver.core.due_in()
        driver.tick()
    raise AssertionError(f"no warning at {driver.view.page}")


def warned(panel: str, kind: str, begun: bool) -> tuple[MemoryDriver, Hands]:
    """The warning over a question, before somebody who has used their device already, or has not."""
    driver = MemoryDriver(panel)
    hands = HANDS[kind](driver)
    driver.send(Started("fr"))
    if begun:
        hands.begin()
    driver.send(ProcedureOpened("stationnement-residentiel"))
    leave_alone(driver)
    if not begun:
        hands.begin()
        assert driver.view.page == "still_there", "the press that begins answers nothing"
    return driver, hands


def ends(driver: MemoryDriver) -> list[str]:
    return [effect.why for effect in driver.effects if isinstance(effect, End)]


@pytest.mark.clause("2.2.1", "5.1.3.1")
@pytest.mark.parametrize("begun", [True, False], ids=["begun", "not begun"])
@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("kind", HANDS)
def test_i_have_finished_is_chosen_by_hand(kind: str, panel: str, begun: bool) -> None:
    driver, hands = warned(panel, kind, begun)
    hands.choose("finish")
    assert ends(driver) == ["citizen"]


@pytest.mark.parametrize("kind", HANDS)
def test_yes_goes_on_where_it_was(kind: str) -> None:
    driver, hands = warned("portrait", kind, begun=False)
    hands.choose("go_on")
    assert (driver.view.page, driver.ended) == ("question", False)


@pytest.mark.clause("2.2.1")
@pytest.mark.parametrize("key", HEARS, ids=lambda key: key.name)
def test_a_key_that_says_or_moves_keeps_the_warning_and_gives_its_time_again(key: Key) -> None:
    driver, hands = warned("portrait", "keypad", begun=True)
    for _ in range(12):
        driver.press(key)
        assert driver.view.page == "still_there"
        driver.wait(44)
        assert not driver.ended
    hands.choose("finish")
    assert ends(driver) == ["citizen"]


@pytest.mark.clause("2.2.1", "5.5.2")
@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize(("words", "page"), [("Non, j’ai fini", ""), ("Oui, je continue", "question")])
def test_a_finger_that_explores_finds_an_answer_and_chooses_it(panel: str, words: str, page: str) -> None:
    driver = MemoryDriver(panel)
    driver.send(HeadsetChanged(True))
    driver.send(Started("fr"))
    driver.send(ProcedureOpened("stationnement-residentiel"))
    leave_alone(driver)
    person = Blind(MemoryPane(driver))
    person.finds(words)
    assert driver.view.page == "still_there", "what is heard is not yet chosen"
    person.taps_twice()
    assert ends(driver) == ([] if page else ["citizen"])
    assert driver.ended or driver.view.page == page
