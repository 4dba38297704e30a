"""Colour is never alone (WCAG 1.4.1): what a page shows of a state is seen in its form too, in each theme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from kiosk.app.parts import Parts
from kiosk.dev.gallery.scenes import Scene
from kiosk.procedures.answers import Number
from kiosk.session.events import Answered, KeyTyped, ProcedureOpened
from kiosk.ui.theme import NAMES
from kiosk.views.placement import Placement, Shape, words_on
from tests.procedures.build import Shelf, procedure, question
from tests.views.conftest import Player
from tests.views.form import at_rest, form
from tests.views.visit import PANELS, Visits
from tests.views.ways import Way

pytestmark = pytest.mark.xdist_group("colour")  # its pages are made once
PLAIN, MIRRORED = Way(), Way("ar", 2)
# The states that pages of the gallery show, by look; one that none shows any more would be looked at nowhere.
SHOWN = {
    ("action", "disabled"), ("tool", "disabled"), ("tool", "selected"), ("tool", "speaking"),
    ("answer", "selected"), ("answer", "on"), ("option", "selected"), ("second", "selected"),
    ("switch", "on"),
    ("language", "selected"), ("have", "selected"), ("lack", "selected"), ("call", "calling"),
    ("call", "answered"), ("step", "now"), ("step", "next"), ("tag", "open"),
    ("band", "calling"), ("band", "answered"),
}  # fmt: skip
KINDS = ("more", "off")  # what a control is, or that it stands at rest
Page = tuple[str, Placement]


@pytest.fixture(scope="module")
def pages(parts: Parts, scenes: dict[str, Scene]) -> list[Page]:
    """Every page that the linter knows, each part of it, on every panel; in two languages."""
    visits = Visits(parts)
    return [
        (f"{scene.name} {number}, {panel}, {way}", core.placement)
        for scene in scenes.values()
        for panel in PANELS
        for way in (PLAIN, MIRRORED)
        for number, core in visits.pages(scene, panel, way)
    ]


def test_every_state_is_shown_on_some_page(pages: list[Page]) -> None:
    found = {(shape.look, shape.state) for _, placement in pages for shape in placement.shapes}
    assert sorted(SHOWN - found) == []


@pytest.mark.clause("1.4.1")
@pytest.mark.parametrize("theme", NAMES)
def test_a_control_in_a_state_differs_in_form_from_itself_at_rest(pages: list[Page], theme: str) -> None:
    rests = defaultdict(set)
    for _, placement, shape in controls(pages):
        if not shape.state or shape.state in KINDS:
            rests[_which(placement, shape)].add(seen(shape, placement, theme))
    for where, placement, shape in controls(pages):
        if shape.state and shape.state not in KINDS:
            # as it stands at rest on another page, with the icons and words that it has there
            rest = rests[_which(placement, shape)] or {seen(at_rest(shape), placement, theme)}
            assert seen(shape, placement, theme) not in rest, (where, shape.look, shape.state)


@pytest.mark.clause("1.4.1")
@pytest.mark.parametrize("theme", NAMES)
def test_what_is_framed_differs_in_form(pages: list[Page], theme: str) -> None:
    for where, placement, shape in controls(pages):
        framed, bare = replace(shape, focused=True), replace(shape, focused=False)
        assert seen(framed, placement, theme) != seen(bare, placement, theme), (where, shape.look)


@pytest.mark.clause("1.4.1")
@pytest.mark.parametrize("theme", NAMES)
def test_each_step_of_a_call_differs_in_form_from_what_it_is_before_and_after(
    pages: list[Page], theme: str
) -> None:
    found = defaultdict(set)
    for _, placement in pages:
        for number, shape in enumerate(one for one in placement.shapes if one.look == "step"):
            found[number, shape.state].add(seen(shape, placement, theme))
    assert len(found) >= 6
    for (number, state), forms in found.items():
        others = (more for (n, other), more in found.items() if n == number and other != state)
        assert forms.isdisjoint(set().union(*others)), (number, state)


@pytest.mark.clause("1.4.1")
@pytest.mark.parametrize("theme", NAMES)
def test_what_is_being_said_or_told_has_a_mark(pages: list[Page], theme: str) -> None:
    found = 0
    for where, placement in pages:
        for shape in placement.shapes:
            if shape.look in ("spoken", "notice") or (shape.look, shape.state) == ("callout", "spoken"):
                found += 1
                assert any(one.startswith("mark") for one in seen(shape, placement, theme)), where
    assert found


@pytest.mark.clause("1.4.1")
def test_a_band_has_the_colour_of_a_call_only_where_words_tell_of_the_call(pages: list[Page]) -> None:
    calm = {words_on(call) for _, placement in pages if (call := _call(placement)).state == ""}
    for where, placement in pages:
        band = next(shape for shape in placement.shapes if shape.look == "band")
        if band.state in ("calling", "answered"):
            assert _call(placement).state == band.state, where
            assert words_on(_call(placement)) not in calm, where


@pytest.mark.clause("1.4.1")
def test_words_tell_what_a_coloured_sign_says(pages: list[Page]) -> None:
    """A tag has words of its own in each state; what is still to be found has an icon of its own."""
    tags, icons = defaultdict(set), defaultdict(set)
    for where, placement in pages:
        for shape in placement.shapes:
            if shape.look == "tag":
                assert words_on(shape), where
                tags[words_on(shape)].add(shape.state)
            if shape.control is None:
                for glyph in shape.glyphs:
                    icons[glyph.ink == "clay"].add(glyph.name)
    assert tags
    assert {words: states for words, states in tags.items() if len(states) > 1} == {}
    assert icons[True]
    assert icons[True].isdisjoint(icons[False])


@pytest.mark.clause("1.4.1")
def test_a_wrong_answer_and_a_veiled_one_are_told_by_words_and_signs(at: Player) -> None:
    core = at("home")
    number = replace(question("n", kind="number"), least=1, most=9)
    core.library = Shelf(procedure(number, question("secret", kind="text", privacy="secret")))
    core.send(ProcedureOpened("p"))
    wrong = "Ce nombre doit être entre 1 et 9."
    core.send(KeyTyped("7"))
    assert wrong not in said_on(core.placement)
    core.send(KeyTyped("7"))
    assert wrong in said_on(core.placement)
    assert core.placement.of("go_on").state == "disabled"
    core.send(Answered("n", Number(7)))
    core.send(KeyTyped("a"))
    core.send(KeyTyped("b"))
    assert "••" in said_on(core.placement).split()


def controls(pages: list[Page]) -> Iterator[tuple[str, Placement, Shape]]:
    for where, placement in pages:
        for shape in placement.shapes:
            if shape.control is not None:
                yield where, placement, shape


def _which(placement: Placement, shape: Shape) -> tuple[object, ...]:
    """The same control wherever it stands; the words of the call change with it."""
    assert shape.control is not None
    label = "" if shape.look == "call" else shape.control.label
    return placement.width, placement.dir, shape.look, label


def said_on(placement: Placement) -> str:
    return " ".join(words_on(shape) for shape in placement.shapes)


def _call(placement: Placement) -> Shape:
    return next(shape for shape in placement.shapes if shape.look == "call")


@cache
def _form(shape: Shape, panel: tuple[int, int, float, str, str], theme: str) -> frozenset[str]:
    width, height, unit, tone, reads = panel
    return form(shape, Placement(width, height, unit, theme, tone, (), dir=reads), theme)  # type: ignore[arg-type]


def seen(shape: Shape, placement: Placement, theme: str) -> frozenset[str]:
    """Its form; the same shape is looked at once."""
    panel = placement.width, placement.height, placement.unit, placement.tone, placement.dir
    return _form(shape, panel, theme)
