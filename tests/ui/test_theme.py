"""The four themes: pairs of colours have the contrast the tokens state; every icon named exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.ui.icons import DOT, ICONS, icon
from kiosk.ui.theme import NAMES, THEMES, contrast

ROOT = Path(__file__).resolve().parents[2]
# role, the surface it stands on, and the contrast stated for the four themes in look/TOKENS.md §1
STATED = """
ink page 14.9 21.0 16.5 9.6
ink2 page 10.7 21.0 16.5 8.2
band_ink band 12.5 21.0 16.5 8.9
band_ink2 band 10.6 21.0 16.5 7.6
on_primary primary 11.1 21.0 16.5 7.5
line page 5.7 21.0 16.5 3.9
line2 bar 4.1 21.0 16.5 3.1
tint ink 14.1 15.1 11.8 9.2
on_call call 10.6 14.5 16.5 8.7
on_calling calling 11.8 14.5 16.5 9.6
on_answered answered 11.8 14.9 16.5 8.9
on_voice voice 13.3 21.0 16.5 9.5
voice_bar voice 6.0 21.0 16.5 4.6
on_clay clay 12.3 21.0 16.5 9.3
clay clay_tint 10.2 15.1 11.8 7.3
focus page 6.7 10.6 21.0 5.3
dis dis_bg 4.9 7.5 7.2 4.4
"""
PAIRS = [tuple(row.split()) for row in STATED.strip().splitlines()]


@pytest.mark.clause("1.4.3", "1.4.11")
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0]} on {pair[1]}")
def test_stated_contrasts_are_reached(pair: tuple[str, ...], name: str) -> None:
    theme, stated = THEMES[name], float(pair[2 + NAMES.index(name)])
    # Stated to one decimal, some of them rounded up.
    assert contrast(theme.hex(pair[0]), theme.hex(pair[1])) >= stated - 0.06


@pytest.mark.clause("1.4.3")
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("role", ["ink", "ink2", "band_ink", "band_ink2"])
def test_all_text_is_readable_on_every_surface_it_stands_on(role: str, name: str) -> None:
    theme = THEMES[name]
    surfaces = ("band",) if role.startswith("band") else ("page", "card", "bar", "tint")
    for surface in surfaces:
        assert contrast(theme.hex(role), theme.hex(surface)) >= 7, surface


@pytest.mark.parametrize("name", NAMES)
def test_the_focus_is_told_from_all_that_lies_on_either_side_of_its_ring(name: str) -> None:
    theme = THEMES[name]
    for surface in ("page", "bar", "card", "tint"):  # WCAG 2.2, 1.4.11 and 2.4.13
        assert contrast(theme.hex("focus"), theme.hex(surface)) >= 3, surface


def test_roles_are_known_by_the_names_of_the_tokens_too() -> None:
    assert THEMES["soft"].hex("bandInk2") == THEMES["soft"].hex("band_ink2")
    with pytest.raises(KeyError, match="bandInk3"):
        THEMES["soft"].hex("bandInk3")


def test_black_themes_have_no_lip() -> None:
    for name in ("white_on_black", "yellow_on_black"):
        assert {THEMES[name].hex(role) for role in ("lip", "primary_lip", "call_lip", "answered_lip")} == {""}


def test_every_icon_named_in_the_procedures_and_views_exists() -> None:
    named = set()
    for file in (ROOT / "config").rglob("*.yaml"):
        named |= set(re.findall(r"\bicone\s*:\s*[\"']?([a-z0-9-]+)", file.read_text("utf-8")))
    for file in (ROOT / "kiosk" / "views").rglob("*.py"):
        named |= set(re.findall(r"\bicon[=(]\"([a-z0-9-]+)\"", file.read_text("utf-8")))
    assert named, "no icon was found: has the key another name?"
    assert sorted(named - set(ICONS) - {DOT}) == []


def test_an_unknown_icon_draws_a_question_mark() -> None:
    assert icon("no-such-icon") == icon("help")
