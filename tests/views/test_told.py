"""« Aide » and « Où suis-je ? » answer on every page, in sight and for the voice; counts and focus agree."""

from __future__ import annotations

import pytest

from kiosk.languages import LANGUAGES
from kiosk.session.events import (
    FocusMoved,
    HeadsetChanged,
    HelpPressed,
    KeypadUsed,
    LanguageChosen,
    PreferenceSet,
    SpeechMoved,
    Touched,
)
from kiosk.session.pressed import HelpAsked, SwitchPressed, SwitchReleased, WhereAsked
from kiosk.views.arranging.arrange import arrange
from kiosk.views.focus import Key, meaning
from kiosk.views.placement import words_on
from tests.journeys.listener import bare
from tests.journeys.pilot import plain
from tests.views.conftest import SIZES, Player

SOME = ("welcome", "home", "question", "checklist", "summary", "question_text", "reading", "search")


def said(core) -> str:
    return " ".join(one.said for one in core.view.told)


@pytest.mark.parametrize("form", SIZES)
@pytest.mark.parametrize("asked", [HelpAsked(), WhereAsked()], ids=["help", "where"])
def test_the_answer_stands_on_the_panel_over_nothing_that_is_touched(
    at: Player, form: str, asked: object
) -> None:
    for name in SOME:
        for size in (1, 4):
            core = at(name, form, text_size=size)
            page = core.view.page
            core.send(asked)
            assert core.view.told, name
            assert core.view.page == page, "asking leads nowhere"
            shapes = core.placement.shapes
            notice = next(shape for shape in shapes if shape.look == "notice")
            assert bare(words_on(notice)).startswith(bare(core.view.told[0].text)[:20]), (name, size)
            assert not any(one.control is not None and one.rect.meets(notice.rect) for one in shapes), name
            inside = all(notice.rect.holds(line.x, line.y + line.height - 1) for line in notice.lines)
            assert inside, (name, size)


def test_help_says_how_many_choices_what_the_keys_do_and_how_to_bring_a_person(at: Player) -> None:
    core = at("question")
    own = [c for c in core.view.controls if c.zone == "touch"]
    core.send(HelpAsked())
    assert f"{len(own)} choix" in said(core)
    assert "Valider" in said(core)
    assert "Appeler un agent" in said(core)


def test_help_names_the_keys_for_hearing_sentence_by_sentence_to_whoever_hears_the_page(at: Player) -> None:
    for form in SIZES:
        for size in (1, 4):
            core = at("question", form, text_size=size)
            core.send(HelpAsked())
            assert "Phrase suivante" not in said(core), "nothing is heard"
            core.send(PreferenceSet("voice", "on"))
            core.send(HelpAsked())
            for name in ("Phrase suivante", "Phrase d’avant", "Répéter la phrase", "Épeler"):
                assert name in said(core)
            notice = next(shape for shape in core.placement.shapes if shape.look == "notice")
            assert all(notice.rect.holds(line.x, line.y + line.height - 1) for line in notice.lines)


def test_help_speaks_of_switches_to_whoever_uses_one(at: Player) -> None:
    core = at("question")
    core.send(SwitchPressed(1))
    core.send(SwitchReleased(1))
    core.send(HelpAsked())
    assert "encadré" in said(core)
    assert "Valider" not in said(core)


def test_where_am_i_says_the_procedure_the_step_the_control_its_number_and_the_call(at: Player) -> None:
    core = at("question")
    procedure = core.context().here.procedure
    second = core.view.controls[1]
    core.send(FocusMoved(second.id))
    core.send(WhereAsked())
    own = [c for c in core.view.controls if c.zone == "touch"]
    told = (procedure.title.text, "question", core.view.title, second.label, f"choix 2 sur {len(own)}")
    for words in told:
        assert plain(words) in plain(said(core))
    assert "Aucun agent n’est appelé." in said(core)
    core.send(HelpPressed())
    core.send(WhereAsked())
    assert "Aucun agent" not in said(core)


def test_the_answer_goes_with_the_next_thing_done(at: Player) -> None:
    core = at("question")
    core.send(HelpAsked())
    core.send(Touched())
    assert core.view.told == ()


def test_the_first_key_of_a_keypad_is_told_what_the_others_do(at: Player) -> None:
    core = at("question")
    core.send(KeypadUsed())
    assert core.view.told
    assert {one.said for one in core.view.told} <= {one.said for one in core.view.announcement}
    covered = [shape for shape in core.placement.shapes if shape.look == "notice"]
    assert covered == [], "what is being said is seen"


def test_a_page_says_how_many_choices_it_has_before_the_first(at: Player) -> None:
    core = at("question")
    own = [c for c in core.view.controls if c.zone == "touch"]
    words = [one.said for one in core.view.announcement]
    count = words.index(f"{len(own)} choix.")
    assert words.index(own[0].said) == count + 1


@pytest.mark.clause("5.1.3.1")
def test_the_order_of_the_focus_is_that_in_which_the_page_is_said(at: Player, scenes) -> None:
    for name in set(scenes) - {"listening"}:  # there, the page below is what is said
        core = at(name)
        own = [c for c in core.view.controls if c.zone == "touch" and c.look != "key"]
        words = [one.said for one in core.view.announcement]
        places = []
        for control in own:
            heard = control.label if control.group.startswith("paper:") else control.said
            after = places[-1] if places else -1
            place = next((n for n, one in enumerate(words) if n > after and one.startswith(heard)), None)
            assert place is not None, f"{name}: {control.id} is met before what is said before it"
            places.append(place)


def test_the_focus_is_not_lost_when_what_has_it_is_replaced(at: Player) -> None:
    core = at("search")
    core.send(FocusMoved("key:digits"))
    core.choose("key:digits")
    assert core.view.focus == "key:letters"


def test_the_focus_comes_back_from_a_page_that_lay_over(at: Player) -> None:
    core = at("question")
    second = core.view.controls[1].id
    core.send(FocusMoved(second))
    core.choose("preferences")
    assert core.view.focus == ""
    core.choose("back")
    assert core.view.focus == second


@pytest.mark.clause("5.5.2")
def test_after_a_finger_the_focus_is_hidden_and_shown_again_before_anything_is_chosen(at: Player) -> None:
    core = at("question")
    second = core.view.controls[1].id
    core.send(FocusMoved(second))
    assert core.view.ring == (second,)
    core.send(Touched(glass=True))
    assert core.view.ring == ()
    assert not any(shape.focused for shape in arrange(core.view, core.layout).shapes)
    assert meaning(Key.SELECT, core.view, core.session) == FocusMoved(second)
    core.send(FocusMoved(second))
    assert core.view.ring == (second,)


def cards(core) -> list:
    return [shape for shape in core.placement.shapes if shape.look == "notice"]


@pytest.mark.clause("5.1.5", "5.1.3.3")
@pytest.mark.parametrize("form", SIZES)
def test_exploring_is_explained_first_in_sight_and_speech_and_leaves_the_page_that_is_said_in_sight(
    at: Player, form: str
) -> None:
    core = at("question", form)
    core.send(HeadsetChanged(True))
    told = core.view.told
    assert [one.said for one in core.view.announcement][: len(told)] == [one.said for one in told]
    for speaking, shown in ((-1, True), (0, True), (len(told), False), (-1, True)):
        core.send(SpeechMoved(speaking))
        assert bool(cards(core)) is shown, speaking
    core.send(SpeechMoved(3))
    before = [(shape.control.id, shape.rect) for shape in core.placement.shapes if shape.control is not None]
    core.send(Touched())
    assert core.view.told == ()
    after = [(shape.control.id, shape.rect) for shape in core.placement.shapes if shape.control is not None]
    assert after == before, "nothing moves under a finger"
    assert core.session.spot == 2, "the sentence that was being said, without what stood before it"


def test_the_first_key_explains_it_last_and_shows_it_as_it_is_said(at: Player) -> None:
    core = at("question")
    core.send(KeypadUsed())
    last = core.view.announcement[-1]
    assert "deux fois" in last.said
    core.send(SpeechMoved(len(core.view.announcement) - 1))
    assert bare(words_on(cards(core)[0])) == bare(last.text)


@pytest.mark.clause("5.6")
def test_beside_the_voice_stands_whether_a_finger_explores_and_it_is_turned_off_there(at: Player) -> None:
    core = at("preferences")
    assert core.view.control("fingertip:switch") is None, "without the voice there is nothing to hear"
    core.send(HeadsetChanged(True))
    for state in ("on", "off"):
        control = core.view.control("fingertip:switch")
        assert control is not None
        assert control.state == state
        core.choose("fingertip:switch")
    assert core.session.exploring
    assert core.view.told, "explained when it comes on"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_before_the_page_is_one_sentence_in_every_language(at: Player, language: str) -> None:
    core = at("home", language=language)
    core.send(HeadsetChanged(True))
    before = core.view.announcement
    assert before[0] == core.view.told[0]
    core.send(Touched())
    assert core.view.announcement == before[1:], "the sentence to go on from moves up by one"


def test_the_keys_of_a_keypad_are_told_in_the_language_that_is_chosen(at: Player) -> None:
    core = at("question")
    core.send(KeypadUsed())
    core.send(LanguageChosen("en"))
    assert "“Next” goes from one choice to another." in [one.said for one in core.view.announcement]
