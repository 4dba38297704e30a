"""Where to go as a card: from the directory, from the settings, or a plain answer."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from kiosk.procedures.model import Place, Text
from kiosk.services.cards import Cards, hours_text
from kiosk.services.directory import Directory
from kiosk.services.hours_setting import parse_hours
from kiosk.services.records import PlaceRecord
from kiosk.services.week import Week
from kiosk.views.hall import Hall

NOW = datetime(2026, 11, 20, 10, 0)
WEEK = parse_hours(("lundi-vendredi 8:30-17:00",))[0]
POLICE = PlaceRecord(
    "1",
    "Centre de police",
    frozenset({"paris_ppp_certificat"}),
    frozenset({"75056"}),
    ("1 rue du Lavoir", "75012 Paris"),
    "01 00 00 00 00",
    "on_request",
    "sonnette à droite",
    WEEK,
    modified=date(2024, 1, 31),
)
RECORDED_HALL = PlaceRecord(
    "2",
    "Mairie - Paris 12e",
    frozenset({"paris_mairie_arrondissement"}),
    frozenset({"75112"}),
    ("2 rue du Lavoir", "75012 Paris"),
    wheelchair="yes",
    modified=date(2025, 3, 2),
)
DIRECTORY = Directory((POLICE, RECORDED_HALL), "75112")
HALL = Hall(
    "Mairie du 12e", "1 rue du Port", "Du lundi au vendredi.", "3975", places=Cards(directory=DIRECTORY)
)


def plain(text: Text) -> str:
    return text.text.replace("\u00a0", " ")


def test_a_place_of_the_directory_says_all_that_one_needs_to_go_there() -> None:
    (card,) = HALL.cards(Place("b1", "prefecture", Text("Préfecture")), NOW, "fr")
    assert [plain(line) for line in card.lines] == ["Centre de police", "1 rue du Lavoir, 75012 Paris"]
    assert (card.open, plain(card.opening)) == (True, "Ouvert maintenant, jusqu’à 17 h")
    assert card.opening.spoken == "Ouvert maintenant, jusqu’à 17\u00a0heures"
    assert plain(card.hours) == "Du lundi au vendredi, de 8 h 30 à 17 h. Horaires habituels."
    assert plain(card.access) == "Accès en fauteuil roulant sur demande : sonnette à droite"
    assert card.phone == "01 00 00 00 00"
    assert plain(card.origin) == "Annuaire de Service-Public.gouv.fr / DILA, fiche du 31 janvier 2024."


def test_the_same_in_english() -> None:
    (card,) = HALL.cards(Place("b1", "prefecture"), NOW, "en")
    assert (card.opening.lang, plain(card.opening)) == ("en", "Open now, until 5 pm")
    assert plain(card.hours).startswith("Monday to Friday, 8:30 am to 5 pm.")


def test_a_closed_place_says_when_it_opens() -> None:
    (card,) = HALL.cards(Place("b1", "prefecture"), datetime(2026, 11, 20, 18, 0), "fr")
    assert (card.open, plain(card.opening)) == (False, "Fermé, ouvre lundi à 8 h 30")


@pytest.mark.parametrize("kind", ["mairie", "hall", "paris_mairie_arrondissement"])
def test_the_town_hall_speaks_for_itself_and_the_directory_for_the_rest(kind: str) -> None:
    (card,) = HALL.cards(Place("b1", kind, Text("Mairie")), NOW, "fr")
    assert [line.text for line in card.lines] == ["Mairie du 12e", "1 rue du Port"]
    assert (card.phone, card.opening.text) == ("3975", "")
    assert card.access.text == "Accès en fauteuil roulant"
    assert card.origin.text.endswith("fiche du 2 mars 2025.")


def test_with_its_own_week_and_access_the_town_hall_needs_no_directory() -> None:
    hall = Hall("Mairie", places=Cards(WEEK, "no", DIRECTORY))
    (card,) = hall.cards(Place("b1"), NOW, "fr")
    assert (card.open, card.access.text, card.origin.text) == (True, "Pas d’accès en fauteuil roulant", "")


def test_a_place_without_code_and_a_terminal_without_directory_keep_the_places_own_words() -> None:
    own = Place("b1", "other", Text("Tribunal"), Text("Île de la Cité"), phone=Text("3939"))
    for hall in (HALL, Hall(places=Cards()), Hall()):
        (card,) = hall.cards(own, NOW, "fr")
        assert ([line.text for line in card.lines], card.phone) == (["Tribunal", "Île de la Cité"], "3939")


def test_where_the_directory_has_nothing_the_card_says_so() -> None:
    (card,) = HALL.cards(Place("b1", "tribunal", Text("Tribunal")), NOW, "fr")
    assert card.lines[0].text == "Tribunal"
    assert "Demandez à un agent" in card.lines[1].text


def test_several_places_are_several_cards() -> None:
    hall = Hall(places=Cards(directory=Directory((POLICE, POLICE), "75112")))
    assert len(hall.cards(Place("b1", "prefecture"), NOW, "fr")) == 2


def test_only_what_serves_the_commune_is_carried() -> None:
    elsewhere = PlaceRecord("3", "Tribunal d’ailleurs", frozenset({"tribunal"}), frozenset({"77001"}))
    carried = Directory((POLICE, elsewhere, RECORDED_HALL), "75112").of_commune()
    assert [record.name for record in carried.records] == ["Centre de police", "Mairie - Paris 12e"]


def test_unknown_hours_are_said_to_be_unknown_and_words_of_the_office_stand() -> None:
    assert "Horaires inconnus" in plain(hours_text(Week()))
    assert plain(hours_text(Week(note="Sur rendez-vous."))) == "Sur rendez-vous."
