"""Every look of a control in every state and theme: its words, its edge and its ring can be told apart."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from kiosk.ui.shapes.controls import SKINS, STATES, Skin, skin_of
from kiosk.ui.theme import NAMES, THEMES, Theme, contrast
from kiosk.views.placement import Rect, Shape

GENERAL = ("", "selected", "on", "off", "disabled")
WAYS = sorted({(look, state) for look in SKINS for state in GENERAL} | set(STATES))
GROUNDS = {"tool": ("bar",), "call": ("bar",)}  # all others stand on the page, or on a card


def skins(theme: Theme) -> list[tuple[str, Skin]]:
    """Each look in each state, at rest and pressed."""
    found = []
    for look, state in WAYS:
        for pressed in (False, True):
            brush = SimpleNamespace(theme=theme, pressed=pressed)
            shape = Shape(look, Rect(0, 0, 10, 10), state=state)
            found.append((f"{look} {state}{' pressed' * pressed}", skin_of(brush, shape)))
    return found


@pytest.mark.clause("1.4.3", "1.4.11")
@pytest.mark.parametrize("name", NAMES)
def test_words_and_signs_are_read_in_every_state(name: str) -> None:
    """WCAG 2.2, 1.4.3 and 1.4.11; ten to one in the standard theme, but for what cannot be chosen."""
    theme = THEMES[name]
    for what, skin in skins(theme):
        inks = (skin.ink,) if skin.ink else ("ink", "ink2")  # its words, and its hint
        words = min(contrast(theme.hex(ink), theme.hex(skin.fill)) for ink in inks)
        assert words >= (10 if name == "standard" and skin.ink != "dis" else 4.5), what
        if skin.icon:  # else each sign has the colour of its tile
            assert contrast(theme.hex(skin.icon), theme.hex(skin.fill)) >= 3, what


@pytest.mark.clause("1.4.11")
@pytest.mark.parametrize("name", NAMES)
def test_every_control_that_can_be_chosen_is_told_from_its_ground(name: str) -> None:
    """WCAG 2.2, 1.4.11: by its edge or by its fill."""
    theme = THEMES[name]
    for what, skin in skins(theme):
        look = what.split()[0]
        if skin.ink == "dis":
            continue
        for ground in GROUNDS.get(look, ("page",)):
            sides = [skin.fill, *([skin.edge] if skin.edge and skin.width else [])]
            best = max(contrast(theme.hex(side), theme.hex(ground)) for side in sides)
            assert best >= 3, (what, ground)


@pytest.mark.clause("5.6")
@pytest.mark.parametrize("name", NAMES)
def test_what_is_chosen_differs_in_more_than_colour(name: str) -> None:
    """WCAG 2.2, 1.4.1: a mark, or a much thicker edge, or a fill as dark as the ground is light."""
    theme, told = THEMES[name], dict(skins(THEMES[name]))
    for look in SKINS:
        rest, chosen = told[f"{look} "], told[f"{look} selected"]
        much = contrast(theme.hex(rest.fill), theme.hex(chosen.fill)) >= 3
        assert chosen.disc or much or chosen.width - rest.width >= 4 or rest.ink != chosen.ink, look
