"""Hearing a page sentence by sentence, and who may hear what is the citizen's own."""

from __future__ import annotations

import pytest

from kiosk.session.effects import Effect, Hush, Speak, Spell
from kiosk.session.events import (
    FocusMoved,
    HeadsetChanged,
    PageClosed,
    PageOpened,
    Paused,
    PreferenceSet,
    Repeated,
    SpeechMoved,
    Started,
    Touched,
    VoiceFailed,
)
from kiosk.session.listened import SentenceMoved, SentenceRepeated, SpellAsked
from kiosk.session.preferences import RATES, words_a_minute
from tests.procedures.build import Shelf, procedure, question
from tests.session.citizen import Citizen


@pytest.fixture
def citizen() -> Citizen:
    """Somebody who hears the third sentence of the home page."""
    citizen = Citizen(Shelf(procedure(question("q", "a", "b"))))
    citizen.does(Started("fr"), PreferenceSet("voice", "on"), SpeechMoved(2))
    return citizen


def spoken(effects: tuple[Effect, ...]) -> list[Effect]:
    return [effect for effect in effects if isinstance(effect, Speak | Spell)]


def test_the_next_sentence_and_the_one_before_read_on_from_there(citizen: Citizen) -> None:
    assert citizen.does(SentenceMoved(1)) == (Hush(), Speak(3))
    citizen.does(SpeechMoved(3))
    assert spoken(citizen.does(SentenceMoved(-1))) == [Speak(2)]


def test_quick_steps_add_up_before_the_voice_has_begun(citizen: Citizen) -> None:
    citizen.does(SentenceMoved(1), SentenceMoved(1))
    assert spoken(citizen.does(SentenceMoved(1))) == [Speak(5)]


def test_before_the_first_there_is_none(citizen: Citizen) -> None:
    citizen.does(SpeechMoved(0))
    assert spoken(citizen.does(SentenceMoved(-1))) == [Speak(0)]


@pytest.mark.clause("5.1.3.4")
def test_one_sentence_is_repeated_alone_also_after_the_page_was_said(citizen: Citizen) -> None:
    assert spoken(citizen.does(SentenceRepeated())) == [Speak(2, alone=True)]
    citizen.does(SpeechMoved(7), SpeechMoved(-1))
    assert spoken(citizen.does(SentenceRepeated())) == [Speak(7, alone=True)]


@pytest.mark.clause("5.1.3.4")
def test_who_has_paused_steps_one_sentence_at_a_time_and_then_goes_on(citizen: Citizen) -> None:
    citizen.does(Paused())
    assert spoken(citizen.does(SentenceMoved(1))) == [Speak(3, alone=True)]
    citizen.does(SpeechMoved(3), SpeechMoved(-1))
    assert citizen.session.paused
    assert spoken(citizen.does(Paused())) == [Speak(3)]
    assert not citizen.session.paused


def test_the_page_is_repeated_from_its_beginning(citizen: Citizen) -> None:
    assert spoken(citizen.does(Repeated())) == [Speak(0)]


def test_spelling_is_of_the_sentence_or_of_the_control_in_focus(citizen: Citizen) -> None:
    assert spoken(citizen.does(SpellAsked())) == [Spell(2)]
    citizen.does(FocusMoved("themes"))
    assert spoken(citizen.does(SpellAsked())) == [Spell(2, "themes")]


def test_listening_says_the_page_below_and_leaving_it_says_nothing_again(citizen: Citizen) -> None:
    assert spoken(citizen.does(PageOpened("listening"))) == [Speak(0)]
    citizen.does(SpeechMoved(4))
    assert spoken(citizen.does(FocusMoved("spell"), SpellAsked())) == [Spell(4)]
    assert spoken(citizen.does(PageClosed())) == []
    assert citizen.session.over == ""


def test_louder_goes_on_where_the_page_was(citizen: Citizen) -> None:
    citizen.does(PageOpened("listening"), SpeechMoved(4))
    assert spoken(citizen.does(PreferenceSet("volume", "4"))) == [Speak(4)]


def test_the_headset_pulled_out_is_silence_at_once_and_a_sign_until_the_next_act(citizen: Citizen) -> None:
    citizen.does(HeadsetChanged(True), SpeechMoved(1))
    effects = citizen.does(HeadsetChanged(False))
    assert Hush() in effects
    assert spoken(effects) == []
    assert citizen.session.unplugged
    citizen.does(Touched())
    assert not citizen.session.unplugged


def test_a_voice_heard_to_the_end_has_no_problem_any_more(citizen: Citizen) -> None:
    citizen.does(VoiceFailed("hung"))
    assert citizen.session.voice_problem == "hung"
    citizen.does(SpeechMoved(0), SpeechMoved(-1))
    assert citizen.session.voice_problem == ""


@pytest.mark.parametrize("usual", [62, 100, 160, 200])
def test_paces_go_from_62_to_250_words_a_minute_in_seven_steps(usual: int) -> None:
    paces = [words_a_minute(rate, usual) for rate in RATES]
    assert (paces[0], paces[3], paces[-1]) == (62, usual, 250)
    assert paces == sorted(paces)
    assert len(set(paces)) == (7 if usual > 62 else 4)
