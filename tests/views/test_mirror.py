"""A page that is read from right to left: the same page, in a mirror."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.app.core import Core
from kiosk.views.arranging.arrange import arrange
from kiosk.views.placement import Line, Placement, Rect, Shape
from tests.views.conftest import Player
from tests.views.lint import faults


def both(core: Core) -> tuple[Placement, Placement]:
    """The page as it stands, and as it would in a language that is read from right to left."""
    return core.placement, arrange(replace(core.view, dir="rtl"), core.layout)


def test_what_stands_at_the_left_stands_at_the_right(at: Player) -> None:
    plain, turned = both(at("home"))
    for before, after in zip(plain.shapes, turned.shapes, strict=True):
        assert after.rect.y == before.rect.y
        assert after.rect.right == plain.width - before.rect.x
    back = turned.of("back")
    assert back is not None
    assert back.rect.x > turned.width / 2
    assert back.glyphs[0].turned


def test_keys_and_what_is_typed_keep_their_order(at: Player) -> None:
    plain, turned = both(at("search_two"))
    keys = [shape.rect.x for shape in turned.shapes if shape.look == "key"]
    assert keys == [shape.rect.x for shape in plain.shapes if shape.look == "key"]
    field = next(shape for shape in turned.shapes if shape.look == "field")
    assert field.glyphs[0].x < field.lines[0].x


def test_clocks_and_checks_are_as_they_are(at: Player) -> None:
    _, turned = both(at("call_ringing"))
    names = {glyph.name: glyph.turned for shape in turned.shapes for glyph in shape.glyphs}
    assert not names["timelapse"]
    assert not names["check"]
    assert names["arrow-left"]


def test_a_french_text_is_read_from_its_left_edge(at: Player) -> None:
    _, turned = both(at("reading"))
    texts = [shape for shape in turned.shapes if shape.look == "text" and len(shape.lines) > 1]
    assert texts
    for shape in texts:
        assert len({line.x for line in shape.lines}) == 1


def test_arabic_lines_end_at_the_same_right_edge() -> None:
    from kiosk.views.arranging.mirror import mirrored

    lines = tuple(
        Line(text, 40, 60 * n, 60, 44, 44 * len(text)) for n, text in enumerate(("بلدية", "باريس هنا"))
    )
    shape = Shape("text", Rect(20, 0, 960, 120), lines)
    turned = mirrored(Placement(1000, 200, 1.0, "standard", "calm", (shape,))).shapes[0]
    assert {line.x + line.width for line in turned.lines} == {960}


@pytest.mark.parametrize("form", ["portrait", "landscape", "tablet"])
@pytest.mark.parametrize(
    "scene", ["welcome", "question", "checklist", "summary", "search_two", "preferences"]
)
def test_a_page_in_the_mirror_keeps_the_rules(at: Player, scene: str, form: str) -> None:
    core = at(scene, form=form)
    view = replace(core.view, dir="rtl")
    assert faults(view, arrange(view, core.layout), core.layout) == []


def test_the_bar_of_a_card_that_tells_stands_at_the_leading_edge(at: Player) -> None:
    core = at("told_help", language="ar")
    card = next(shape for shape in core.placement.shapes if shape.look == "notice")
    assert card.state == "rtl"
    assert next(shape for shape in at("told_help").placement.shapes if shape.look == "notice").state == ""
