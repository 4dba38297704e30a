"""What the citizen is told before and while an agent sees their answers, and how it is ended everywhere."""

from __future__ import annotations

import pytest

from kiosk.app.core import Core
from kiosk.session.consented import SharingChosen, ViewerChanged
from kiosk.session.events import PageOpened
from kiosk.session.pressed import WhereAsked
from kiosk.views.view import View
from tests.views.conftest import Player

SEEN = "Un agent de l’accueil voit vos réponses"


def words(view: View) -> str:
    said = [one.text for part in view.parts for one in part.sentences]
    return " ".join([*said, *(one.text for one in view.told)])


def part(core: Core, name: str) -> list[str]:
    return [one.text for found in core.view.parts if found.id == name for one in found.sentences]


def test_it_is_offered_on_the_call_s_page_once_an_agent_s_page_could_see(at: Player) -> None:
    assert at("call_accepted").view.control("sharing") is None
    assert at("call_viewed").view.control("sharing") is not None


def test_the_citizen_is_told_what_would_be_seen_and_by_whom(at: Player) -> None:
    core = at("sharing")
    assert "Un agent de l’accueil les verra sur son écran." in words(core.view)
    assert part(core, "seen") == ["L’agent verra", "Rue."]
    assert part(core, "veiled")[1] == "Âge, une réponse."  # the author's neutral names, where there are any
    assert [k.id for k in core.view.controls if k.zone == "touch"] == ["show_answers", "keep_answers"]


def test_a_supervisor_is_said_to_be_one(at: Player) -> None:
    core = at("call_accepted")
    assert core.session.call is not None
    core.send(ViewerChanged(core.session.call.request.id, "p", "k", "supervisor"))
    core.send(PageOpened("sharing"))
    assert "Un responsable de l’accueil les verra sur son écran." in words(core.view)
    core.send(SharingChosen())
    assert core.view.told[0].text == "Un responsable de l’accueil voit vos réponses."


def test_no_does_nothing(at: Player) -> None:
    core = at("sharing")
    core.choose("keep_answers")
    assert (core.view.page, core.session.sharing.on) == ("call", False)
    assert core.view.control("stop_sharing") is None


@pytest.mark.parametrize("scene", [
    "shared_first", "shared_question", "shared_typing", "shared_search", "shared_call", "shared_preferences",
])  # fmt: skip
@pytest.mark.parametrize("form", ["portrait", "landscape", "tablet"])
@pytest.mark.parametrize("low", ["on", "off"])
def test_while_it_lasts_every_page_has_a_frame_and_one_touch_ends_it(
    at: Player, scene: str, form: str, low: str
) -> None:
    core = at(scene, form=form, low=low)
    stop = core.view.control("stop_sharing")
    assert stop is not None
    assert stop.said.startswith(SEEN)
    assert core.placement.shapes[-1].look == "watched"
    assert core.placement.of("stop_sharing") is not None
    core.choose("stop_sharing")
    assert not core.session.sharing.on
    assert core.view.told[0].text == "Personne ne voit plus vos réponses."
    assert core.view.control("stop_sharing") is None
    assert all(shape.look != "watched" for shape in core.placement.shapes)


def test_where_the_strip_has_no_room_the_top_of_the_page_says_who_sees(at: Player) -> None:
    core = at("shared_question", low="on")
    assert part(core, "place") == [SEEN]
    stop = core.view.control("stop_sharing")
    assert stop is not None
    assert stop.label == "Ne plus montrer"


def test_where_am_i_tells_it(at: Player) -> None:
    core = at("shared_question")
    core.send(WhereAsked())
    assert f"{SEEN}." in [one.text for one in core.view.told]
    core.choose("stop_sharing")
    core.send(WhereAsked())
    assert f"{SEEN}." not in [one.text for one in core.view.told]


def test_it_is_said_first_of_all_when_it_begins_and_when_it_ends(at: Player) -> None:
    core = at("sharing", voice="on")
    core.choose("show_answers")
    assert core.view.announcement[0].text == f"{SEEN}."
    core.choose("stop_sharing")
    assert core.view.announcement[0].text == "Personne ne voit plus vos réponses."


def test_the_call_s_page_no_longer_says_that_nobody_sees_them(at: Player) -> None:
    nobody = "Vos réponses restent à l’écran, personne d’autre ne les voit."
    assert nobody in words(at("call_accepted").view)
    shared = words(at("shared_call").view)
    assert nobody not in shared
    assert f"{SEEN}." in shared
