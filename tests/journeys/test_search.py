"""A citizen types what they look for and opens it: in memory, by touch and by keys on the real window."""

from __future__ import annotations

import pytest

from kiosk.app.found import SearchIndex
from kiosk.app.library import JoinedLibrary
from kiosk.content.library import open_library
from kiosk.views.focus import Key
from tests.content.search.documents import FILES, build_small, page
from tests.journeys.conftest import Terminal
from tests.journeys.memory_driver import MemoryDriver, parts_of
from tests.journeys.pilot import Citizen

OURS = FILES | {
    "F10.xml": page("F10", "Carte grise d’une voiture", "Le certificat d’immatriculation de la voiture."),
    "F11.xml": page("F11", "Changer d’adresse sur la carte grise", "Un mois après un déménagement."),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> JoinedLibrary:
    """The shipped City, a small State of our own, and an index of that."""
    folder = tmp_path_factory.mktemp("journey")
    build_small(folder, OURS)
    city = parts_of("portrait").library.city
    return JoinedLibrary(city, open_library(folder / "search.zip"), SearchIndex(folder / "search.sqlite"))


def types(citizen: Citizen, words: str) -> Citizen:
    for char in words:
        citizen.touches_key(char)
    return citizen


def test_the_first_letters_of_a_request_lead_to_its_procedure(
    terminal: Terminal, library: JoinedLibrary
) -> None:
    driver = terminal(library=library)
    citizen = Citizen(driver).starts().touches_control("search")
    types(citizen, "carte grise")
    first = next(control for control in driver.view.controls if control.id.startswith("found:"))
    assert first.id == "found:F10"
    citizen.touches_control("found:F10")
    assert "Carte grise" in " ".join(part.sentences[0].text for part in driver.view.parts if part.sentences)
    citizen.goes_back()
    assert driver.view.page == "search", "back to what was typed"
    assert driver.view.control("found:F10") is not None


def test_the_same_letter_twice_is_two_letters(terminal: Terminal, library: JoinedLibrary) -> None:
    driver = terminal(library=library)
    types(Citizen(driver).starts().touches_control("search"), "arreter")
    query = next(part for part in driver.view.parts if part.kind in ("query", "typed"))
    assert query.sentences[0].text == "arreter"


@pytest.mark.parametrize("panel", ["portrait", "tablet"])
def test_by_ear_a_request_is_typed_told_and_opened(panel: str, library: JoinedLibrary) -> None:
    driver = MemoryDriver(panel, library=library)
    citizen = Citizen(driver, by="ear").starts()
    citizen.touches_control("search")
    for char in "vol":
        citizen.touches_key(char)
    assert driver.said[-1] == "l", "the letter is echoed"
    driver.wait(3)
    assert driver.said[-1].endswith("réponses"), "typing has paused: how many there are"
    if driver.view.control("see_all") is not None:  # a large panel shows them all at once
        citizen.touches_control("see_all")
    for _ in driver.view.controls:
        driver.press(Key.NEXT)
        if driver.view.focus.startswith("found:"):
            break
    assert driver.view.focus.startswith("found:")
    assert "Démarche de l’État" in driver.said[-1]
    driver.press(Key.SELECT)
    assert driver.view.page != "search"


def test_one_browses_from_a_theme_of_the_state_to_a_document(
    terminal: Terminal, library: JoinedLibrary
) -> None:
    driver = terminal(library=library)
    citizen = Citizen(driver).starts().touches_control("themes")
    citizen.touches_control("theme:N1").touches_control("shelf:N9").touches_control("shelf:N2")
    assert driver.view.title == "Vélos"
    citizen.touches_control("open:F3")
    assert driver.view.page not in ("shelf", "missing")
    way = [driver.view.page]
    while way[-1] != "home":
        citizen.goes_back()
        if driver.view.page != way[-1] or driver.view.title == "À deux roues":
            way.append(driver.view.page)
    assert way[1:] == ["shelf", "shelf", "theme", "themes", "home"]
