"""The window's searches: the City's and the State's in one list, and never more than the latest words."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.app.finding import Searches, found
from kiosk.app.found import SearchIndex
from kiosk.app.library import JoinedLibrary
from kiosk.content.library import open_library
from kiosk.content.search.index import Line
from kiosk.procedures.library import Theme
from kiosk.procedures.model import Text
from kiosk.session.effects import Search
from kiosk.session.searched import SearchFound
from tests.content.search.documents import CITY, build_small
from tests.procedures.build import Shelf


class City(Shelf):
    """The small corpus' City, whose theme covers a sub-theme of the State."""

    def themes(self, language: str = "fr") -> tuple[Theme, ...]:
        return (Theme("velos", Text("Les vélos"), "bike", ("arceaux",), ("N9",)),)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> JoinedLibrary:
    folder = tmp_path_factory.mktemp("finding")
    build_small(folder)
    state = open_library(folder / "search.zip")
    return JoinedLibrary(City(CITY[0]), state, SearchIndex(folder / "search.sqlite"))


def test_the_city_s_and_the_state_s_are_in_one_list_each_with_whose_it_is(library: JoinedLibrary) -> None:
    sources = {each.id: each.source for each in found(library, Search("stationnement vélo", "fr")).results}
    assert sources["arceaux"] == "ville"
    assert sources["F3"] == "etat"


def test_results_say_which_language_they_are_in(library: JoinedLibrary) -> None:
    results = found(library, Search("bike stolen", "en")).results
    assert {each.lang for each in results if each.id == "F2"} == {"fr"}


def test_a_guided_search_is_told(library: JoinedLibrary) -> None:
    results = found(library, Search("prime vélo électrique", "fr")).results
    assert next(each.guided for each in results if each.id == "F5") == "F7"


def test_without_an_index_nothing_is_found() -> None:
    assert found(JoinedLibrary(Shelf()), Search("x", "fr")).results == ()
    assert found(JoinedLibrary(Shelf(), None, SearchIndex(Path("/nowhere"))), Search("x", "fr")).results == ()


def test_of_letters_that_come_together_the_last_is_searched_for_once_they_are_shown(
    library: JoinedLibrary,
) -> None:
    waiting: list[Callable[[], None]] = []
    happened: list[object] = []
    searches = Searches(library, waiting.append, lambda: happened.append("shown"), happened.append)
    searches.do(Search("v", "fr"))
    searches.do(Search("vo", "fr"))
    assert len(waiting) == 1
    assert happened == []
    waiting.pop()()
    shown, answer = happened
    assert shown == "shown"
    assert isinstance(answer, SearchFound)
    assert answer.words == "vo"
    searches.do(Search("vol", "fr"))
    assert len(waiting) == 1


def test_a_theme_of_the_town_hall_holds_what_it_covers_of_the_state(library: JoinedLibrary) -> None:
    assert [(each.id, each.documents) for each in library.entries("velos")] == [("N9", 3)]
    assert [theme.id for theme in library.themes()] == ["velos", "N1"], "covered in part: still there whole"


def test_one_goes_down_from_a_theme_to_its_documents_under_their_headings(library: JoinedLibrary) -> None:
    assert [each.id for each in library.entries("N1")] == ["N9"]
    assert [each.id for each in library.entries("N9")] == ["N2"]
    assert {each.id: each.part for each in library.entries("N2")} == {"F2": "", "F3": "À l’arrêt", "R6": ""}


def test_a_shelf_opens_the_guided_search_of_a_document_first_as_a_search_does(
    library: JoinedLibrary, tmp_path: Path
) -> None:
    class Shelved(SearchIndex):
        def documents(self, above: str) -> list[Line]:
            return [Line("F5", "Prime"), Line("F2", "Vol")]

        def subthemes(self, theme: str) -> list[Line]:
            return []

    build_small(tmp_path)
    shelved = JoinedLibrary(City(CITY[0]), library.state, Shelved(tmp_path / "search.sqlite"))
    assert [(each.id, each.title.text) for each in shelved.entries("N2")] == [("F7", "Prime"), ("F2", "Vol")]


def test_a_theme_covered_whole_is_not_listed_again(library: JoinedLibrary) -> None:
    class Whole(City):
        def themes(self, language: str = "fr") -> tuple[Theme, ...]:
            return (Theme("velos", Text("Les vélos"), "bike", ("arceaux",), ("N1",)),)

    whole = JoinedLibrary(Whole(CITY[0]), library.state, library.index)
    assert [theme.id for theme in whole.themes()] == ["velos"]
    assert [each.id for each in whole.entries("velos")] == ["N9"]


def test_browsing_works_without_an_index(library: JoinedLibrary) -> None:
    alone = JoinedLibrary(City(CITY[0]))
    assert [theme.id for theme in alone.themes()] == ["velos"]
    assert alone.entries("velos") == () == alone.entries("N1")


def test_a_disk_that_fails_under_an_open_index_finds_nothing_and_stops_nobody(tmp_path: Path) -> None:
    build_small(tmp_path)
    path = tmp_path / "search.sqlite"
    index = SearchIndex(path)
    assert index.usable
    path.chmod(0o644)
    os.truncate(path, 0)
    assert index.search("stationnement vélo") == []
    assert index.themes() == []
    assert index.get("F3") is None
