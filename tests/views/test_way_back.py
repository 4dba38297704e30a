"""Always a way back: from every page of the gallery and of random visits; a word or a call is taken back."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from kiosk.app.core import Core
from kiosk.dev.gallery.scenes import Scene, play
from kiosk.session.events import HelpPressed
from kiosk.views.focus import usable
from tests.journeys.memory_driver import MemoryDriver
from tests.session.test_random_walk import happen

# where there is nothing to go back to
ENDS = ("home", "welcome", "closed", "night", "technician_code", "technician_home")
MOST = 200  # presses of Back from anywhere to the beginning


def goes_back(core: Core) -> list[str]:
    """The pages that Back leads through, to the one where it can do nothing."""
    passed = [core.view.key]
    for _ in range(MOST):
        back = core.view.control("back")
        assert back is not None
        if not usable(back):
            return passed
        before = core.session
        core.choose("back")
        assert core.session != before, f"Back does nothing on {core.view.page}"
        passed.append(core.view.key)
    raise AssertionError(f"Back does not end: {passed[-6:]}")


def test_back_leads_from_every_page_to_the_beginning(
    fresh: dict[str, Iterator[Core]], scenes: dict[str, Scene]
) -> None:
    for scene in scenes.values():
        core = next(fresh["portrait"])
        play(scene, core)
        goes_back(core)
        assert core.view.page in ENDS, scene.name


@pytest.mark.parametrize("seed", range(2))
def test_back_leads_to_the_beginning_from_wherever_a_visit_has_led(seed: int) -> None:
    chance = random.Random(seed + 40)
    driver = MemoryDriver(("portrait", "tablet")[seed])
    for number in range(500):
        happen(chance, driver)
        if driver.ended:
            driver.next_citizen()
        if number % 20 == 0:
            core = driver.core
            session = core.session
            goes_back(core)
            assert core.view.page in ENDS
            core.session = session
            core.tick()


def test_a_word_that_was_taken_is_taken_back(
    fresh: dict[str, Iterator[Core]], scenes: dict[str, Scene]
) -> None:
    core = next(fresh["portrait"])
    play(scenes["search_words"], core)
    assert core.session.search is not None
    before = core.session.search.words
    core.choose(next(control.id for control in core.view.controls if control.look == "word"))
    assert core.session.search.words != before
    back = core.view.control("key:restore")
    assert back is not None
    assert back.said == "Remettre ce qui était écrit."
    core.choose("key:restore")
    assert core.session.search.words == before


def test_a_call_is_taken_back_where_it_is_placed(
    fresh: dict[str, Iterator[Core]], scenes: dict[str, Scene]
) -> None:
    core = next(fresh["portrait"])
    play(scenes["question"], core)
    core.send(HelpPressed("c"))
    core.choose("cancel")
    assert core.session.call is not None
    assert not core.session.call.live
