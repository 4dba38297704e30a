"""The warning on real pages: after their reading time; in sight, speech and tone; two rounds of a switch."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from kiosk.session.effects import Chime
from kiosk.session.events import PreferenceSet, ProcedureOpened, Started, Touched
from kiosk.session.inactivity import limit_s, warning_s
from kiosk.session.preferences import RATES
from kiosk.views.focus import Key
from kiosk.views.groups import groups_of
from tests.journeys.memory_driver import MemoryDriver


def test_the_reading_time_is_that_at_the_chosen_rate() -> None:
    driver = MemoryDriver()
    driver.send(Started("fr"))
    driver.send(ProcedureOpened("stationnement-residentiel"))
    words, rules = driver.view.words, driver.core.session.rules
    assert words > 20
    for rate in RATES:
        driver.send(PreferenceSet("rate", rate))
        assert driver.core.session.reading_s == pytest.approx(driver.view.words / RATES[rate] * 60)
        before, after = math.floor(limit_s(driver.core.session)), 2
        assert before > rules.idle_after_s
        driver.wait(before)
        assert driver.view.page == "question", rate
        driver.wait(after)
        assert driver.view.page == "still_there", rate
        driver.send(Touched())


@pytest.mark.clause("2.2.1")
def test_the_warning_is_in_sight_speech_and_tone() -> None:
    driver = MemoryDriver()
    driver.send(Started("fr"))
    driver.send(PreferenceSet("voice", "on"))
    driver.said.clear()
    driver.effects.clear()
    driver.wait(round(limit_s(driver.core.session)) + 1)
    assert driver.view.page == "still_there"
    assert (driver.view.title, driver.view.tone) == ("Êtes-vous toujours là ?", "warning")
    assert driver.effects.count(Chime("warning")) == 1
    assert "Êtes-vous toujours là ?" in driver.said
    assert [control.id for control in driver.view.controls if control.zone == "touch"] == ["go_on", "finish"]


def test_who_scans_has_two_rounds_before_the_warning_and_two_before_its_end() -> None:
    driver = MemoryDriver()
    driver.send(Started("fr"))
    driver.send(ProcedureOpened("stationnement-residentiel"))
    driver.press(Key.SWITCH_1)
    scan = driver.core.session.scan
    assert scan is not None
    slow = replace(driver.core.session, scan=replace(scan, dwell_s=60.0))  # a hand that needs its time
    driver.core.session = replace(slow, reading_s=0.0)
    driver.wait(300)
    assert driver.view.page == "question", "two rounds of it take longer"
    began = driver.seconds
    while driver.view.page == "question":
        driver.wait(10)
    rounds = 2 * sum(len(group) for group in groups_of(driver.view)) * 60.0
    assert driver.seconds > began
    warned_at = driver.seconds
    while not driver.ended:
        driver.wait(10)
    assert driver.seconds - warned_at >= min(rounds, warning_s(driver.core.session)) - 10 > 300
