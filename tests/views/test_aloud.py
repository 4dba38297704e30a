"""What the voice says of the citizen's own words: to a headset, after their yes, and else not at all."""

from __future__ import annotations

import pytest

from kiosk.session.effects import Speak
from kiosk.session.events import HeadsetChanged, PreferenceSet, SpeechMoved, VoiceFailed
from kiosk.views.compose import control_said
from kiosk.views.view import View
from tests.views.conftest import Player

TYPED = "picpus"  # what the gallery's citizen writes
KEPT = "Votre réponse est à l’écran."


def said(view: View) -> str:
    return " ".join(one.said for one in view.announcement)


@pytest.mark.clause("5.1.3.8", "5.1.3.9")
@pytest.mark.parametrize("scene", ["recap", "question_text_typed"])
def test_answers_are_shown_and_not_said_on_the_loudspeaker(at: Player, scene: str) -> None:
    view = at(scene).view
    assert TYPED in " ".join(
        [k.hint for k in view.controls] + [s.text for p in view.parts for s in p.sentences]
    )
    assert TYPED not in said(view)
    assert KEPT in said(view)


@pytest.mark.clause("5.1.3.9")
@pytest.mark.parametrize("scene", ["recap", "question_text_typed"])
def test_a_headset_hears_them_until_it_is_pulled_out(at: Player, scene: str) -> None:
    core = at(scene)
    core.send(HeadsetChanged(True))
    assert TYPED in said(core.view)
    core.send(SpeechMoved(0))
    core.send(HeadsetChanged(False))
    assert TYPED not in said(core.view)
    assert [one.text for one in core.view.told] == ["Le casque est débranché.", "La voix s’est tue."]


@pytest.mark.clause("5.1.3.8", "5.1.3.9")
def test_a_yes_says_them_and_is_asked_once_and_taken_back_with_the_settings(at: Player) -> None:
    core = at("recap", voice="on")
    assert TYPED not in said(core.view)
    core.choose("aloud")
    assert TYPED in said(core.view)
    assert core.view.control("aloud") is None
    core.choose("preferences")
    for _ in range(4):
        if core.view.control("aloud:switch") is not None:
            break
        core.choose("more")
    core.choose("aloud:switch")
    assert not core.session.preferences.aloud


def test_a_row_in_focus_keeps_the_answer_too(at: Player) -> None:
    core = at("recap")
    row = next(k.id for k in core.view.controls if k.hint == TYPED)
    heard = control_said(core.view, row, core.texts)
    assert heard
    assert TYPED not in " ".join(one.said for one in heard)


def test_listening_says_the_page_below_with_its_own_words_kept(at: Player) -> None:
    core = at("recap", voice="on")
    before = [one.said for one in core.view.announcement]
    assert Speak(0) in core.choose("repeat")
    assert core.view.page == "listening"
    assert [one.said for one in core.view.announcement] == before
    core.send(SpeechMoved(2))
    spoken = core.view.announcement[core.view.speaking]
    assert [s for s in core.placement.shapes if s.look == "spoken"]
    assert any(spoken is one for part in core.view.parts for one in part.sentences)


def test_what_is_said_is_framed_also_where_it_is_a_control(at: Player) -> None:
    core = at("recap", voice="on")
    number = next(n for n, one in enumerate(core.view.announcement) if one.control)
    core.send(SpeechMoved(number))
    framed = [s.control.id for s in core.placement.shapes if s.focused and s.control is not None]
    assert framed == [core.view.announcement[number].control]


@pytest.mark.clause("5.1.5")
@pytest.mark.parametrize(
    ("reason", "sign"), [("no_voice", "disponible en français"), ("no_card", "ne marche pas")]
)
def test_a_voice_that_is_not_heard_has_a_sign_in_sight_on_each_page(
    at: Player, reason: str, sign: str
) -> None:
    core = at("home", voice="on")
    core.send(VoiceFailed(reason))
    for page in ("home", "themes"):
        if page != "home":
            core.choose(page)
        assert any(sign in one.text for part in core.view.parts for one in part.sentences), page
        assert sign not in said(core.view)
    core.send(PreferenceSet("voice", "off"))
    assert not any(sign in one.text for part in core.view.parts for one in part.sentences)


@pytest.mark.clause("5.1.3.3")
@pytest.mark.parametrize("scene", ["home", "question", "checklist", "call_ringing", "summary", "recap"])
def test_whatever_is_said_is_marked_on_the_page(at: Player, scene: str) -> None:
    """EN 301 549 5.1.3.3: what is spoken is shown highlighted, the band's words and the controls too."""
    core = at(scene, voice="on")
    written = [(number, one) for number, one in enumerate(core.view.announcement) if one.text]
    for number, one in written:
        core.send(SpeechMoved(number))
        marked = [s for s in core.placement.shapes if s.look == "spoken" or s.focused]
        assert len(marked) == 1, one.text


@pytest.mark.clause("5.1.3.14")
@pytest.mark.parametrize("scene", ["recap", "search_one", "question_text_typed"])
def test_what_stands_in_place_of_an_answer_is_said_in_the_language_of_the_page(
    at: Player, scene: str
) -> None:
    core = at(scene, language="en", voice="on")
    controls = (said for one in core.view.controls for said in control_said(core.view, one.id, core.texts))
    kept = [one for one in (*core.view.announcement, *controls) if "is on the screen" in one.said]
    assert kept
    assert {one.voice for one in kept} == {"en"}
    assert not any("Dans quel" in one.said or "Quel âge" in one.said for one in kept), "that is French"
