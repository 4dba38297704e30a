"""What one key or one touch does to the field: a word taken, all erased and put back, other letters."""

from __future__ import annotations

import pytest

from kiosk.session.effects import Search, Speak, SpeakControl
from kiosk.session.events import (
    KeyTyped,
    LanguageChosen,
    PageOpened,
    PreferenceSet,
    ProcedureOpened,
    Started,
)
from kiosk.session.searched import SearchFound, WordOffered, WordTaken
from tests.procedures.build import Shelf, procedure, question
from tests.session.citizen import Citizen

CANARY = "canari"


@pytest.fixture
def who() -> Citizen:
    citizen = Citizen(Shelf(procedure(question("q", "a", "b"))))
    citizen.does(Started("fr"), PageOpened("search"))
    return citizen


def types(who: Citizen, words: str) -> None:
    who.does(*(KeyTyped(char) for char in words))


def field(who: Citizen) -> str:
    assert who.session.search is not None
    return who.session.search.words


def test_a_word_that_is_taken_stands_in_the_field_is_said_and_searched_for(who: Citizen) -> None:
    who.does(PreferenceSet("voice", "on"))
    types(who, "pass")
    who.does(SearchFound("pass", "fr", (), (WordOffered("passeport", "passeport "),)))
    effects = who.does(WordTaken("passeport "))
    assert field(who) == "passeport "
    assert Speak(0, alone=True) in effects
    assert Search("passeport ", "fr") in effects


def test_words_offered_for_other_letters_are_dropped(who: Citizen) -> None:
    types(who, "pa")
    who.does(SearchFound("p", "fr", (), (WordOffered("papiers", "papiers "),)))
    assert who.session.search is not None
    assert who.session.search.offered == ()


def test_a_word_is_taken_on_the_page_to_search_on_alone(who: Citizen) -> None:
    who.does(ProcedureOpened("p"))
    before = who.session
    who.does(WordTaken("passeport "))
    assert who.session.frames == before.frames


def test_all_that_is_erased_comes_back_with_one_touch_right_afterwards(who: Citizen) -> None:
    who.does(PreferenceSet("voice", "on"))
    types(who, "carte")
    assert SpeakControl("key:restore") in who.does(KeyTyped("clear"))
    assert field(who) == ""
    assert Search("carte", "fr") in who.does(KeyTyped("restore"))
    assert field(who) == "carte"


@pytest.mark.parametrize("after", [KeyTyped("x"), PageOpened("home"), PageOpened("preferences")])
def test_what_was_erased_is_forgotten_with_the_next_letter_or_page(who: Citizen, after: object) -> None:
    types(who, CANARY)
    who.does(KeyTyped("clear"), after)
    assert who.session.cleared == ""


def test_an_answer_that_is_erased_comes_back_too() -> None:
    who = Citizen(Shelf(procedure(question("q", kind="text"))))
    who.does(Started("fr"), ProcedureOpened("p"))
    types(who, "rue")
    who.does(KeyTyped("clear"))
    assert who.session.frame is not None
    assert who.session.frame.draft == ""
    who.does(KeyTyped("restore"))
    assert who.session.frame.draft == "rue"


def test_letters_are_changed_and_another_language_begins_with_its_own(who: Citizen) -> None:
    assert SpeakControl("key:own") in who.does(KeyTyped("latin"))
    assert who.session.latin
    who.does(LanguageChosen("en"))
    assert not who.session.latin


def test_what_is_typed_erased_and_offered_is_in_no_repr(who: Citizen) -> None:
    types(who, CANARY)
    event = SearchFound(CANARY, "fr", (), (WordOffered(CANARY, CANARY),))
    effects = [*who.does(event), *who.does(WordTaken(f"{CANARY} ")), *who.does(KeyTyped("clear"))]
    assert CANARY not in repr((who.session, event, WordTaken(CANARY), effects))
