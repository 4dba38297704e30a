"""Typing: words that are offered, keys as large as any target, other alphabets, the field that is heard."""

from __future__ import annotations

import pytest

from kiosk.app.core import Core
from kiosk.dev.gallery.search import OFFERED, search
from kiosk.session.events import HeadsetChanged, KeyTyped, PreferenceSet
from kiosk.views.compose import control_said
from kiosk.views.focus import Key, meaning
from tests.views.conftest import Player
from tests.views.lint import faults

FORMS = ("portrait", "landscape", "tablet")


def said(core: Core, control: str) -> str:
    return " ".join(one.said for one in control_said(core.view, control, core.texts))


def offered(core: Core) -> list[str]:
    return [control.label for control in core.view.controls if control.look == "word"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("count", [0, 1, 3, 20])
@pytest.mark.parametrize("text_size", [1, 4])
def test_words_stand_whole_above_the_keys_which_do_not_move(
    at: Player, form: str, count: int, text_size: int
) -> None:
    core = at("search", form, text_size=text_size)
    before = [shape.rect for shape in core.placement.shapes if shape.look == "key"]
    search(core, "x", count, OFFERED)
    assert len(offered(core)) >= 2
    assert offered(core) == [each.word for each in OFFERED][: len(offered(core))]
    assert [shape.rect for shape in core.placement.shapes if shape.look == "key"] == before
    assert not faults(core.view, core.placement, core.layout)
    found = [control.id for control in core.view.controls if control.id.startswith(("found:", "see_all"))]
    assert found or not count, "the best answer stays"


@pytest.mark.parametrize("form", FORMS)
def test_where_keys_are_of_thirty_millimetres_words_give_way_to_answers(at: Player, form: str) -> None:
    core = at("search", form, big="on", low="on")
    search(core, "x", 20, OFFERED)
    assert any(control.id.startswith("found:") for control in core.view.controls)
    assert not faults(core.view, core.placement, core.layout)


def test_a_word_is_reached_by_the_keypad_and_one_key_writes_it(at: Player) -> None:
    core = at("search_words", voice="on")
    event = meaning(Key.NEXT, core.view, core.session)
    assert event is not None
    core.send(event)
    assert core.session.focus == "word:renouvellement"
    assert said(core, core.session.focus) == "renouvellement. mot proposé"
    event = meaning(Key.SELECT, core.view, core.session)
    assert event is not None
    core.send(event)
    assert core.session.search is not None
    assert core.session.search.words == "renouvellement "


def test_when_typing_pauses_the_words_are_told_with_the_number_of_answers(at: Player) -> None:
    notice = at("search_words").view.notice
    assert notice is not None
    assert notice.said.startswith("3 réponses")
    assert "passeport" in notice.said
    assert notice.private


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("scene", ["search", "question_text_typed"])
@pytest.mark.parametrize("low", ["off", "on"])
def test_erasing_all_and_putting_it_back_have_one_place_on_every_panel(
    at: Player, form: str, scene: str, low: str
) -> None:
    core = at(scene, form, low=low)
    for char in "rue":
        core.send(KeyTyped(char))
    place = {s.control.id: s.rect for s in core.placement.shapes if s.control is not None}
    core.choose("key:clear")
    now = {s.control.id: s.rect for s in core.placement.shapes if s.control is not None}
    assert now["key:restore"] == place["key:clear"]
    assert "Tout est effacé" in said(core, "key:restore")
    core.choose("key:restore")
    field = next(p for p in core.view.parts if p.kind in ("query", "field"))
    assert field.sentences[0].text.endswith("rue")
    assert core.view.control("key:clear") is not None


@pytest.mark.parametrize("language", ["ar", "uk"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("scene", ["search", "question_text_typed"])
@pytest.mark.parametrize("order", ["letters", "order"])
def test_every_letter_of_an_alphabet_can_be_typed_and_latin_is_one_key_away(
    at: Player, language: str, form: str, scene: str, order: str
) -> None:
    core = at(scene, form, language)
    core.send(KeyTyped(order))
    wanted = {
        "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىة",
        "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’-",
    }[language]
    assert set(wanted) <= letters(core)
    core.send(KeyTyped("latin"))
    assert set("abcdefghijklmnopqrstuvwxyz’-") <= letters(core)
    core.send(KeyTyped("own"))
    assert set(wanted) <= letters(core)


@pytest.mark.parametrize("language", ["ar", "uk"])
@pytest.mark.parametrize("scene", ["search", "question_text_typed"])
@pytest.mark.parametrize("text_size", [1, 2, 3, 4])
def test_an_upright_panel_shows_all_letters_of_an_alphabet_at_once(
    at: Player, language: str, scene: str, text_size: int
) -> None:
    core = at(scene, "portrait", language, text_size=text_size)
    assert core.view.control("key:more_keys") is None
    keys = [shape.rect for shape in core.placement.shapes if shape.look == "key"]
    assert len({rect.y for rect in keys}) >= 4
    assert max(rect.h for rect in keys) - min(rect.h for rect in keys) <= 1, "keys of one height"


@pytest.mark.parametrize("language", ["ar", "uk"])
@pytest.mark.parametrize("text_size", [1, 4])
def test_what_goes_on_stands_between_the_field_and_the_keys(
    at: Player, language: str, text_size: int
) -> None:
    core = at("question_text_typed", "portrait", language, text_size=text_size)
    placement = core.placement
    band = next(shape.rect for shape in placement.shapes if shape.look == "band")
    acts = [placement.of(name).rect for name in ("go_on", "dont_know")]
    above = min(rect.y for rect in acts) - band.bottom
    keys = min(shape.rect.y for shape in placement.shapes if shape.look == "key")
    below = keys - max(rect.bottom for rect in acts)
    assert above > 0
    assert below > 0
    assert max(above, below) < 2 * min(above, below), "no gap on one side"
    assert max(above, below) < acts[0].h * 1.5, "nor a hole"


def letters(core: Core) -> set[str]:
    """Of all parts of the keyboard."""
    found: set[str] = set()
    for _ in range(9):
        found |= {k.id.removeprefix("key:") for k in core.view.controls if len(k.id) == 5 and k.look == "key"}
        if core.view.control("key:more_keys") is None:
            break
        core.choose("key:more_keys")
    return found


@pytest.mark.parametrize(("language", "more"), [("es", "ñ"), ("pt", "ãõ")])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("low", ["off", "on"])
def test_letters_of_their_own_stand_among_latin_ones(
    at: Player, language: str, more: str, form: str, low: str
) -> None:
    assert set(more) <= letters(at("search", form, language, low=low))


@pytest.mark.parametrize("form", FORMS)
def test_another_language_is_told_which_words_are_looked_for(at: Player, form: str) -> None:
    said_of = {
        language: " ".join(one.said for one in at("search", form, language).view.announcement)
        for language in ("fr", "en", "uk", "zh")
    }
    assert "in French" in said_of["en"]
    assert "французькою" in said_of["uk"]
    assert "латинські літери" in said_of["uk"]
    assert "法语" in said_of["zh"]
    assert at("search", form).view.control("in_french") is None
    assert all(part.id != "in_french" for part in at("search", form).view.parts)


@pytest.mark.clause("5.1.3.6")
def test_a_letter_of_a_real_keyboard_is_named_whether_or_not_the_page_has_a_key_for_it(at: Player) -> None:
    for form in FORMS:
        core = at("search", form)
        assert said(core, "key:é") == "e accent aigu"
        assert said(core, "key:m") == "m", "in another part of a small panel's keys"
        assert said(core, "key:É") == "e accent aigu majuscule"
    assert said(at("home"), "key:é") == ""


def test_listening_again_says_first_what_is_typed(at: Player) -> None:
    core = at("search_one")
    assert "Caractères écrits\u00a0: 5" in core.view.announcement[0].said
    core.send(PreferenceSet("aloud", "on"))  # the explicit yes
    assert core.view.announcement[0].said == "Vous avez écrit\u00a0: livre"
    assert at("search").view.announcement[0].said != "Vous avez écrit\u00a0: "


@pytest.mark.clause("5.1.3.8", "5.1.3.9")
def test_an_answer_is_told_by_its_length_alone_unless_a_headset_hears_it(at: Player) -> None:
    core = at("question_text_typed")
    assert "Caractères écrits\u00a0: 6" in core.view.announcement[0].said
    assert "picpus" not in core.view.announcement[0].said
    core.send(HeadsetChanged(True))
    explained, typed = core.view.announcement[:2]  # a headset lets the glass be explored: that comes first
    assert explained.said.startswith("Glissez un doigt")
    assert typed.said == "Vous avez écrit\u00a0: picpus"


@pytest.mark.clause("2.5.8")
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("low", ["off", "on"])
@pytest.mark.parametrize(("big", "least"), [("off", 20.0), ("on", 30.0)])
@pytest.mark.parametrize("scene", ["search", "search_digits", "question_text", "question_number"])
def test_keys_are_as_large_as_any_target(
    at: Player, form: str, low: str, big: str, least: float, scene: str
) -> None:
    core = at(scene, form, low=low, big=big)
    rects = [s.rect for s in core.placement.shapes if s.look == "key"]
    assert min(min(r.w, r.h) for r in rects) * core.layout.pitch_mm >= least - 0.2
    assert core.view.control("more") is None, "all of it on one page"
