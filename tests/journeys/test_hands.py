"""A whole procedure with a keypad alone, one switch, or two: questions, papers, summary, call, the end."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from kiosk.session import scan
from kiosk.session.effects import Choose
from kiosk.session.events import Started
from kiosk.session.pressed import Groups
from kiosk.session.scan import DWELL_S
from kiosk.session.state import Session
from kiosk.views.focus import Key
from kiosk.views.groups import MOST_ALONE, groups_of
from tests.journeys.hands import HANDS, Hands, Keypad, OneSwitch, TwoSwitches
from tests.journeys.memory_driver import PANELS, MemoryDriver


def usable(driver: MemoryDriver, start: str) -> str:
    return next(c.id for c in driver.view.controls if c.id.startswith(start) and c.state != "disabled")


def to(hands: Hands, driver: MemoryDriver, control: str) -> None:
    """Turns the parts of the page until the control is there, and chooses it."""
    for _ in range(30):
        if driver.view.control(control) is not None:
            return hands.choose(control)
        hands.choose("more")
    raise AssertionError(f"{control} is on no part of {driver.view.page}")


@pytest.mark.clause("5.1.2.2", "5.9", "2.5.7")
@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("kind", HANDS)
def test_a_whole_procedure(kind: str, panel: str) -> None:
    driver = MemoryDriver(panel)
    hands = HANDS[kind](driver)
    hands.begin()
    hands.choose("start:fr")
    assert driver.view.page == "home"
    hands.choose("open:stationnement-residentiel")
    for _ in range(12):
        if driver.view.page != "question":
            break
        hands.choose(usable(driver, "answer:"))
    assert driver.view.page == "checklist"
    have, lack = usable(driver, "have:"), [c.id for c in driver.view.controls if c.id.startswith("lack:")][-1]
    for control in (have, lack):
        hands.choose(control)
        marked = driver.view.control(control)
        assert marked is not None
        assert marked.state == "selected"
        assert driver.view.page == "checklist"
        assert control in driver.view.ring, "after what keeps the page the focus stays"
    to(hands, driver, "go_on")
    assert driver.view.page == "summary"
    hands.choose("call")
    assert driver.view.page == "call"
    assert len(driver.calls) == 1
    hands.choose("go_on")
    assert driver.view.page == "summary"
    to(hands, driver, "finish")
    assert driver.ended


@pytest.mark.parametrize("kind", HANDS)
def test_a_search_is_typed_letter_by_letter(kind: str) -> None:
    driver = MemoryDriver()
    hands = HANDS[kind](driver)
    hands.begin()
    hands.choose("start:fr")
    hands.choose("search")
    for letter in "garer":
        hands.choose(f"key:{letter}")
    search = driver.core.session.search
    assert search is not None
    assert search.words == "garer"


def test_by_one_switch_a_warning_is_answered_and_a_session_that_is_left_ends() -> None:
    driver = MemoryDriver()
    hands = OneSwitch(driver)
    hands.begin()
    hands.choose("start:fr")
    hands.choose("open:stationnement-residentiel")
    until(driver, lambda: driver.view.page == "still_there")
    hands.choose("go_on")
    assert driver.view.page == "question"
    until(driver, lambda: driver.ended)


def until(driver: MemoryDriver, done: object) -> None:
    """Time passes as the terminal lets it, with nobody there."""
    for _ in range(2000):
        if done():  # type: ignore[operator]
            return
        driver.seconds += driver.core.due_in()
        driver.tick()
    raise AssertionError(f"still at {driver.view.page} after {driver.seconds} s")


def some_pages(seed: int, panel: str) -> Iterator[MemoryDriver]:
    """One terminal at each of many pages that a citizen can come to; the same driver, walked on."""
    chance, driver = random.Random(seed), MemoryDriver(panel)
    driver.send(Started("fr"))
    for _ in range(60):
        choices = [c.id for c in driver.view.controls if c.event is not None and c.id != "finish"]
        driver.choose(chance.choice(choices))
        if driver.ended:
            driver.next_citizen()
            driver.send(Started("fr"))
        yield driver


def waits_for(control: str, page: str, groups: Groups) -> int:
    """How often somebody with one switch lets the frame move on before they have chosen this control."""
    session, _ = scan.pressed(Session(), 1, 0.0)
    session, _ = scan.released(scan.shown(session, page, groups, 0.0)[0], 1, 0.1)
    now, waits = 0.1, 0
    while waits < 200:
        going = session.scan
        assert going is not None
        if control not in going.lit:
            now, waits = now + going.dwell_s, waits + 1
            session, _ = scan.passed(session, now)
            continue
        session, _ = scan.pressed(session, 1, now)
        session, effects = scan.released(session, 1, now + 0.1)
        now += 0.1
        if Choose(control) in effects:
            return waits
    raise AssertionError(f"{control} is never framed on {page}")


@pytest.mark.clause("5.1.6.2")
@pytest.mark.parametrize("panel", PANELS)
def test_from_any_page_next_meets_every_control_once_a_round_and_previous_comes_back(panel: str) -> None:
    for driver in some_pages(1, panel):
        order = [control.id for control in driver.view.controls]
        page, first = driver.view.key, driver.view.focus
        met = []
        for _ in order:
            driver.press(Key.NEXT)
            met.append(driver.view.focus)
        assert sorted(met) == sorted(order), page
        assert driver.view.key == page
        for _ in order:
            driver.press(Key.PREVIOUS)
        assert driver.view.focus == met[-1], first
        driver.press(Key.NEXT)
        assert driver.view.focus == met[0]


@pytest.mark.clause("5.9", "5.1.6.2")
@pytest.mark.parametrize("panel", PANELS)
def test_from_any_page_one_switch_reaches_every_control_within_its_groups_and_the_group(panel: str) -> None:
    for driver in some_pages(2, panel):
        groups = groups_of(driver.view)
        controls = [control.id for control in driver.view.controls]
        assert [control for group in groups for control in group] == controls, "in reading order, each once"
        assert len(groups) == 1 or len(controls) > MOST_ALONE
        for group in groups:
            for control in group:
                assert waits_for(control, driver.view.key, groups) < len(groups) + len(group)


def test_the_waits_are_what_the_groups_say() -> None:
    driver = MemoryDriver()
    hands = OneSwitch(driver)
    hands.begin()
    hands.choose("start:fr")
    hands.choose("search")
    groups = groups_of(driver.view)
    before = driver.seconds
    hands.choose("key:j")
    row = next(group for group in groups if "key:j" in group)
    assert hands.moves[-1] == groups.index(row) + row.index("key:j")
    assert driver.seconds - before < (len(groups) + len(row)) * DWELL_S + 2


def test_a_keypad_takes_over_from_a_switch_and_a_switch_from_a_keypad() -> None:
    driver = MemoryDriver()
    switch, keypad = OneSwitch(driver), Keypad(driver)
    switch.begin()
    switch.choose("start:fr")
    keypad.choose("open:stationnement-residentiel")
    assert driver.view.page == "question"
    both = TwoSwitches(driver)
    both.begin()
    both.choose(usable(driver, "answer:"))
    assert driver.view.page in ("question", "checklist")
