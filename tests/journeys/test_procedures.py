"""Journeys through procedures as a person would tell them: by sight, by ear, in doubt, with regrets."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Terminal
from tests.journeys.pilot import Citizen

# A car leased in the name of its company, first request, all else in order.
LEASED = (
    "J’habite à Paris", "Une voiture ou un utilitaire", "Non, à un autre nom", "Une société de location",
    "Oui", "Non, première demande", "Oui",
)  # fmt: skip


@pytest.mark.clause("5.1.2.2")
def test_by_sight_from_the_first_touch_to_what_to_bring(terminal: Terminal) -> None:
    citizen = Citizen(terminal())
    citizen.opens("Se garer dans sa rue").answers(*LEASED)
    citizen.has("La carte grise").lacks("L’avis d’impôt").sees("Ce n’est pas grave, nous vous aidons.")
    citizen.sees_the_summary().sees("Vous pouvez demander le tarif résident.", "À apporter", "Où", "Prix")
    citizen.sees("L’avis d’impôt sur les revenus", "à trouver", "Délai", "Sans ordinateur")
    citizen.sees("Démarche de la Ville")
    citizen.sees_no("Vous payez le tarif visiteur.")


@pytest.mark.clause("5.1.3.1", "5.1.2.2", "5.9")
def test_by_ear_with_a_keypad_alone(terminal: Terminal) -> None:
    citizen = Citizen(terminal(), by="ear")
    citizen.starts().hears("Que voulez-vous faire ?")
    citizen.opens("Se garer dans sa rue").hears(
        "Pourquoi voulez-vous vous garer ?", "Pourquoi cette question ?"
    )
    citizen.answers("J’habite à Paris").hears("Quel est votre véhicule ?", "Une moto ou un scooter")
    citizen.answers("Une voiture ou un utilitaire", "Oui, avec mon adresse actuelle", "Oui")
    citizen.answers("Non, première demande", "Oui").hears("Avez-vous ces documents ?", "La carte grise")
    citizen.touches("Voir mon résumé").hears(
        "Vous pouvez demander le tarif résident.", "Remplissez la demande", "Sans ordinateur"
    )
    citizen.goes_back().hears("Avez-vous ces documents ?")
    citizen.goes_back().hears("Avez-vous un compte Mon Paris ?")


def test_by_sight_in_english(terminal: Terminal) -> None:
    citizen = Citizen(terminal())
    citizen.starts("English").opens("The Crit’Air sticker").sees("Where is the vehicle registered?")
    citizen.answers("In France").sees("Is the address on the certificate correct?")
    citizen.goes_back().sees("Where is the vehicle registered?").sees_no(
        "Où le véhicule est-il immatriculé ?"
    )


def test_by_ear_in_english(terminal: Terminal) -> None:
    citizen = Citizen(terminal(), by="ear")
    citizen.starts("English").opens("Parking in your street").answers("I live in Paris")
    citizen.hears("What is your vehicle?", "A motorbike or a scooter")
    citizen.listens_again().hears("What is your vehicle?")


def test_another_language_in_the_middle_keeps_the_place(terminal: Terminal) -> None:
    citizen = Citizen(terminal())
    citizen.opens("La vignette Crit’Air").answers("En France").sees(
        "L’adresse de la carte grise est-elle bonne ?"
    )
    citizen.chooses_language("English").sees("Is the address on the certificate correct?")
    citizen.chooses_language("Français").sees("L’adresse de la carte grise est-elle bonne ?")


def test_not_knowing_explains_first_and_then_shows_every_case(terminal: Terminal) -> None:
    citizen = Citizen(terminal())
    citizen.opens("Se garer dans sa rue").answers("Je ne sais pas")
    citizen.sees("Votre résidence principale est le logement où vous vivez le plus souvent.")
    citizen.answers("Je ne sais toujours pas").is_at("checklist")
    citizen.sees("La carte grise", "Peut-être, selon votre situation.")
    citizen.sees_the_summary().sees("Si c’est un autre véhicule", "Si vous n’habitez pas à Paris à l’année")


def test_where_the_author_says_so_not_knowing_offers_an_agent(terminal: Terminal) -> None:
    citizen = Citizen(terminal())
    citizen.opens("Voter à Paris").answers("M’inscrire", "Je ne sais pas")
    citizen.sees("Quelle est votre nationalité ?", "Un agent peut répondre avec vous.")
    citizen.goes_back().sees("Quelle est votre nationalité ?").sees_no("Un agent peut répondre avec vous.")
    citizen.answers("Française").sees("Quel est votre lien avec Paris ?")


def test_a_change_of_mind_from_the_recap_keeps_the_other_answers(terminal: Terminal) -> None:
    citizen = Citizen(terminal())
    citizen.opens("Se garer dans sa rue").answers(*LEASED).sees_the_summary()
    citizen.changes("Quel est votre véhicule ?", "Une moto ou un scooter").is_at("recap")
    citizen.sees("Une moto ou un scooter", "Une société de location", "Non, première demande")
    citizen.touches("À quel nom est la carte grise ?").answers("Un proche").goes_back()
    citizen.sees_the_summary().sees("La personne nommée sur la carte grise doit demander.")


def test_a_change_of_mind_that_asks_more_asks_only_that(terminal: Terminal) -> None:
    citizen = Citizen(terminal())
    citizen.opens("Se garer dans sa rue").answers(*LEASED).sees_the_summary()
    citizen.changes("Quel est votre véhicule ?", "Une voiture électrique")
    citizen.sees("Votre voiture pèse-t-elle moins de 2 tonnes ?")
    citizen.answers("Non").is_at("checklist").sees_the_summary().sees(
        "Vous pouvez demander le tarif résident."
    )


def test_a_procedure_that_leads_to_another_and_back(terminal: Terminal) -> None:
    citizen = Citizen(terminal())
    citizen.opens("Se garer dans sa rue").answers("C’est lié à un handicap")
    citizen.sees("Quelle carte de handicap avez-vous ?")
    citizen.goes_back().sees("Pourquoi voulez-vous vous garer ?")
    citizen.answers("J’habite à Paris").sees("Quel est votre véhicule ?")


def test_a_guided_search_of_the_state_leads_to_its_page(terminal: Terminal) -> None:
    citizen = Citizen(terminal(state=True))
    citizen.opens("Élections").answers("Faire une procuration", "Faire la procuration En France")
    citizen.answers("Pour voter en France").is_at("menu").sees("Que voulez-vous savoir ?")
    citizen.touches("Comment faire ?").is_at("menu")  # a long chapter has a menu of its own
    citizen.touches("Comment faire ?").sees("Comment faire la démarche ?")
    citizen.answers("Utilisation du formulaire disponible sur internet").is_at("reading").sees(
        "Service-Public.gouv.fr / DILA", "Page du"
    )
    citizen.touches("Autre chose ?").is_at("menu").sees("Mes réponses")
    # what was answered is not asked again
    citizen.touches("Comment faire ?").is_at("reading").touches("Autre chose ?").is_at("menu")
    while citizen.driver.view.page == "menu":  # its own menu, the sheet's, and the parts of these
        citizen.goes_back()
    citizen.sees("Faire la procuration En France : quelle est votre situation ?")


def test_reading_goes_on_and_back_part_by_part(terminal: Terminal) -> None:
    citizen = Citizen(terminal())
    citizen.opens("Se garer dans sa rue").answers(*LEASED).sees_the_summary()
    citizen.touches("En savoir plus").is_at("menu").touches("Ce que ce droit permet").is_at("reading")
    citizen.sees(
        "Ce droit est pour les habitants de Paris.", "Un second compte fait perdre les jours qui restent."
    )
    citizen.goes_back().is_at("menu").goes_back().is_at("summary")


def test_larger_text_and_back_to_the_same_question(terminal: Terminal) -> None:
    citizen = Citizen(terminal())
    citizen.opens("Se garer dans sa rue").answers("J’habite à Paris")
    citizen.touches_control("preferences").touches_control("text_size:4").goes_back()
    citizen.sees("Quel est votre véhicule ?", "Une voiture électrique").answers("Je ne sais pas")
    citizen.sees("Regardez la ligne J de la carte grise.")


def test_finishing_forgets_at_once(terminal: Terminal) -> None:
    citizen = Citizen(terminal())
    citizen.opens("Se garer dans sa rue").answers("Je viens à Paris sans y vivre").sees_the_summary()
    citizen.touches("J’ai fini : tout effacer").is_gone()
