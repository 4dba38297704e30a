"""What is searched for: results follow the letters, older ones are dropped, and all of it is forgotten."""

from __future__ import annotations

import pytest

from kiosk.session.effects import Count, End, SayNotice, Search, SpeakControl
from kiosk.session.events import (
    Event,
    Finished,
    KeyTyped,
    LanguageChosen,
    PageOpened,
    PreferenceSet,
    ProcedureOpened,
    Started,
    Touched,
    TurnedPage,
    WentBack,
)
from kiosk.session.searched import SearchFound, SearchResult
from tests.procedures.build import Shelf, procedure, question
from tests.session.citizen import Citizen

CANARY = "canari"
HITS = (SearchResult("p", "Une démarche"), SearchResult("suite", "Une autre"))


@pytest.fixture
def who() -> Citizen:
    """Somebody on the page to search on."""
    citizen = Citizen(
        Shelf(procedure(question("q", "a", "b")), procedure(question("r", "a"), identity="suite"))
    )
    citizen.does(Started("fr"), PageOpened("search"))
    return citizen


def types(who: Citizen, words: str) -> list[object]:
    return [effect for char in words for effect in who.does(KeyTyped(char))]


def finds(who: Citizen, words: str, *results: SearchResult) -> None:
    who.does(SearchFound(words, who.session.language, results or HITS))


def test_each_letter_is_echoed_and_searched_for(who: Citizen) -> None:
    effects = types(who, "ca")
    assert [e for e in effects if isinstance(e, Search)] == [Search("c", "fr"), Search("ca", "fr")]
    assert [e for e in effects if isinstance(e, SpeakControl)] == [
        SpeakControl("key:c"),
        SpeakControl("key:a"),
    ]


def test_the_page_stays_the_same_while_letters_and_results_come(who: Citizen) -> None:
    before = who.where.key
    types(who, "carte")
    finds(who, "carte")
    assert who.where.key == before
    assert who.session.search is not None
    assert who.session.search.results == HITS


def test_results_of_older_words_are_dropped(who: Citizen) -> None:
    types(who, "ca")
    finds(who, "c")
    assert who.session.search is not None
    assert who.session.search.results == ()
    who.does(KeyTyped("backspace"))
    finds(who, "c")
    assert who.session.search.results == HITS


def test_results_in_another_language_are_dropped_and_searched_for_anew(who: Citizen) -> None:
    types(who, "c")
    assert Search("c", "en") in who.does(LanguageChosen("en"))
    who.does(SearchFound("c", "fr", HITS))
    assert who.session.search is not None
    assert who.session.search.results == ()


def test_nothing_is_searched_for_without_words(who: Citizen) -> None:
    types(who, "c")
    finds(who, "c")
    assert not [e for e in who.does(KeyTyped("clear")) if isinstance(e, Search)]
    assert who.session.search is not None
    assert who.session.search.results == ()
    assert not [e for e in who.does(KeyTyped(" "), KeyTyped("backspace")) if isinstance(e, Search)]


def test_back_from_the_whole_list_brings_the_keyboard_and_then_the_home_page(who: Citizen) -> None:
    types(who, "c")
    finds(who, "c")
    who.does(PageOpened("search", "all"))
    assert who.at == "search all"
    who.does(WentBack())
    assert who.at == "search"
    who.does(WentBack())
    assert who.at == "home"
    assert who.session.search is None


def test_typing_on_the_whole_list_brings_the_keyboard_back(who: Citizen) -> None:
    types(who, "c")
    finds(who, "c")
    who.does(PageOpened("search", "all"), KeyTyped("a"))
    assert who.at == "search"


def test_a_result_that_is_closed_leads_back_to_the_same_part_of_the_list(who: Citizen) -> None:
    types(who, "c")
    finds(who, "c")
    who.does(PageOpened("search", "all"), TurnedPage("found:x"), ProcedureOpened("p"))
    assert who.at == "question q"
    who.does(WentBack())
    assert who.at == "search all"
    assert who.session.at == ("found:x", 0)


@pytest.mark.parametrize("leaving", [WentBack(), PageOpened("home"), Finished()])
def test_what_was_typed_goes_with_its_page(who: Citizen, leaving: Event) -> None:
    types(who, CANARY)
    effects = who.does(leaving)
    assert who.session.search is None or any(isinstance(effect, End) for effect in effects)


def test_a_search_begun_anew_begins_with_an_empty_field(who: Citizen) -> None:
    types(who, CANARY)
    who.does(PageOpened("home"), PageOpened("search"))
    assert who.session.search is not None
    assert who.session.search.words == ""


def test_what_is_typed_and_found_is_in_no_repr_and_no_count(who: Citizen) -> None:
    effects = types(who, CANARY)
    event = SearchFound(CANARY, "fr", (SearchResult("p", f"Un {CANARY}"),))
    effects += who.does(event)
    assert CANARY not in repr((who.session, event, effects, KeyTyped(CANARY)))
    assert not [e for e in who.all if isinstance(e, Count) and CANARY in e.event]


def test_the_number_of_results_is_said_once_typing_pauses(who: Citizen) -> None:
    who.does(PreferenceSet("voice", "on"))
    types(who, "c")
    finds(who, "c")
    assert SayNotice() not in who.waits(1)
    assert who.waits(5).count(SayNotice()) == 1
    types(who, "a")
    assert SayNotice() not in who.waits(3), "the results of older words are not told"
    finds(who, "ca")
    assert who.waits(5).count(SayNotice()) == 1


def test_nothing_is_said_of_results_while_the_warning_stands_over_them(who: Citizen) -> None:
    who.does(PreferenceSet("voice", "on"))
    types(who, "c")
    who.waits(70)
    assert who.at == "still_there"
    finds(who, "c")
    assert SayNotice() not in who.waits(5)
    who.does(Touched())
    assert who.waits(2).count(SayNotice()) == 1


def test_without_the_voice_nothing_is_said(who: Citizen) -> None:
    types(who, "c")
    finds(who, "c")
    assert SayNotice() not in who.waits(5)


def test_the_themes_open_from_a_search_lead_back_to_it(who: Citizen) -> None:
    types(who, "x")
    who.does(
        PageOpened("themes"), PageOpened("theme", "all"), PageOpened("shelf", "N1"), PageOpened("shelf", "N2")
    )
    pages = []
    for _ in range(5):
        pages.append(who.at)
        who.does(WentBack())
    assert pages == ["shelf N2", "shelf N1", "theme all", "themes", "search"]


def test_a_menu_that_is_open_already_is_returned_to(who: Citizen) -> None:
    who.does(PageOpened("shelf", "N1"), PageOpened("shelf", "N2"), PageOpened("shelf", "N1"))
    assert [menu.detail for menu in who.session.trail] == ["", "N1"]


def test_results_that_come_are_no_sign_of_life(who: Citizen) -> None:
    types(who, "c")
    before = who.session.last_sign
    who.now += 40
    finds(who, "c")
    assert who.session.last_sign == before
