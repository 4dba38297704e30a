"""Automatic users carry out errands in every procedure by every way of using the terminal, in each language.

Here a share of what `./deploy/bench --only users` goes through: one errand of each of the City's procedures,
and of some of the State's guided searches, drawn anew each time by a seed that is printed.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from kiosk.app.core import Core
from kiosk.content.carry_guided import OPENED
from kiosk.views.hall import Moment
from kiosk.views.view import Control, View
from tests.journeys.errands import Errand, Planner, every_answer, ways
from tests.journeys.memory_driver import MemoryDriver, parts_of
from tests.journeys.people import WAYS
from tests.journeys.remembering import RememberingDriver, forget
from tests.journeys.trips import Stuck, carry_out
from tests.journeys.witness import Witness

SEED = int(os.environ.get("USERS_SEED") or random.randrange(10_000))
LANGUAGES = ("en", "es", "pt", "ar", "zh", "uk", "fr-simple")
PROCEDURES, SEARCHES = 4, 2  # gone through in each language; guided searches
BY_EAR, NO_SOUND, ONE_SWITCH, TWO_SWITCHES, LARGEST = WAYS


@cache
def city_errand(procedure: str, language: str, knows: bool = False) -> Errand:
    """Who answers in one way, drawn by the seed, from the welcome page to the outcome.

    Who `knows` is not the one who never knows an answer.
    """
    answers = every_answer(parts_of("portrait").library.city.get(procedure))
    answers = answers[:-1] if knows else answers
    chosen = random.Random(f"{SEED} {procedure} {language}").choice(answers)
    return Planner(RememberingDriver()).errand(procedure, language, chosen, procedure, find=True)


def of_the_city() -> list[str]:
    return [one.id for one in parts_of("portrait").library.city.all()]  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def seed() -> None:
    print(f"USERS_SEED={SEED}")


@pytest.mark.clause("5.1.3.1", "5.1.2.2", "5.1.5", "5.9", "5.1.4", "5.1.6.2", "3.2.6")
@pytest.mark.parametrize("way", WAYS)
def test_every_procedure_of_the_city_is_completed(way: str) -> None:
    driver, witness = RememberingDriver(), Witness()
    for procedure in of_the_city():
        trip = carry_out(driver, witness, way, city_errand(procedure, "fr"), calls=True)
        assert trip.outcome.presses >= len(trip.errand.moves)
    forget()


@pytest.mark.clause("5.1.3.14")
@pytest.mark.parametrize("language", LANGUAGES)
def test_procedures_of_the_city_are_completed_in_each_language(language: str) -> None:
    """Some of them, by ear and by one of the other ways."""
    driver, witness, chance = RememberingDriver(), Witness(), random.Random(f"{SEED} {language}")
    for procedure in chance.sample(of_the_city(), PROCEDURES):
        for way in (BY_EAR, chance.choice(list(WAYS)[1:])):
            carry_out(driver, witness, way, city_errand(procedure, language))
    forget()


@pytest.mark.parametrize("number", range(SEARCHES))
def test_a_guided_search_of_the_state_leads_to_what_was_wanted(number: int) -> None:
    driver, witness = RememberingDriver(state=True), Witness()
    searches = sorted({one.guided for one in OPENED})
    chosen = random.Random(SEED).sample(searches, SEARCHES)[number]
    chance, planner = random.Random(f"{SEED} {chosen}"), Planner(RememberingDriver(state=True))
    procedure = driver.parts.library.get(chosen)
    assert procedure is not None
    leaf = chance.choice(list(ways(procedure)))
    errand = planner.errand(chosen, "fr", leaf, f"{SEED}", find=False)
    for way in WAYS:
        carry_out(driver, witness, way, errand)
    language = chance.choice(LANGUAGES)
    errand = planner.errand(chosen, language, leaf, f"{SEED}", find=False)
    assert errand.foreign
    for way in (BY_EAR, NO_SOUND):
        carry_out(driver, witness, way, errand)
    forget()


# --- on the real window: one procedure of each kind


@pytest.mark.xdist_group("window")
@pytest.mark.parametrize(
    ("procedure", "way", "language"),
    [
        ("stationnement-residentiel", BY_EAR, "fr"),  # papers to bring
        ("ecole", NO_SOUND, "ar"),  # a number to type
        ("encombrants", TWO_SWITCHES, "fr"),  # several answers
        ("elections", ONE_SWITCH, "fr"),
        ("actes-etat-civil", LARGEST, "zh"),
        ("F34915", BY_EAR, "fr"),  # a guided search, and a sheet of the State
    ],
)
def test_on_the_real_window(procedure: str, way: str, language: str) -> None:
    from tests.journeys.window_driver import WindowDriver

    state = procedure.startswith("F")
    if state:
        of_state = parts_of("portrait", state=True).library.get(procedure)
        assert of_state is not None
        answers = next(ways(of_state))
        errand = Planner(MemoryDriver(state=True)).errand(procedure, language, answers, "1", find=False)
    else:
        errand = city_errand(procedure, language)
    trip = carry_out(WindowDriver(state=state), Witness(), way, errand, calls=not state)
    assert trip.outcome.pages >= len([move for move in errand.moves if not move.stays])


# --- they are stuck where a person would be


Spoil = Callable[[View], View]


def spoiled(change: Spoil) -> type[MemoryDriver]:
    """A terminal whose pages are changed on their way to the panel and to the voice."""

    class Spoiled(Core):
        def _page(self, moment: Moment) -> View:
            return change(super()._page(moment))

    class Driver(MemoryDriver):
        core_type = Spoiled

    return Driver


def without(*names: str) -> Spoil:
    """Controls that are told of and not there."""

    def change(view: View) -> View:
        return replace(view, controls=tuple(one for one in view.controls if one.id not in names))

    return change


def silently(*names: str) -> Spoil:
    """Controls that are neither there nor told of."""

    def change(view: View) -> View:
        said = tuple(one for one in view.announcement if one.control not in names)
        return replace(without(*names)(view), announcement=said)

    return change


def each_control(change: Callable[[Control], Control]) -> Spoil:
    return lambda view: replace(view, controls=tuple(map(change, view.controls)))


BROKEN: dict[str, tuple[str, Spoil, str]] = {
    "a page that announces nothing": (
        BY_EAR,
        lambda view: replace(view, announcement=()) if view.page == "question" else view,
        "nothing is heard",
    ),
    "the voice names what is not there": (NO_SOUND, without("themes"), "which is not there"),
    "two answers sound alike": (
        BY_EAR,
        each_control(lambda one: replace(one, spoken="Réponse") if one.id.startswith("answer:") else one),
        "is said of",
    ),
    "what is said is not shown": (
        NO_SOUND,
        lambda view: replace(
            view, announcement=(*view.announcement, replace(view.announcement[0], text="Chut"))
        ),
        "does not show it",
    ),
    "no way out": (
        NO_SOUND,
        silently("finish", "take", "other_need", "back"),
        "no way out",
    ),
    "nobody to call": (
        NO_SOUND,
        each_control(lambda one: replace(one, event=None) if one.id == "call" else one),
        "nobody can be called",
    ),
    "a choice that does nothing": (
        ONE_SWITCH,
        each_control(lambda one: replace(one, event=None) if one.id.startswith("answer:") else one),
        "cannot be chosen",
    ),
    "an answer that is there, and not told": (
        BY_EAR,
        lambda view: replace(
            view, announcement=tuple(s for s in view.announcement if not s.control.startswith("answer:"))
        ),
        "is on no part of this page",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_who_would_not_get_any_further_is_told_of(name: str) -> None:
    way, change, told = BROKEN[name]
    errand = city_errand("critair", "fr", knows=True)  # the answers are what is spoiled
    driver = spoiled(change)()
    with pytest.raises(Stuck, match=told):
        carry_out(driver, Witness(), way, errand)
    carry_out(MemoryDriver(), Witness(), way, errand)
