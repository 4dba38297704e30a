"""Somebody shows their answers to the agent who comes, and ends it: by touch, by ear, by switches."""

from __future__ import annotations

import pytest

from kiosk.session.consented import ViewerChanged
from kiosk.session.effects import HideAnswers, ShowAnswers
from kiosk.session.events import CallChanged
from kiosk.views.focus import Key
from kiosk.wire.calls import CallState
from tests.app.unsealing import PageKey
from tests.journeys.conftest import Terminal
from tests.journeys.hands import HANDS
from tests.journeys.memory_driver import MemoryDriver
from tests.journeys.pilot import Citizen

SEEN, NOBODY = "Un agent de l’accueil voit vos réponses", "Personne ne voit plus vos réponses."
VEILED = "L’agent verra que vous avez répondu, mais pas la réponse"


def agent_comes(citizen: Citizen) -> None:
    """The agent accepts, and their page could see."""
    call = citizen.driver.calls[-1]
    citizen.link_says(call, CallState.ACCEPTED)
    citizen.driver.send(ViewerChanged(call, "page", PageKey().text))


def test_somebody_shows_their_answers_and_ends_it(terminal: Terminal) -> None:
    citizen = Citizen(terminal())
    citizen.opens("Se garer dans sa rue").answers("J’habite à Paris").calls_an_agent()
    citizen.sees_no("Montrer mes réponses à l’agent")
    agent_comes(citizen)
    citizen.touches("Montrer mes réponses à l’agent").is_at("sharing")
    citizen.sees("Un agent de l’accueil les verra sur son écran.", VEILED)
    citizen.touches("Oui, montrer").sees(SEEN, "Quel est votre véhicule ?")
    citizen.answers("Une moto ou un scooter").sees(SEEN)
    citizen.touches_control("stop_sharing").sees_no(SEEN)
    assert [one.text for one in citizen.driver.view.told] == [NOBODY]


@pytest.mark.clause("5.1.3.1")
def test_by_ear_the_beginning_and_the_end_are_heard(terminal: Terminal) -> None:
    citizen = Citizen(terminal(), by="ear")
    citizen.opens("Se garer dans sa rue").answers("J’habite à Paris").calls_an_agent()
    agent_comes(citizen)
    citizen.touches("Montrer mes réponses à l’agent").hears("Montrer vos réponses à l’agent", VEILED)
    citizen.touches("Oui, montrer").hears(SEEN, "Quel est votre véhicule ?")
    citizen.presses(Key.WHERE_AM_I).hears(f"{SEEN}.")
    citizen.touches_control("stop_sharing").hears(NOBODY)
    citizen.presses(Key.WHERE_AM_I).sees_no(SEEN)


@pytest.mark.parametrize("hands", HANDS)
@pytest.mark.parametrize("panel", ["portrait", "tablet"])
def test_keypad_and_switches_reach_the_yes_and_the_end(hands: str, panel: str) -> None:
    driver = MemoryDriver(panel)
    citizen = Citizen(driver)
    citizen.opens("Se garer dans sa rue").answers("J’habite à Paris").calls_an_agent()
    agent_comes(citizen)
    hand = HANDS[hands](driver)  # type: ignore[operator]
    hand.begin()
    hand.choose("sharing")
    hand.choose("show_answers")
    assert any(isinstance(effect, ShowAnswers) for effect in driver.effects)
    assert driver.core.session.sharing.on
    hand.choose("stop_sharing")
    assert any(isinstance(effect, HideAnswers) for effect in driver.effects)
    assert not driver.core.session.sharing.on


def test_the_end_of_the_call_is_heard_wherever_one_is() -> None:
    driver = MemoryDriver()
    citizen = Citizen(driver, by="ear")
    citizen.opens("Se garer dans sa rue").answers("J’habite à Paris").calls_an_agent()
    agent_comes(citizen)
    citizen.touches("Montrer mes réponses à l’agent").touches("Oui, montrer")
    driver.said.clear()
    driver.send(CallChanged(driver.calls[-1], CallState.CLOSED))
    assert any("personne ne voit plus vos réponses" in said for said in driver.said)
