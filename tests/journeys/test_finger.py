"""A whole procedure with one finger and nothing but what is heard: slide, lift, tap twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.session.events import HeadsetChanged
from tests.journeys.ear import Tap
from tests.journeys.finger import Blind, MemoryPane, RealPane
from tests.journeys.listener import first
from tests.journeys.memory_driver import PANELS, MemoryDriver
from tests.journeys.pilot import plain
from tests.terminal.stage import PORTRAIT, stage
from tests.voice.ears import loudness, recorder

EXPLAINED = "Glissez un doigt sur l’écran pour entendre, puis touchez deux fois pour choisir."


def begins(panel: str) -> tuple[MemoryDriver, Blind]:
    """A headset goes in; what is heard then is all that is known."""
    driver = MemoryDriver(panel)
    person = Blind(MemoryPane(driver))
    driver.send(HeadsetChanged(True))
    person.page = list(driver.said)
    return driver, person


@pytest.mark.clause("5.1.3.1", "5.5.2", "5.9")
@pytest.mark.parametrize("panel", PANELS)
def test_a_whole_procedure(panel: str) -> None:
    driver, person = begins(panel)
    assert person.page[0] == EXPLAINED
    person.chooses("Français")
    person.turns_and_chooses("Se garer dans sa rue")
    for _ in range(12):
        if driver.view.page != "question":
            break
        person.answers()
    assert driver.view.page == "checklist"
    for mark in ("J’ai", "Je n’ai pas"):
        paper = person.page[first(person.page, " choix.") + 1]
        assert "choisi" not in person.finds(f"{paper} : {mark}")
        assert plain(" ".join(person.taps_twice())) == plain(f"{paper} : {mark}, choisi")
    person.turns_and_chooses("Voir mon résumé")
    assert driver.view.page == "summary"
    person.chooses("Appeler un agent")
    assert len(driver.calls) == 1
    person.turns_and_chooses("Continuer")
    assert driver.view.page == "summary"
    person.turns_to("J’ai fini")
    person.taps_twice()
    assert driver.ended


def test_the_call_is_one_double_tap_away_on_every_page() -> None:
    driver, person = begins("portrait")
    person.chooses("Français")
    person.finds("Se garer dans sa rue")
    shape = driver.core.placement.of("call")
    assert shape is not None
    x, y = (shape.rect.x + shape.rect.w / 2) / 1080, (shape.rect.y + shape.rect.h / 2) / 1920
    MemoryPane(driver).taps_twice(x, y)
    assert len(driver.calls) == 1, "whatever was found before"


def test_what_is_only_read_is_found_too() -> None:
    driver, person = begins("portrait")
    person.chooses("Français")
    person.turns_and_chooses("Se garer dans sa rue")
    title = driver.view.title
    assert title in person.finds(title, lambda said: plain(title) in plain(said))
    assert person.taps_twice()[: len(person.page)] == person.page, "nothing to choose: the page is said"


def test_letters_are_found_and_typed() -> None:
    driver, person = begins("portrait")
    person.chooses("Français")
    person.turns_and_chooses("Chercher")
    for letter in "gare":
        person.finds_exactly(letter)
        assert person.taps_twice()[0] == letter
    person.taps_twice()
    search = driver.core.session.search
    assert search is not None
    assert search.words == "garee", "and the same once more, where the finger was lifted"


@pytest.mark.clause("5.1.3.1", "5.5.2")
@pytest.mark.xdist_group("sound")
def test_on_the_real_glass_every_choice_is_made_by_what_sounds(tmp_path: Path) -> None:
    tap = Tap(tmp_path)
    try:
        with recorder(tmp_path) as recording, stage(tmp_path, environment=tap.environment) as there:
            there.welcome()
            pane = RealPane(there, tap, PORTRAIT)
            person = Blind(pane)
            page = tap.page
            there.plug(True)
            person.page = tap.after(page, lambda: True)
            assert person.page[0] == EXPLAINED
            person.chooses("Français")
            person.chooses("Dire son nom")
            person.finds_exactly("a")
            assert person.taps_twice() == ["a"]
            person.chooses("Continuer")
            person.answers()
            assert there.hand.page("summary")
            person.chooses("Appeler un agent")
            assert there.hand.page("call")
            pane.close()
        assert tap.lost == []
        silent = [
            one.seconds for one in recording.playbacks if one.seconds > 0.3 and loudness(one.samples) < 0.003
        ]
        assert silent == [], "played, and not heard"
    finally:
        tap.close()
