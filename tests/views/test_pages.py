"""Each page by what it says and offers, as somebody would tell it."""

from __future__ import annotations

import pytest

from kiosk.app.core import Core
from kiosk.session.events import CallChanged, HeadsetChanged, HelpPressed, PreferenceSet, VoiceFailed
from kiosk.views.view import View
from kiosk.wire.calls import CallState
from tests.views.conftest import Player

BAR = ["back", "repeat", "preferences", "language", "call"]


def said(view: View) -> str:
    return "\n".join(sentence.said for sentence in view.announcement)


def shown(core: Core) -> str:
    return "\n".join(line.text for shape in core.placement.shapes for line in shape.lines)


def labels(view: View) -> list[str]:
    return [control.label for control in view.controls if control.zone != "bar"]


@pytest.mark.clause("3.2.6")
@pytest.mark.parametrize("scene", ["welcome", "home", "question", "summary", "call_ringing", "still_there"])
def test_the_bar_is_the_same_everywhere(at: Player, scene: str) -> None:
    assert [control.id for control in at(scene).view.controls if control.zone == "bar"] == BAR


def test_the_welcome_page_names_each_language_in_itself(at: Player) -> None:
    assert labels(at("welcome").view) == [
        "Français", "Français facile", "English", "العربية", "中文", "Español", "Português", "Українська",
        "Écouter",
    ]  # fmt: skip


def test_the_home_page_offers_the_six_most_asked_then_all_the_others(at: Player) -> None:
    view = at("home").view
    assert len([c for c in view.controls if c.look == "tile"]) == 6
    assert labels(view)[-2:] == ["Toutes les démarches", "J’ai fini"]


def test_a_question_says_why_before_its_answers_and_ends_with_not_knowing(at: Player) -> None:
    view = at("question").view
    assert "Les règles changent selon votre situation." in said(view)
    assert view.controls[-len(BAR) - 1].label == "Je ne sais pas"


def test_not_knowing_explains_first(at: Player) -> None:
    view = at("question_explained").view
    assert "Votre résidence principale" in said(view)
    assert "Je ne sais toujours pas" in labels(view)


def test_an_answer_given_before_is_marked_when_it_is_changed(at: Player) -> None:
    assert [c.state for c in at("question_changed").view.controls].count("selected") == 1


@pytest.mark.clause("5.6")
def test_an_answer_of_several_says_whether_it_is_on(at: Player) -> None:
    core = at("question_several_ticked", form="landscape")
    assert "activé" not in said(core.view)  # a personal question: not on the loudspeaker
    core.send(HeadsetChanged(True))
    assert "Des livres. Romans, bandes dessinées, documentaires, activé" in said(core.view)


@pytest.mark.clause("5.1.3.15")
def test_a_number_out_of_bounds_says_what_it_must_be(at: Player) -> None:
    view = at("question_number_wrong").view
    assert "Ce nombre doit être entre 0 et 25." in said(view)
    go_on = view.control("go_on")
    assert go_on is not None
    assert (go_on.state, go_on.event) == ("disabled", None)
    heard = [control.said for control in view.controls if control.role == "key"]
    assert all("Ce nombre doit être entre 0 et 25" in one for one in [go_on.said, *heard])


def test_a_paper_that_is_missing_is_no_fault(at: Player) -> None:
    core = at("checklist_marked")
    core.choose("back")
    core = at("summary_marked")
    text = said(core.view)
    assert "Une preuve d’adresse de moins de trois mois\u00a0: à trouver" in text
    assert "Une pièce d’identité\u00a0: vous l’avez" in text
    assert "à trouver" in shown(core)


def test_each_case_that_may_apply_has_its_outcome_under_its_title(at: Player) -> None:
    core, text = at("summary_unsure", form="landscape"), ""
    while True:
        text += said(core.view)
        if core.view.control("more") is None:
            break
        core.choose("more")
    assert "Si vous habitez seul\u00a0:\nVotre dossier est simple." in text
    assert "Si vous êtes hébergé chez quelqu’un\u00a0:\nVotre hôte signe la demande." in text


@pytest.mark.parametrize("form", ["portrait", "landscape", "tablet"])
@pytest.mark.parametrize("size", [1, 2, 4])
@pytest.mark.parametrize("scene", ["summary", "summary_marked"])
def test_the_way_without_a_computer_is_in_plain_sight_on_every_part_of_the_summary(
    at: Player, scene: str, form: str, size: int
) -> None:
    core, parts = at(scene, form=form, text_size=size), 0
    while True:
        parts += 1
        assert core.view.control("other_way") is not None
        if core.view.control("more") is None:
            break
        core.choose("more")
    assert parts > 1


@pytest.mark.parametrize("form", ["portrait", "landscape", "tablet"])
def test_what_to_do_is_said_once_and_the_parts_that_follow_say_which_they_are(at: Player, form: str) -> None:
    core = at("summary", form, text_size=4)
    first = core.view
    assert "À faire" in said(first)
    core.choose("more")
    assert "À faire" not in said(core.view)
    assert said(core.view).count("Partie 2 sur") == 1
    assert core.view.title == first.title


@pytest.mark.parametrize("scene", ["summary", "reading_tables", "table"])
def test_a_missing_voice_is_told_on_each_part_of_a_text(at: Player, scene: str) -> None:
    core = at(scene, "tablet", text_size=2)
    core.send(PreferenceSet("voice", "on"))
    core.send(VoiceFailed("no_card"))
    parts = 1
    while core.view.control("more") is not None:
        assert "La voix ne marche pas" in " ".join(shown(core).split()), parts
        core.choose("more")
        parts += 1
    assert "La voix ne marche pas" in " ".join(shown(core).split()), parts
    assert parts > 1


def test_price_and_delay_stand_beside_each_other_where_there_is_room(at: Player) -> None:
    core = at("summary_marked")
    while "Prix" not in shown(core):
        core.choose("more")
    tops = {line.text: line.y for shape in core.placement.shapes for line in shape.lines}
    assert tops["Prix"] == tops["Délai"]


def test_a_call_that_nobody_gets_says_so_and_where_people_are(at: Player) -> None:
    view = at("call_unreached").view
    assert view.tone == "calling"
    assert "Nous ne joignons pas encore un agent." in said(view)
    assert "3975" in said(view).replace("39 75", "3975")


def test_nobody_is_said_to_come_where_the_agent_helps_from_the_desk_or_waits_there(at: Player) -> None:
    for scene, icon in (
        ("call_on_the_way", "walk"),
        ("call_from_desk", "account"),
        ("call_message", "account"),
    ):
        view = at(scene).view
        assert ("jusqu’à vous" in said(view)) is (icon == "walk"), scene
        assert view.control("call").icon == icon, scene


def test_minutes_are_only_those_an_agent_gave(at: Player) -> None:
    assert "2 minutes" in said(at("call_on_the_way").view)
    assert "minute" not in said(at("call_accepted").view)


def test_the_warning_keeps_its_countdown_and_its_answer_on_one_page(at: Player) -> None:
    for form in ("portrait", "landscape", "tablet"):
        core = at("still_there", form=form, text_size=4)
        assert core.view.control("go_on") is not None
        assert core.view.control("more") is None
        assert any(shape.look == "ring" for shape in core.placement.shapes)


@pytest.mark.clause("5.1.3.3")
def test_the_sentence_that_is_spoken_is_the_one_highlighted(at: Player) -> None:
    core = at("reading_spoken")
    spoken = [shape for shape in core.placement.shapes if shape.look == "spoken"]
    assert len(spoken) == 1
    text = " ".join(line.text for line in spoken[0].lines)
    assert text == core.view.announcement[core.view.speaking].text


def test_everything_shown_can_be_said_and_words_are_counted(at: Player) -> None:
    view = at("summary").view
    told = {sentence.text for sentence in view.announcement}
    for part in view.parts:
        if part.kind not in ("place", "clock"):
            assert {sentence.text for sentence in part.sentences} <= told, part.id
    assert view.words == sum(len(sentence.text.split()) for sentence in view.announcement)


def test_the_text_size_is_shown_at_once(at: Player) -> None:
    core = at("preferences")
    before = max(line.size for shape in core.placement.shapes if shape.look == "band" for line in shape.lines)
    core.send(PreferenceSet("text_size", "4"))
    after = max(line.size for shape in core.placement.shapes if shape.look == "band" for line in shape.lines)
    assert after > before


@pytest.mark.clause("5.1.3.14")
def test_english_pages_speak_english(at: Player) -> None:
    view = at("home", language="en").view
    assert view.title == "What would you like to do?"
    assert all(control.lang == "en" for control in view.controls if control.zone == "bar")


def test_a_setting_heard_alone_says_what_it_sets(at: Player) -> None:
    core, heard = at("preferences"), {}
    while True:
        heard |= {control.id: control.said for control in core.view.controls}
        if core.view.control("more") is None:
            break
        core.choose("more")
    assert heard["theme:soft"] == "Couleurs : Douces"
    assert heard["rate:fast"] == "Vitesse de la voix : Rapide"
    assert (heard["low:switch"], heard["big:switch"]) == ("Boutons plus bas", "Boutons plus gros")


def test_the_warning_says_how_long_is_left(at: Player) -> None:
    assert "Il reste 45 secondes." in said(at("still_there").view)


def test_the_welcome_page_says_where_one_is(at: Player) -> None:
    for language in ("fr", "en"):
        first = at("welcome", language=language).view.announcement[0]
        assert (first.said, first.lang) == ("Mairie du 12ème arrondissement", "fr")


def test_a_call_is_seen_by_agents_only_once_the_desk_has_it(at: Player) -> None:
    core = at("home")
    core.send(HelpPressed("c1"))
    core.send(CallChanged("c1", CallState.QUEUED))
    assert "Le poste des agents a votre appel" not in said(core.view)
    core.send(CallChanged("c1", CallState.RINGING))
    assert "Le poste des agents a votre appel" in said(core.view)


@pytest.mark.parametrize("form", ["portrait", "landscape", "tablet"])
def test_a_call_that_nobody_answered_in_time_leads_to_the_reception(at: Player, form: str) -> None:
    core = at("home", form=form)
    core.send(HelpPressed("c1"))
    core.send(CallChanged("c1", CallState.RINGING))
    assert "à l’entrée de la mairie" not in said(core.view)
    core.send(CallChanged("c1", CallState.EXPIRED))
    assert "à l’entrée de la mairie" in said(core.view)
    assert "39 75" in said(core.view)


def test_the_settings_are_left_from_whichever_of_their_parts(at: Player) -> None:
    core = at("home", text_size=4)
    core.choose("preferences")
    core.choose("more")
    assert core.session.at is not None
    core.choose("go_on")
    assert core.view.page == "home"
