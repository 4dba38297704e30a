"""What moves on a page: as the town hall has it, as the citizen wants it, and not for who uses switches."""

from __future__ import annotations

import pytest

from kiosk.session.events import PreferenceSet
from kiosk.session.preferences import Preferences
from kiosk.session.pressed import SwitchPressed
from kiosk.session.state import Rules
from tests.session.citizen import Citizen


@pytest.mark.parametrize("hall", [True, False])
def test_nothing_said_is_as_the_town_hall_has_it(hall: bool) -> None:
    assert Citizen(rules=Rules(motion=hall)).session.moves is hall


@pytest.mark.parametrize("hall", [True, False])
def test_the_citizen_has_the_last_word(hall: bool) -> None:
    citizen = Citizen(rules=Rules(motion=hall))
    citizen.does(PreferenceSet("motion", "off" if hall else "on"))
    assert citizen.session.moves is not hall
    citizen.does(PreferenceSet("motion", "a little"))
    assert citizen.session.moves is not hall


def test_nothing_moves_for_who_uses_switches_unless_they_ask_for_it() -> None:
    citizen = Citizen()
    citizen.does(SwitchPressed(1))
    assert not citizen.session.moves
    citizen.does(PreferenceSet("motion", "on"))
    assert citizen.session.moves


def test_it_is_forgotten_with_the_rest() -> None:
    citizen = Citizen()
    citizen.does(PreferenceSet("motion", "off"))
    assert not citizen.session.untouched
    assert Preferences().motion == ""
