"""Every look of a control in every state and theme: its words, its edge and its ring can be told apart."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from kiosk.ui.shapes.controls import SKINS, STATES, Skin, skin_of
from kiosk.ui.theme import NAMES, THEMES, Theme, contrast
from kiosk.views.placement import Rect, Shape

GENERAL = ("", "selected", "on", "off", "disabled")
WAYS = sorted({(look, state) for look in SKINS for state in GENERAL} | set(STATES))
# all others stand on the page, or on a card
GROUNDS = dict.fromkeys(("tool", "strip", "stop", "call"), ("bar",))
STOOD_ON = ("page", "bar", "card", "tint")  # what a control, and so its ring, may stand on
READ = {  # the words that stand on each ground
    "page": ("ink", "ink2"), "card": ("ink", "ink2"), "tint": ("ink", "ink2"), "bar": ("ink", "ink2"),
    "band": ("band_ink", "band_ink2"), "calling": ("on_calling",), "answered": ("on_answered",),
    "voice": ("on_voice",), "clay_tint": ("clay",),
}  # fmt: skip


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


@pytest.mark.clause("1.4.11")
@pytest.mark.parametrize("name", NAMES)
def test_the_frame_of_the_focus_is_seen_on_every_ground(name: str) -> None:
    """WCAG 2.2, 1.4.11: against all that controls stand on, the bands of a call and the voice's card too."""
    theme = THEMES[name]
    for ground in STOOD_ON:
        assert contrast(theme.hex("focus"), theme.hex(ground)) >= 3, ground


@pytest.mark.clause("1.4.3")
@pytest.mark.parametrize("name", NAMES)
def test_what_is_only_read_is_read_on_every_ground(name: str) -> None:
    """WCAG 2.2, 1.4.3; ten to one in the standard theme."""
    theme = THEMES[name]
    least = 10 if name == "standard" else 4.5
    for ground, inks in READ.items():
        for ink in inks:
            assert contrast(theme.hex(ink), theme.hex(ground)) >= least, (ground, ink)


@pytest.mark.clause("1.4.3")
@pytest.mark.parametrize("name", NAMES)
def test_what_cannot_be_chosen_is_still_read(name: str) -> None:
    theme = THEMES[name]
    assert contrast(theme.hex("dis"), theme.hex("dis_bg")) >= 4.5
    for what, skin in skins(theme):
        if what.endswith(" disabled"):
            assert (skin.ink, skin.fill) == ("dis", "dis_bg"), what


@pytest.mark.clause("1.4.11")
@pytest.mark.parametrize("name", NAMES)
def test_each_step_of_a_call_and_what_is_left_of_a_countdown_are_seen(name: str) -> None:
    """WCAG 2.2, 1.4.11: signs on their discs, the edge of a disc on the page, the arc of the ring."""
    theme = THEMES[name]
    for sign, ground in (
        ("on_primary", "primary"), ("on_answered", "answered"), ("on_calling", "calling"), ("ink", "page"),
        ("primary", "page"), ("line2", "page"), ("primary", "card"), ("voice_bar", "voice"),
    ):  # fmt: skip
        assert contrast(theme.hex(sign), theme.hex(ground)) >= 3, (sign, ground)
