"""The page after the focus has moved is the one that would be made anew."""

from __future__ import annotations

import random

from kiosk.session.events import KeypadUsed, Started
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
