"""What is written in English, as people say it."""

from __future__ import annotations

import pytest

from kiosk.views.spoken import spoken


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("€12.50", "12 euros 50"),
        ("12.50 €, then 25\u00a0€", "12 euros 50, then 25 euros"),
        ("It costs €1,234.", "It costs 1234 euros."),
        ("€1", "1 euro"),
        ("by 3/12/2026", "by 3 December 2026"),
        ("Call 01 43 44 12 12.", "Call zero 1, 43, 44, 12, 12."),
        ("from 8:30 to 17:00", "from 8 30 a.m. to 5 p.m."),
        ("at 9:30 am", ""),
        ("call 3975", "call 39 75"),
        ("on www.paris.fr/pages/x-12", "on paris dot fr"),
        ("help@paris.fr", "help at paris dot fr"),
        ("the 12e arrondissement", "the 12th arrondissement"),
        ("cerfa no 15776*01", "cerfa number 15776 star 1"),
        ("100 m², 5 km", "100 square metres, 5 kilometres"),
        ("10–12 years", "10 to 12 years"),
        ("a document, e.g. a passport", "a document, for example, a passport"),
        ("the plate AB-123-CD", "the plate A B, 1 2 3, C D"),
        ("No, thank you", ""),
        ("Sit down. Then 2 people", ""),
    ],
)
def test_it_is_said_as_people_say_it(text: str, said: str) -> None:
    assert spoken(text, "en") == said
