"""The page after the focus has moved is the one that would be made anew; a call does not wait for a page."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from kiosk.app import core as module
from kiosk.session.effects import Effect, PlaceCall
from kiosk.session.events import HelpPressed, KeypadUsed, Started
from kiosk.views.compose import compose
from kiosk.views.focus import Key
from kiosk.views.hall import Moment
from tests.journeys.memory_driver import MemoryDriver


def anew(driver: MemoryDriver) -> object:
    core = driver.core
    now = Moment(core.seconds(), core.clock())
    return compose(core.session, core.library, core.texts, core.layout, core.hall, now)


def test_whatever_keys_and_switches_do_the_page_is_that_of_the_session() -> None:
    driver, chance = MemoryDriver(), random.Random(4)
    driver.send(KeypadUsed())
    driver.send(Started("fr"))
    keys = [*[Key.NEXT, Key.PREVIOUS, Key.SWITCH_2] * 4, *Key]
    for _ in range(120):
        driver.press(chance.choice(keys))
        if driver.ended:
            driver.next_citizen()
            driver.send(Started("en"))
        driver.seconds += chance.choice((0.5, 3.0))
        driver.tick()
        assert driver.view == anew(driver)


def test_a_call_is_on_its_way_before_its_page_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory being short, there may never be one."""
    gone: list[Effect] = []

    def sooner(effect: Effect) -> bool:
        gone.extend([effect] if isinstance(effect, PlaceCall) else [])
        return isinstance(effect, PlaceCall)

    def short(*_: object) -> None:
        raise MemoryError

    core = replace(MemoryDriver().core, sooner=sooner)
    with monkeypatch.context() as patch:
        patch.setattr(module, "compose", short)
        with pytest.raises(MemoryError):
            core.send(HelpPressed())
    assert len(gone) == 1


def test_one_that_is_on_its_way_is_not_sent_twice() -> None:
    gone: list[Effect] = []

    def sooner(effect: Effect) -> bool:
        gone.append(effect)
        return isinstance(effect, PlaceCall)

    left = replace(MemoryDriver().core, sooner=sooner).send(HelpPressed())
    assert sum(isinstance(effect, PlaceCall) for effect in gone) == 1
    assert left == tuple(effect for effect in gone if not isinstance(effect, PlaceCall))
