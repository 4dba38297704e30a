"""The page to search on: keys that keep their place, results with whose they are, a keyboard that types."""

from __future__ import annotations

import pytest

from kiosk.app.core import Core
from kiosk.dev.gallery.search import RESULTS, search
from kiosk.dev.gallery.steps import parts_of
from kiosk.session.events import KeyTyped, PageOpened, ProcedureOpened
from kiosk.views.focus import typed
from kiosk.views.placement import Rect
from tests.views.conftest import Player

FORMS = ("portrait", "landscape", "tablet")


def keys(core: Core) -> dict[str, Rect]:
    return {s.control.id: s.rect for s in core.placement.shapes if s.look == "key" and s.control is not None}


def shown(core: Core) -> list[str]:
    return [control.id for control in core.view.controls if control.id.startswith("found:")]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("big", ["off", "on"])
def test_no_key_moves_while_results_come_and_go(at: Player, form: str, big: str) -> None:
    core = at("search", form, big=big)
    before = keys(core)
    assert len(before) >= 31
    for count in (1, 3, 20, 0):
        search(core, "x", count)
        assert keys(core) == before, f"with {count} results"


@pytest.mark.parametrize("form", FORMS)
def test_keys_are_of_fifteen_millimetres_and_use_the_whole_width(at: Player, form: str) -> None:
    core = at("search", form)
    rects = keys(core).values()
    pitch, width = core.layout.pitch_mm, core.layout.width
    assert min(min(rect.w, rect.h) for rect in rects) * pitch >= 14.9
    assert max(rect.right for rect in rects) - min(rect.x for rect in rects) > 0.9 * width


@pytest.mark.parametrize("form", FORMS)
def test_some_results_stand_above_the_keys_and_the_rest_is_one_touch_away(at: Player, form: str) -> None:
    core = at("search", form)
    search(core, "carte", 20)
    assert shown(core)
    assert shown(core) == [f"found:{each.id}" for each in RESULTS[: len(shown(core))]], "the best first"
    core.choose("see_all")
    assert core.view.title == "20 réponses"
    assert not keys(core)
    core.choose("field")
    assert keys(core)


@pytest.mark.parametrize(("form", "low"), [("portrait", "on"), ("tablet", "off"), ("landscape", "on")])
def test_with_the_largest_letters_the_best_result_stands_before_the_way_to_all(
    at: Player, form: str, low: str
) -> None:
    core = at("search", form, text_size=4, low=low)
    search(core, "carte", 20)
    assert [control.id for control in core.view.controls][:1] == [f"found:{RESULTS[0].id}"]
    assert core.view.control("see_all") is not None


@pytest.mark.parametrize("form", ["portrait", "landscape"])
def test_results_that_are_all_shown_have_no_way_to_all_of_them(at: Player, form: str) -> None:
    core = at("search", form)
    search(core, "carte", 2)
    assert shown(core) == [f"found:{each.id}" for each in RESULTS[:2]]
    assert core.view.control("see_all") is None


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text_size", [1, 4])
def test_every_result_is_shown_or_one_touch_away(at: Player, form: str, text_size: int) -> None:
    for count in (1, 2, 3, 4):
        core = at("search", form, text_size=text_size)
        search(core, "carte", count)
        assert len(shown(core)) == count or core.view.control("see_all") is not None


def test_a_name_of_two_lines_leaves_room_to_a_second_result(at: Player) -> None:
    core = at("search")
    search(core, "carte", 20)
    assert len(shown(core)) >= 2


def test_twenty_results_are_a_list_of_few_pages(at: Player) -> None:
    assert len(list(parts_of(at("search_all")))) <= 5


def test_the_way_back_to_the_keyboard_is_on_every_part_of_the_list(at: Player) -> None:
    core = at("search_all")
    while core.view.control("more") is not None:
        assert core.view.control("field") is not None
        core.choose("more")
    assert core.view.control("field") is not None


def test_each_result_says_whose_it_is(at: Player) -> None:
    core = at("search_all")
    said = {control.label: control.said for control in core.view.controls}
    assert "Démarche de la Ville" in said[RESULTS[0].title]
    assert "Démarche de l’État" in said[RESULTS[1].title]
    assert "Cette page existe seulement en français" not in said[RESULTS[1].title]


def test_in_english_a_french_result_says_so(at: Player) -> None:
    core = at("search_all", language="en")
    told = [one for one in core.view.announcement if "This page exists in French only" in one.text]
    assert told
    assert {one.lang for one in told} == {"en"}  # in its own voice, after the title in its own


def test_a_document_with_a_guided_search_opens_it_first(at: Player) -> None:
    core = at("search_all")
    found: dict[str, object] = {}
    while core.view.control("more") is not None:
        found |= {control.label: control.event for control in core.view.controls}
        core.choose("more")
    assert found["Carte d'abonnement"] == ProcedureOpened("galerie-un")
    assert found[RESULTS[1].title] == ProcedureOpened("G1")


@pytest.mark.parametrize("form", FORMS)
def test_where_nothing_is_found_the_topics_are_offered(at: Player, form: str) -> None:
    core = at("search_nothing", form)
    assert core.view.title == "Nous n’avons pas trouvé."
    assert core.view.notice is not None
    assert "agent" in core.view.notice.said
    core.choose("themes")
    assert core.view.page == "themes"


def test_what_is_typed_is_shown_and_marked_as_private(at: Player) -> None:
    core = at("search_one")
    query = next(part for part in core.view.parts if part.kind == "query")
    assert query.sentences[0].text == "livre"
    assert query.sentences[0].private
    lines = [line.text for shape in core.placement.shapes if shape.look == "field" for line in shape.lines]
    assert lines == ["livre"]


def test_the_home_page_leads_to_the_search_and_keeps_its_six(at: Player) -> None:
    for form in FORMS:
        core = at("home", form)
        opens = [control for control in core.view.controls if control.id.startswith("open:")]
        assert len(opens) == 6, form
        search_control = core.view.control("search")
        assert search_control is not None
        assert search_control.event == PageOpened("search")


def test_a_real_keyboard_writes_into_the_field(at: Player) -> None:
    core = at("search")
    assert typed("h", core.view) == KeyTyped("h"), "not « help »"
    assert typed("é", core.view) == KeyTyped("é")
    assert typed("space", core.view) == KeyTyped(" ")
    assert typed("backspace", core.view) is None, "nothing to erase: back"
    for name in ("f13", "tab", "ctrl+c", "pageup"):
        assert typed(name, core.view) is None
    search(core, "carte", 20)
    assert typed("backspace", core.view) == KeyTyped("backspace")
    assert typed("enter", core.view) == PageOpened("search", "all")
    core.choose("see_all")
    assert typed("a", core.view) == KeyTyped("a"), "the keyboard comes back by itself"


def test_digits_of_a_real_keyboard_answer_a_number(at: Player) -> None:
    core = at("question_number")
    assert typed("7", core.view) == KeyTyped("7")
    assert typed("h", core.view) is None
    assert typed("+", core.view) is None
    assert typed("enter", core.view) is None, "not yet an answer"


def test_nothing_is_typed_where_there_is_no_field(at: Player) -> None:
    assert typed("a", at("home").view) is None
    assert typed("7", at("question").view) is None


def test_a_shelf_never_ends_in_nothing(at: Player) -> None:
    core = at("shelf_empty")
    assert core.view.control("back") is not None
    assert any("rien" in said.text for part in core.view.parts for said in part.sentences)
