"""Keys on a page: what each means, told by what a person does; nothing is drawn."""

from __future__ import annotations

import pytest

from kiosk.session.events import (
    Finished,
    FocusMoved,
    HelpPressed,
    Paused,
    PreferenceSet,
    Repeated,
    Touched,
    WentBack,
)
from kiosk.session.listened import SentenceMoved, SentenceRepeated, SpellAsked
from kiosk.session.preferences import Preferences
from kiosk.session.pressed import HelpAsked, SwitchPressed, WhereAsked
from kiosk.session.state import Session
from kiosk.views.focus import Key, meaning
from kiosk.views.view import Control, View

HERE = Session()
ONE = Control("one", "Oui", Touched())
OFF = Control("off", "Continuer", None, state="disabled")
LAST = Control("last", "Fini", Finished(), zone="bar")


def page(*controls: Control, focus: str = "") -> View:
    return View("question", "q", "Titre", (), controls, (), focus=focus)


@pytest.mark.clause("5.1.6.2")
def test_next_goes_through_every_control_in_reading_order_and_round() -> None:
    focus, met = "", []
    for _ in range(4):
        event = meaning(Key.NEXT, page(ONE, OFF, LAST, focus=focus), HERE)
        assert isinstance(event, FocusMoved)
        focus = event.control
        met.append(focus)
    assert met == ["one", "off", "last", "one"]


def test_previous_goes_the_other_way_from_the_last() -> None:
    assert meaning(Key.PREVIOUS, page(ONE, OFF, LAST), HERE) == FocusMoved("last")
    assert meaning(Key.PREVIOUS, page(ONE, OFF, LAST, focus="one"), HERE) == FocusMoved("last")
    assert meaning(Key.PREVIOUS, page(ONE, OFF, LAST, focus="last"), HERE) == FocusMoved("off")


@pytest.mark.clause("5.1.6.2")
def test_a_focus_that_left_the_page_begins_anew() -> None:
    assert meaning(Key.NEXT, page(ONE, LAST, focus="gone"), HERE) == FocusMoved("one")


def test_select_does_what_the_control_in_focus_does() -> None:
    assert meaning(Key.SELECT, page(ONE, LAST, focus="last"), HERE) == Finished()


def test_select_on_what_cannot_be_used_says_it_again() -> None:
    assert meaning(Key.SELECT, page(ONE, OFF, focus="off"), HERE) == FocusMoved("off")


def test_select_without_focus_reads_the_page() -> None:
    assert meaning(Key.SELECT, page(ONE), HERE) == Repeated()


def test_back_where_there_is_nothing_behind_is_said_to_be_unavailable() -> None:
    assert meaning(Key.BACK, page(Control("back", "Retour", WentBack())), HERE) == WentBack()
    shut = Control("back", "Retour", None, state="disabled")
    assert meaning(Key.BACK, page(shut), HERE) == FocusMoved("back")


def test_a_page_without_controls_moves_no_focus() -> None:
    assert meaning(Key.NEXT, page(), HERE) is None


@pytest.mark.parametrize(
    ("key", "event"),
    [
        (Key.HELP, HelpAsked()),
        (Key.CALL_AGENT, HelpPressed()),
        (Key.REPEAT, Repeated()),
        (Key.WHERE_AM_I, WhereAsked()),
        (Key.SWITCH_1, SwitchPressed(1)),
        (Key.SWITCH_2, SwitchPressed(2)),
        (Key.PAUSE, Paused()),
        (Key.NEXT_SENTENCE, SentenceMoved(1)),
        (Key.PREVIOUS_SENTENCE, SentenceMoved(-1)),
        (Key.REPEAT_SENTENCE, SentenceRepeated()),
        (Key.SPELL, SpellAsked()),
        (Key.LOUDER, PreferenceSet("volume", "4")),
        (Key.QUIETER, PreferenceSet("volume", "2")),
        (Key.FASTER, PreferenceSet("rate", "fast")),
        (Key.SLOWER, PreferenceSet("rate", "slow")),
    ],
)
def test_the_other_keys(key: Key, event: object) -> None:
    assert meaning(key, page(ONE), HERE) == event


def test_louder_stops_at_the_loudest_and_slower_at_the_slowest() -> None:
    session = Session(preferences=Preferences(volume=5, rate="slowest"))
    assert meaning(Key.LOUDER, page(ONE), session) == PreferenceSet("volume", "5")
    assert meaning(Key.SLOWER, page(ONE), session) == PreferenceSet("rate", "slowest")


def test_every_key_has_a_meaning_on_a_page_with_controls() -> None:
    assert all(meaning(key, page(ONE), HERE) is not None for key in Key)
