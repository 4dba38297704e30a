"""Journeys with a call for a person, with a headset, and of those who leave without a word."""

from __future__ import annotations

import pytest

from kiosk.views.focus import Key
from kiosk.wire.calls import CallState
from kiosk.wire.said import Said
from tests.journeys.conftest import Terminal
from tests.journeys.pilot import Citizen

S = CallState


def test_a_call_in_the_middle_of_a_procedure_that_an_agent_answers(terminal: Terminal) -> None:
    driver = terminal()
    citizen = Citizen(driver)
    citizen.opens("Se garer dans sa rue").answers("J’habite à Paris").calls_an_agent()
    citizen.is_at("call").sees("Votre appel part…")
    call = driver.calls[-1]
    citizen.link_says(call, S.QUEUED).sees("Votre appel est parti.")
    citizen.link_says(call, S.RINGING).sees("Le poste des agents a votre appel", "Restez près de l’écran.")
    citizen.touches("Continuer en attendant").sees("Quel est votre véhicule ?", "Appel en cours…")
    citizen.answers("Une moto ou un scooter").link_says(call, S.ON_THE_WAY, 2)
    citizen.sees("La carte grise est-elle à votre nom ?", "Un agent arrive", "Environ 2 minutes")
    citizen.calls_an_agent().sees("Un agent arrive.", "Environ 2 minutes.")
    citizen.link_says(call, S.ARRIVED).sees("Un agent est avec vous.")
    citizen.link_says(call, S.CLOSED).sees("L’appel est terminé.")
    citizen.touches("Continuer").sees("La carte grise est-elle à votre nom ?")


def test_a_desk_that_nobody_reaches_and_that_comes_back(terminal: Terminal) -> None:
    driver = terminal()
    citizen = Citizen(driver)
    citizen.opens("Voter à Paris").calls_an_agent()
    call = driver.calls[-1]
    citizen.link_says(call, S.QUEUED, reached=False)
    citizen.sees(
        "Nous ne joignons pas encore un agent.", "Votre appel est gardé", "Aller à l’accueil", "3975"
    )
    citizen.sees_no("Le poste des agents a votre appel", "Environ")
    citizen.link_says(call, S.RINGING).sees("Le poste des agents a votre appel").sees_no("Aller à l’accueil")
    citizen.link_says(call, S.ACCEPTED).sees("Un agent arrive.")


@pytest.mark.clause("FR-2", "5.1.5")
def test_a_call_by_ear_is_heard_at_every_step(terminal: Terminal) -> None:
    driver = terminal()
    citizen = Citizen(driver, by="ear")
    citizen.opens("Se garer dans sa rue").calls_an_agent().hears("Votre appel part…")
    call = driver.calls[-1]
    citizen.link_says(call, S.QUEUED).hears("Votre appel est parti.")
    citizen.goes_back().hears("Pourquoi voulez-vous vous garer ?")
    citizen.link_says(call, S.ACCEPTED).hears("Un agent arrive")
    citizen.agent_says(call, Said.TWO_MINUTES).hears("Je suis avec vous dans deux minutes.")
    citizen.agent_says(call, Said.COUNTER, 2).hears(
        "Un agent vous attend.", "Venez au guichet, s’il vous plaît."
    )
    citizen.hears("Guichet 3").sees_no(
        "Restez près de l’écran.", "Un agent vient jusqu’à vous", "Un agent arrive"
    )


def test_an_agent_is_no_longer_needed(terminal: Terminal) -> None:
    driver = terminal()
    citizen = Citizen(driver)
    citizen.starts().calls_an_agent().touches("Annuler l’appel").is_at("home")
    assert driver.cancelled == driver.calls


def test_who_leaves_is_asked_and_then_forgotten(terminal: Terminal) -> None:
    citizen = Citizen(terminal())
    citizen.opens("Se garer dans sa rue").answers("J’habite à Paris")
    citizen.leaves_it_alone_until("still_there").sees("Êtes-vous toujours là ?").sees_no(
        "Quel est votre véhicule ?"
    )
    citizen.touches("Oui, je continue").sees("Quel est votre véhicule ?")
    citizen.waits(300).is_gone()


def test_who_comes_back_to_the_warning_by_the_back_button_loses_nothing(terminal: Terminal) -> None:
    citizen = Citizen(terminal())
    citizen.opens("Se garer dans sa rue").answers("J’habite à Paris")
    citizen.leaves_it_alone_until("still_there").goes_back().sees("Quel est votre véhicule ?")


@pytest.mark.clause("5.1.5")
def test_the_warning_is_heard(terminal: Terminal) -> None:
    citizen = Citizen(terminal(), by="ear")
    citizen.opens("Se garer dans sa rue").leaves_it_alone_until("still_there")
    citizen.hears("Êtes-vous toujours là ?", "Oui, je continue")
    citizen.presses(Key.REPEAT).is_at("still_there").hears("Êtes-vous toujours là ?")
    citizen.presses(Key.NEXT).is_at("still_there").hears("Oui, je continue")
    citizen.presses(Key.SELECT).hears("Pourquoi voulez-vous vous garer ?")


def test_who_leaves_during_a_call_is_forgotten_and_the_call_is_not(terminal: Terminal) -> None:
    driver = terminal()
    citizen = Citizen(driver)
    citizen.opens("Se garer dans sa rue").calls_an_agent()
    citizen.link_says(driver.calls[-1], S.RINGING).leaves_it_alone_until("still_there")
    citizen.sees("Votre appel continue.")
    citizen.waits(150).is_gone()
    assert not driver.cancelled


@pytest.mark.clause("5.1.3.2", "5.2")
def test_a_headset_speaks_at_once_and_is_silent_when_it_goes(terminal: Terminal) -> None:
    citizen = Citizen(terminal())
    citizen.opens("Se garer dans sa rue").hears_nothing()
    citizen.plugs_in().hears("Pourquoi voulez-vous vous garer ?")
    citizen.answers("J’habite à Paris").hears("Quel est votre véhicule ?")
    citizen.unplugs().answers("Une moto ou un scooter").hears_nothing()


@pytest.mark.clause("3.2.6")
@pytest.mark.parametrize("page", ["preferences", "language", "themes", "checklist"])
def test_a_person_is_one_press_away_from_every_page(terminal: Terminal, page: str) -> None:
    citizen = Citizen(terminal())
    if page == "checklist":
        citizen.opens("Se garer dans sa rue").answers("Je ne sais pas", "Je ne sais toujours pas")
    else:
        citizen.starts().touches_control(page)
    citizen.is_at(page).calls_an_agent().is_at("call").sees("Votre appel part…")
