"""A fiche's place as a card: from the directory, from the settings, or a plain answer."""

from __future__ import annotations

from datetime import date, datetime

from kiosk.procedures.model import Place, Text
from kiosk.services.cards import cards, hours_text
from kiosk.services.directory import Directory
from kiosk.services.hours_setting import parse_hours
from kiosk.services.records import PlaceRecord
from kiosk.services.week import Week

NOW = datetime(2026, 11, 20, 10, 0)
POLICE = PlaceRecord(
    "1",
    "Centre de police",
    frozenset({"paris_ppp_certificat"}),
    frozenset({"75056"}),
    ("1 rue du Lavoir", "75012 Paris"),
    "01 00 00 00 00",
    "on_request",
    "sonnette à droite",
    parse_hours(("lundi-vendredi 8:30-17:00",))[0],
    modified=date(2024, 1, 31),
)
DIRECTORY = Directory((POLICE,), "75112")


def plain(text: Text) -> str:
    return text.text.replace("\u00a0", " ")


def test_a_place_of_the_directory_says_all_that_one_needs_to_go_there() -> None:
    (card,) = cards(
        Place("b1", "prefecture", Text("Préfecture"), note=Text("Sur rendez-vous.")), DIRECTORY, NOW
    )
    assert (card.id, card.name.text, card.phone.text) == ("b1", "Centre de police", "01 00 00 00 00")
    assert card.address.text == "1 rue du Lavoir, 75012 Paris"
    assert plain(card.hours) == (
        "Ouvert maintenant, jusqu’à 17 h. Du lundi au vendredi, de 8 h 30 à 17 h. Horaires habituels."
    )
    assert plain(card.note) == (
        "Sur rendez-vous. Accès en fauteuil roulant sur demande : sonnette à droite. "
        "Annuaire de Service-Public.gouv.fr / DILA, fiche du 31 janvier 2024."
    )


def test_the_same_in_english() -> None:
    (card,) = cards(Place("b1", "prefecture"), DIRECTORY, NOW, "en")
    assert card.hours.lang == "en"
    assert plain(card.hours).startswith("Open now, until 5 pm. Monday to Friday, 8:30 am to 5 pm.")


def test_the_town_hall_is_left_to_its_settings_and_a_place_without_code_to_its_own_words() -> None:
    for kind in ("mairie", "hall", "other"):
        place = Place("b1", kind, Text("Chez nous"))
        assert cards(place, DIRECTORY, NOW) == (place,)


def test_where_the_directory_has_nothing_the_card_says_so() -> None:
    (card,) = cards(Place("b1", "tribunal", Text("Tribunal")), DIRECTORY, NOW)
    assert card.name.text == "Tribunal"
    assert "Demandez à un agent" in card.note.text


def test_several_places_have_identities_of_their_own() -> None:
    two = Directory((POLICE, POLICE), "75112")
    assert [card.id for card in cards(Place("b1", "prefecture"), two, NOW)] == ["b1.0", "b1.1"]


def test_unknown_hours_are_said_to_be_unknown_and_words_of_the_office_stand() -> None:
    assert "Horaires inconnus" in plain(hours_text(Week(), NOW))
    assert plain(hours_text(Week(note="Sur rendez-vous."), NOW)) == "Sur rendez-vous."
