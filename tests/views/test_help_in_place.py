"""The way to a person stands at the same place on every page, and the other tools beside it."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from kiosk.app.parts import Parts
from kiosk.dev.gallery.scenes import Scene
from kiosk.views.arranging.arrange import arrange
from kiosk.views.placement import Rect
from tests.views.lint import lines, words
from tests.views.visit import PANELS, Visits
from tests.views.ways import Way

TOOLS = ("back", "repeat", "preferences", "language")
WAYS = (Way(), Way("ar", 3, low=True, big=True))


@pytest.mark.clause("3.2.6")
@pytest.mark.parametrize("way", WAYS, ids=str)
def test_help_stands_at_the_same_place_on_every_page(
    way: Way, parts: Parts, scenes: dict[str, Scene]
) -> None:
    """WCAG 2.2, 3.2.6. The others make room for each other's words when the voice is switched on."""
    visits, places = Visits(parts), dict[tuple[object, ...], dict[Rect, str]]()
    for panel in PANELS:
        for scene in scenes.values():
            _, core = next(iter(visits.pages(scene, panel, way)))
            bar = [one.id for one in core.view.controls if one.zone == "bar"]
            assert [one for one in ("back", "repeat", *TOOLS[2:], "call") if one in bar] == [
                one for one in bar if one != "stop_sharing"
            ], f"{scene.name}, {panel}: another order"
            if any(one.look == "stop" for one in core.view.controls):
                continue  # no room for the strip: one tool more, the same order
            voice = next(one.label for one in core.view.controls if one.id == "repeat")
            side = core.view.dir  # the technician’s pages are French in all languages but English
            for of, tool in (((panel, side), "call"), *(((panel, side, voice), tool) for tool in TOOLS)):
                shape = core.placement.of(tool)
                assert shape is not None, f"{scene.name}, {panel}: no {tool}"
                places.setdefault((of, tool), {}).setdefault(shape.rect, scene.name)
    assert {of: found for of, found in places.items() if len(found) > 1} == {}


@pytest.mark.clause("3.2.6")
@pytest.mark.parametrize("panel", PANELS)
def test_whatever_help_says_it_stands_at_one_place_and_its_words_are_whole(
    panel: str, parts: Parts, scenes: dict[str, Scene]
) -> None:
    """With each word that the voice's tool may have beside it, in every language and size."""
    visits = Visits(parts)
    for language, text_size in product(parts.rules.languages, (1, 2, 3, 4)):
        _, core = next(iter(visits.pages(scenes["home"], panel, Way(language, text_size))))
        view, places, found = core.view, set(), []
        call, repeat = view.control("call"), view.control("repeat")
        assert call is not None
        assert repeat is not None
        assert {call.label, repeat.label} <= {*call.others, *repeat.others}
        for label, beside in product(call.others, repeat.others):
            said = {"call": label, "repeat": beside}
            bar = tuple(replace(k, label=said.get(k.id, k.label)) for k in view.controls if k.zone == "bar")
            shown = replace(view, parts=(), controls=bar, announcement=())
            placement = arrange(shown, core.layout)
            spot = placement.of("call")
            assert spot is not None
            places.add(spot.rect)
            found += [*lines(shown, placement, core.layout), *words(shown, placement, core.layout)]
        assert (len(places), found) == (1, []), f"{panel}, {language}, size {text_size}"
