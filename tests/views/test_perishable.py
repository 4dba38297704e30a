"""What changes with the years is seen in a text: amounts, forms, delays; and nothing else is."""

from __future__ import annotations

import pytest

from kiosk.views.perishable import may_change


@pytest.mark.parametrize(
    "text",
    [
        "Le timbre coûte 86,50\u00a0€.",
        "Une amende de 75 000 euros.",
        "C’est gratuit.",
        "Remise de 30 %.",
        "Formulaire cerfa n° 12669",
        "Envoyez le 15692*03.",
        "La réponse arrive sous 2 mois.",
        "Vous avez un mois pour répondre.",
        "Il faut un à deux ans.",
        "Dans un délai de 8 jours",
        "Sous 48 h",
        "Avant le 31 décembre, jusqu’au 3 mai",
    ],
)
def test_amounts_forms_and_delays_may_change(text: str) -> None:
    assert may_change(text)


@pytest.mark.parametrize(
    "text",
    [
        "Venez avec votre carte d’identité.",
        "Le 12e arrondissement",
        "Article 371-6",
        "Une personne",
        "",
        "Chaque mois",
        "Dans un délai raisonnable",
        "De 8 h 30 à 17 h, 24 h/24",
        "Composez gratuitement le 17",
    ],
)
def test_other_words_do_not(text: str) -> None:
    assert not may_change(text)
