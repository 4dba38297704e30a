"""« Où aller ? » is where the procedure is done; who can only help stands last, under a name that says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.procedures.engine import replay
from kiosk.procedures.model import Place, Section, Text
from kiosk.procedures.outline import needs
from kiosk.views.pages.addresses import gathered
from kiosk.views.pages.naming import names
from tests.procedures.build import procedure, says, section

NOTICE = section("Préavis", says("Un mois."))
ADVICE = Place("h2", "adil", Text("Agence pour l’information sur le logement"))
NAMED = Place("b7", "prefecture", Text("Préfecture"))
HALL = Place("h3", "mairie", Text("Mairie"))


def menu(*blocks: Section) -> list[str]:
    position = replay(procedure(*blocks, identity="x"), {}, {})
    found = gathered(needs(position), position)
    return [name.text for name in names(found, str, "fr")]


def addresses(*places: Place) -> Section:
    return Section("h1", Text("Où s’adresser"), places, "where")


def test_addresses_beside_the_text_are_who_can_help_and_come_last() -> None:
    assert menu(NOTICE, addresses(ADVICE)) == ["Préavis", "Qui peut vous aider ?"]


@pytest.mark.parametrize(
    "blocks",
    [
        (NOTICE, addresses(HALL, ADVICE)),
        (replace(NOTICE, blocks=(says("Déposez-le."), NAMED)), addresses(ADVICE)),
    ],
)
def test_a_town_hall_or_a_place_that_the_text_names_is_where_to_go(blocks: tuple[Section, ...]) -> None:
    assert menu(*blocks) == ["Où aller ?", "Préavis"]
