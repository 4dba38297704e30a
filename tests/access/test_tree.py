"""Every page of the gallery as assistive technology reads it: all of it, once, in order, and nothing more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk import languages
from kiosk.access.node import Node, Tree
from kiosk.access.tree import tree_of
from kiosk.app.broken import out_of_order
from kiosk.app.core import Core
from kiosk.dev.gallery.scenes import Scene, play
from kiosk.session.events import FocusMoved, HeadsetChanged
from kiosk.views.compose import control_sentences
from kiosk.views.placement import blank
from kiosk.views.spoken import spoken
from kiosk.views.view import ENDS, Control, View
from tests.views.conftest import Player

TYPED = "picpus"  # what the gallery's citizen writes
ROLES = {"option": "radio", "checkbox": "checkbox", "switch": "switch", "key": "key"}


def tree(core: Core) -> Tree:
    return tree_of(core.view, core.placement)


def in_order(made: Tree) -> list[Node]:
    """All nodes as they are met from the root on; every one that is there is met, and once."""
    by_id = {node.id: node for node in made.nodes}
    assert len(by_id) == len(made.nodes), "two nodes of one page have the same number"

    def below(number: int) -> Iterator[Node]:
        yield by_id[number]
        for child in by_id[number].children:
            yield from below(child)

    met = list(below(made.root))
    assert sorted(node.id for node in met) == sorted(by_id)
    assert made.focus in by_id
    return met


def faults(core: Core) -> Iterator[str]:
    """What differs between a page and its tree."""
    view, placement = core.view, core.placement
    met = in_order(tree(core))
    controls = [node for node in met if node.control]
    if [node.control for node in controls] != [control.id for control in view.controls]:
        yield f"the focus goes {[one.id for one in view.controls]}, read: {[one.control for one in controls]}"
        return
    for node, control in zip(controls, view.controls, strict=True):
        shape = placement.of(control.id)
        if shape is None or node.rect != shape.rect:
            yield f"{control.id} stands elsewhere"
        if node.role != ROLES.get(control.role, "button") or node.disabled != (
            control.event is None or control.state == "disabled"
        ):
            yield f"{control.id} is told as {node.role}, disabled {node.disabled}"
        if node.on is not told_state(control):
            yield f"{control.id} is « {control.state} » and told as {node.on}"
        if (words := told(node, control, view.language)) != said(core, control):
            yield f"{control.id} is told « {words} » and said « {said(core, control)} »"
    names = [node.name + node.value for node in met]
    for part in view.parts:
        for sentence in part.sentences:
            if sentence.said and not any(sentence.said in one or sentence.text in one for one in names):
                yield f"« {sentence.said} » is not there"


def told_state(control: Control) -> bool | None:
    """On or off, where it is told whether it is."""
    if control.untold or control.role == "key":
        return None
    if control.role in ("option", "checkbox", "switch") or control.state == "selected":
        return control.state in ("on", "selected")
    return None


def told(node: Node, control: Control, language: str) -> str:
    """The words of a node as the voice would pronounce them: name and hint in one breath, where it can."""
    if control.kept:
        assert node.description.endswith(control.kept)
        return words(node.name, control.spoken_lang or control.lang) + words(control.kept, language)
    if control.hint_lang:
        return words(node.name, control.lang) + words(node.description, control.hint_lang)
    own = languages.of(control.lang)
    stop = "" if node.name.endswith(ENDS) else own.stop
    hint = f"{stop}{own.gap}{node.description}" if node.description else ""
    return words(node.name + hint, control.lang)


def said(core: Core, control: Control) -> str:
    """What the voice says of it, without its state."""
    stateless = replace(control, state="")
    sentences = control_sentences(core.texts.of(core.view.language), stateless, core.view.language)
    return "".join(char for one in sentences for char in one.said if char.isalnum())


def words(text: str, lang: str) -> str:
    """What is said of a text, without its signs."""
    return "".join(char for char in spoken(text, lang) or text if char.isalnum())


@pytest.mark.parametrize(
    ("form", "language"),
    [("portrait", "fr"), ("portrait", "ar"), ("landscape", "fr"), ("tablet", "fr")],
)
def test_every_page_is_read_whole_in_the_order_of_the_focus(
    form: str, language: str, fresh: dict[str, Iterator[Core]], scenes: dict[str, Scene]
) -> None:
    found = []
    for scene in scenes.values():
        core = next(fresh[form])
        play(scene, core, language)
        found += [f"{scene.name}: {fault}" for fault in faults(core)]
        if core.choose("more"):
            found += [f"{scene.name}, second part: {fault}" for fault in faults(core)]
    assert not found, f"{len(found)} faults\n" + "\n".join(found[:20])


@pytest.mark.clause("5.1.3.8", "5.1.3.9")
@pytest.mark.parametrize("scene", ["recap", "question_text_typed"])
def test_what_the_voice_keeps_to_itself_is_kept_here_too(at: Player, scene: str) -> None:
    core = at(scene)
    assert TYPED in str(core.view), "the page shows it"
    assert TYPED not in str(tree(core))
    assert "Votre réponse est à l’écran." in str(tree(core))
    core.send(HeadsetChanged(True))
    assert TYPED in str(tree(core))


@pytest.mark.clause("5.1.3.9")
def test_a_private_choice_is_not_told_unless_it_may_be_said(at: Player) -> None:
    core = at("question_several_ticked")
    boxes = [node for node in tree(core).nodes if node.role == "checkbox"]
    assert boxes
    assert {node.on for node in boxes} == {None}
    core.send(HeadsetChanged(True))
    assert {node.on for node in tree(core).nodes if node.role == "checkbox"} == {True, False}


def test_numbers_stay_while_the_page_stays_and_the_bar_is_always_the_same(at: Player) -> None:
    core = at("checklist")
    before = {node.control: node.id for node in tree(core).nodes if node.control}
    core.choose(next(one for one in before if one.startswith("have:")))
    assert before == {node.control: node.id for node in tree(core).nodes if node.control}
    core.choose("go_on")
    after = {node.control: node.id for node in tree(core).nodes if node.control}
    assert before["call"] == after["call"]
    own = {control.id for control in core.view.controls if control.zone != "bar"}
    assert own
    assert not set(before.values()) & {number for one, number in after.items() if one in own}


def test_the_focus_is_on_the_page_until_it_is_on_a_control(at: Player) -> None:
    core = at("question")
    focused = {node.id: node for node in tree(core).nodes}[tree(core).focus]
    assert (focused.role, focused.name) == ("page", core.view.title)
    assert "Pourquoi cette question" in focused.description
    choice = core.view.controls[1].id
    core.send(FocusMoved(choice))
    focused = {node.id: node for node in tree(core).nodes}[tree(core).focus]
    assert focused.control == choice


def test_what_comes_by_itself_is_told_as_such(at: Player) -> None:
    help_told = [node for node in tree(at("told_help")).nodes if node.role == "status"]
    assert len(help_told) == 1
    assert "« Suivant » et « Précédent » vont d’un choix à l’autre." in help_told[0].name
    core = at("search_nothing")
    assert core.view.notice is not None
    assert [node.name for node in tree(core).nodes if node.role == "alert"] == [core.view.notice.text]


def test_a_page_without_a_view_is_its_words(at: Player) -> None:
    core = at("home")
    broken = out_of_order(Path("nowhere"), core.layout.metrics, (1080, 1920))
    assert "Cette borne est en panne." in [node.name for node in in_order(tree_of(None, broken))]
    (nothing,) = in_order(tree_of(None, blank(core.placement)))
    assert (nothing.role, nothing.name) == ("window", "")


def test_what_is_read_is_found_where_it_stands(at: Player) -> None:
    core = at("question_text_typed")
    by_role = {node.role: node for node in tree(core).nodes}
    field = next(shape for shape in core.placement.shapes if shape.look == "field")
    assert by_role["field"].rect == field.rect
    title = by_role["heading"].rect
    assert title is not None
    read = [shape for shape in core.placement.shapes if shape.control is None]
    lines = [line for shape in read for line in shape.lines if line.text in core.view.title]
    assert lines
    assert all(title.holds(line.x, line.y) for line in lines)


def test_the_view_is_not_needed_whole(at: Player) -> None:
    """A page with nothing to read and nothing to touch is a page."""
    core = at("home")
    bare = View("home", "home", "Rien", (), (), ())
    made = in_order(tree_of(bare, core.placement))
    assert [node.role for node in made] == ["window", "page", "bar"]
