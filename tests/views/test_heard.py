"""What is heard and told besides the texts: abbreviations on controls, parts of a page, French names."""

from __future__ import annotations

from kiosk.session.events import PreferenceSet, ProcedureOpened, VoiceFailed
from kiosk.session.searched import SearchFound, SearchResult
from kiosk.views.compose import control_sentences
from kiosk.views.view import Control
from tests.content.documents import with_corpus
from tests.journeys.memory_driver import MemoryDriver
from tests.views.conftest import Player

ONLY_FRENCH = "These titles exist in French only."


def test_a_control_spells_the_abbreviations_that_the_text_spells() -> None:
    word = Control("word:x", "Que veut dire « ANTS » ?", None)
    assert control_sentences(lambda text: text, word, "fr")[0].said == "Que veut dire « A N T S » ?"


def test_the_part_of_a_text_is_said(at: Player) -> None:
    core = at("reading_words")
    while True:
        shown = [said.text for part in core.view.parts if part.id == "progress" for said in part.sentences]
        assert shown
        assert shown[0].startswith("Partie ")
        assert shown[0] in [said.text for said in core.view.announcement]
        if core.view.control("more") is None:
            break
        core.choose("more")


def test_results_in_another_language_say_so(at: Player) -> None:
    core = at("home", language="en")
    core.choose("search")
    core.choose("key:p")
    found = SearchResult("identite", "Passeport", "", "ville", lang="fr")
    core.send(SearchFound("p", "en", (found, found)))
    assert ONLY_FRENCH in [said.text for said in core.view.announcement]
    core.choose("see_all")
    assert ONLY_FRENCH in [said.text for said in core.view.announcement]


@with_corpus
def test_a_french_sheet_says_so_once_and_shows_it_on_its_questions_and_its_menu() -> None:
    driver = MemoryDriver(state=True)
    driver.core.choose("start:en")
    driver.core.send(ProcedureOpened("F14128"))
    pages, heard = [driver.core.view.page], 0
    while True:
        view = driver.core.view
        heard += any("French only" in said.text for said in view.announcement)
        assert any("French only" in said.text for part in view.parts for said in part.sentences)
        if view.page != "question":
            break
        driver.core.choose(next(k.id for k in view.controls if k.id.startswith("answer:")))
        pages.append(driver.core.view.page)
    assert pages[-1] == "menu"
    assert heard == 1


def test_a_name_and_what_is_beside_it_are_each_said_in_their_voice() -> None:
    found = Control("found:x", "Passeport", None, hint="State procedure", hint_lang="en", state="selected")
    spoken = control_sentences(lambda text: text, found, "en")
    assert [(one.said, one.lang) for one in spoken] == [
        ("Passeport", "fr"),
        ("State procedure", "en"),
        ("choisi", "en"),
    ]


def test_a_language_without_a_voice_is_told_in_sight_and_the_rest_goes_on(at: Player) -> None:
    words = "La voix n’est pas disponible en français."
    core = at("home")
    core.send(VoiceFailed("no_voice"))
    assert words not in [one.text for part in core.view.parts for one in part.sentences]  # nobody listens
    core.send(PreferenceSet("voice", "on"))
    core.send(VoiceFailed("no_voice"))
    assert words in [one.text for part in core.view.parts for one in part.sentences]
    assert words not in [one.text for one in core.view.announcement]
    core.choose("language")
    core.choose("language:en")
    assert core.session.voice_problem == ""
