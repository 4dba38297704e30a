"""How the terminal speaks and looks: headset, keypad, pause, pace, preferences, language."""

from __future__ import annotations

import pytest

from kiosk.session.effects import Count, Effect, Hush, Speak, SpeakControl
from kiosk.session.events import (
    AnswerReopened,
    Event,
    FocusMoved,
    HeadsetChanged,
    KeypadUsed,
    LanguageChosen,
    PageOpened,
    Paused,
    PreferenceSet,
    Repeated,
    SpeechMoved,
    Started,
    Touched,
    VoiceFailed,
)
from kiosk.session.preferences import Preferences
from tests.procedures.build import Shelf, procedure, question
from tests.session.citizen import Citizen

SHELF = Shelf(procedure(question("q", "a", "b")))


@pytest.fixture
def citizen() -> Citizen:
    citizen = Citizen(SHELF)
    citizen.does(Started("fr"))
    return citizen


def speaks(citizen: Citizen) -> bool:
    return citizen.session.preferences.voice


def spoken(effects: tuple[Effect, ...]) -> list[Effect]:
    return [effect for effect in effects if isinstance(effect, Speak | SpeakControl)]


def test_silent_until_asked(citizen: Citizen) -> None:
    assert spoken(citizen.opens("p")) == []


def test_starting_by_listening_speaks_every_page_once() -> None:
    citizen = Citizen(SHELF)
    assert spoken(citizen.does(Started("fr", voice=True))) == [Speak(0)]
    assert spoken(citizen.does(PageOpened("themes"))) == [Speak(0)]
    assert spoken(citizen.does(Touched())) == []


@pytest.mark.clause("5.1.3.2", "5.1.3.9")
def test_a_headset_speaks_at_once_and_its_going_silences(citizen: Citizen) -> None:
    assert citizen.does(HeadsetChanged(True)) == (Speak(0),)
    assert speaks(citizen)
    citizen.does(SpeechMoved(0))
    assert Hush() in citizen.does(HeadsetChanged(False))
    assert not speaks(citizen)


def test_a_headset_told_twice_still_silences_when_it_goes(citizen: Citizen) -> None:
    citizen.does(HeadsetChanged(True), HeadsetChanged(True), HeadsetChanged(False))
    assert not speaks(citizen)


def test_a_voice_that_was_asked_for_outlives_the_headset(citizen: Citizen) -> None:
    citizen.does(PreferenceSet("voice", "on"), HeadsetChanged(True), HeadsetChanged(False))
    assert speaks(citizen)
    assert Hush() in citizen.all


def test_a_voice_switched_on_with_a_headset_in_outlives_it(citizen: Citizen) -> None:
    citizen.does(HeadsetChanged(True), PreferenceSet("voice", "off"), PreferenceSet("voice", "on"))
    citizen.does(HeadsetChanged(False))
    assert speaks(citizen)


def test_the_first_key_speaks(citizen: Citizen) -> None:
    assert citizen.does(KeypadUsed()) == (Count("keypad"), Speak(0))
    assert citizen.does(KeypadUsed()) == ()
    citizen.does(PreferenceSet("voice", "off"), KeypadUsed())
    assert not speaks(citizen)  # switched off by choice: it stays so


def test_the_keys_are_told_again_in_another_language_and_to_nobody_who_reads(citizen: Citizen) -> None:
    citizen.does(KeypadUsed(), FocusMoved("search"), LanguageChosen("en"))
    assert citizen.session.told == "keys"
    citizen.does(FocusMoved("search"), LanguageChosen("en"))
    assert citizen.session.told == "", "once in each language"
    citizen.does(PreferenceSet("voice", "off"), LanguageChosen("fr"))
    assert citizen.session.told == ""


def test_a_key_speaks_again_after_a_headset_went(citizen: Citizen) -> None:
    citizen.does(HeadsetChanged(True), KeypadUsed(), HeadsetChanged(False))
    assert not speaks(citizen)
    citizen.does(KeypadUsed())
    assert speaks(citizen)


def test_listen_again_speaks_even_where_the_voice_is_off(citizen: Citizen) -> None:
    assert citizen.does(Repeated()) == (Speak(0),)


@pytest.mark.clause("5.1.3.5")
def test_any_action_stops_the_voice(citizen: Citizen) -> None:
    citizen.does(SpeechMoved(3))
    assert citizen.does(Touched()) == (Hush(),)


@pytest.mark.clause("5.1.3.4")
def test_pause_goes_on_from_the_same_sentence(citizen: Citizen) -> None:
    citizen.does(SpeechMoved(3))
    assert citizen.does(Paused()) == (Hush(),)
    assert citizen.does(Paused()) == (Speak(3),)


def test_pause_with_nothing_said_says_the_page(citizen: Citizen) -> None:
    assert citizen.does(Paused()) == (Speak(0),)


@pytest.mark.clause("5.1.3.11", "5.1.3.12")
@pytest.mark.parametrize(("name", "value"), [("rate", "fast"), ("volume", "5")])
def test_pace_and_volume_from_a_keypad_go_on_reading(citizen: Citizen, name: str, value: str) -> None:
    citizen.does(PreferenceSet("voice", "on"), SpeechMoved(4))
    assert spoken(citizen.does(PreferenceSet(name, value))) == [Speak(4)]


@pytest.mark.clause("5.6")
def test_a_setting_says_itself_on_its_page(citizen: Citizen) -> None:
    citizen.does(PreferenceSet("voice", "on"), PageOpened("preferences"))
    assert citizen.does(PreferenceSet("volume", "5")) == (SpeakControl("volume:5"),)
    assert citizen.does(PreferenceSet("big", "on")) == (SpeakControl("big:switch"),)
    assert citizen.does(PreferenceSet("theme", "soft")) == (SpeakControl("theme:soft"),)


@pytest.mark.parametrize(
    ("name", "value"),
    [("text_size", "5"), ("theme", "pink"), ("rate", "999"), ("volume", "0"), ("voice", "yes"), ("x", "on")],
)
def test_a_setting_that_does_not_exist_changes_nothing(citizen: Citizen, name: str, value: str) -> None:
    citizen.does(PreferenceSet(name, value))
    assert citizen.session.preferences == Preferences()


@pytest.mark.clause("5.5.2")
def test_the_focus_says_its_control(citizen: Citizen) -> None:
    assert citizen.does(FocusMoved("themes")) == (SpeakControl("themes"),)
    assert citizen.session.focus == "themes"


def test_a_page_that_opens_takes_the_focus_away_and_is_said_once(citizen: Citizen) -> None:
    citizen.does(KeypadUsed(), FocusMoved("themes"))
    assert spoken(citizen.does(PageOpened("themes"))) == [Speak(0)]
    assert citizen.session.focus == ""


def test_a_key_that_answers_the_warning_says_the_page_and_nothing_of_the_warning(citizen: Citizen) -> None:
    citizen.does(KeypadUsed())
    citizen.waits(70)
    assert spoken(citizen.does(FocusMoved("go_on"))) == [SpeakControl("go_on")]
    assert spoken(citizen.does(Repeated())) == [Speak(0)]
    assert citizen.session.warned_at is not None
    assert spoken(citizen.does(Touched())) == [Speak(0)]
    assert citizen.session.warned_at is None


def test_a_silent_voice_says_so_and_is_tried_again_when_asked(citizen: Citizen) -> None:
    citizen.does(PreferenceSet("voice", "on"))
    assert citizen.does(VoiceFailed("no_card")) == (Count("voice_no_card"),)
    assert spoken(citizen.does(PageOpened("themes"))) == []
    assert citizen.does(Repeated()) == (Speak(0),)


def test_a_language_is_chosen_anywhere_and_keeps_the_place(citizen: Citizen) -> None:
    citizen.opens("p")
    citizen.answers(q="a")
    before = citizen.frame
    citizen.does(PageOpened("language"))
    assert citizen.does(LanguageChosen("en")) == (Count("language_en"),)
    assert (citizen.session.language, citizen.frame, citizen.session.over) == ("en", before, "")
    assert citizen.does(LanguageChosen("xx")) == ()
    assert citizen.session.language == "en"


def test_starting_twice_starts_once(citizen: Citizen) -> None:
    citizen.opens("p")
    assert citizen.does(Started("en")) == ()
    assert citizen.does(AnswerReopened("q")) == ()
    assert citizen.session.language == "fr"


@pytest.mark.parametrize("reason", ["hung", "crashed", "resting", "no_voice", "render_failed"])
def test_a_voice_that_failed_once_is_tried_again_at_the_next_page(citizen: Citizen, reason: str) -> None:
    citizen.does(PreferenceSet("voice", "on"), VoiceFailed(reason))
    assert spoken(citizen.does(PageOpened("themes"))) == [Speak(0)]


@pytest.mark.parametrize("event", [HeadsetChanged(True), PreferenceSet("rate", "fast"), Repeated()])
def test_a_voice_that_speaks_again_is_no_longer_paused(citizen: Citizen, event: Event) -> None:
    citizen.does(PreferenceSet("voice", "on"), SpeechMoved(1), Paused())
    assert citizen.session.paused
    assert any(isinstance(effect, Speak) for effect in citizen.does(event))
    assert not citizen.session.paused
