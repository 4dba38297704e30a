"""Every page of the gallery on every panel obeys the rules of `lint`: in plain French, in others by turns.

The ways are others each day, so that all come up in time; `./deploy/pages` goes through them all at once.
`PAGES_SEED=n` before the command shows those of a failure again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from itertools import islice

import pytest

from kiosk.app.core import Core
from kiosk.app.parts import Parts
from kiosk.dev.gallery.scenes import Scene, play
from kiosk.dev.gallery.steps import parts_of
from tests.views.lint import faults
from tests.views.visit import PANELS, Visits, as_set
from tests.views.ways import Way, every_way, pairs, sample

SEED = int(os.environ.get("PAGES_SEED", date.today().toordinal()))
SHARES, OTHERS = 3, 3  # parts that the scenes are tried in; ways of each scene beside the plain one


def tried(share: int, scenes: dict[str, Scene], languages: tuple[str, ...]) -> Iterator[tuple[Scene, Way]]:
    """Which scenes are looked at, and how, in one share of them."""
    ways = sample(languages, SEED * SHARES + share)
    for scene in list(scenes.values())[share::SHARES]:
        for way in (Way(), *islice(ways, OTHERS)):
            yield scene, way


@pytest.mark.clause("5.1.3.6", "5.1.4", "2.5.8", "8.3.2")
@pytest.mark.parametrize("share", range(SHARES))
def test_every_page_keeps_the_rules(share: int, parts: Parts, scenes: dict[str, Scene]) -> None:
    visits, found = Visits(parts), []
    for scene, way in tried(share, scenes, parts.rules.languages):
        for panel in PANELS:
            for number, core in visits.pages(scene, panel, way):
                where = f"{scene.name} {number}, {panel}, {way}"
                found += [f"{where}: {one}" for one in faults(core.view, core.placement, core.layout)]
    assert not found, f"{len(found)} faults, PAGES_SEED={SEED}\n" + "\n".join(found[:40])


NARROW = (  # where long words, large letters and a low reach once left too little room
    ("home", "portrait", Way("uk", 3, low=True)),
    ("home_calling", "portrait", Way("uk", 4, low=True, big=True)),
    ("said_title", "tablet", Way("uk", 3, big=True)),
    ("welcome", "portrait", Way("uk", 4)),
    ("question_text_explained", "portrait", Way("pt", 4, low=True)),
    ("question_number", "tablet", Way("uk", 1, big=True)),
    ("search_order", "landscape", Way("ar", 1, low=True)),
    ("call_message", "tablet", Way("fr", 4)),
)


def test_the_narrowest_pages_keep_the_rules_every_day(parts: Parts, scenes: dict[str, Scene]) -> None:
    visits, found = Visits(parts), []
    for name, panel, way in NARROW:
        seen = list(visits.pages(scenes[name], panel, way))
        assert seen, name
        for number, core in seen:
            where = f"{name} {number}, {panel}, {way}"
            found += [f"{where}: {one}" for one in faults(core.view, core.placement, core.layout)]
    assert not found, "\n".join(found)


def test_any_two_settings_come_up_together_on_every_panel(parts: Parts, scenes: dict[str, Scene]) -> None:
    for share in range(SHARES):
        ways = [way for _, way in tried(share, scenes, parts.rules.languages)]
        assert pairs(ways) == pairs(every_way(parts.rules.languages)), f"PAGES_SEED={SEED}"


def test_a_page_put_up_in_a_way_is_the_one_that_a_citizen_is_led_to(
    parts: Parts, scenes: dict[str, Scene], fresh: dict[str, Iterator[Core]]
) -> None:
    """What the linter looks at is what is shown: a few pages are reached step by step, too."""
    visits = Visits(parts)
    for name, panel, way in (
        ("home", "tablet", Way("ar", 3, low=True)),
        ("summary_marked", "portrait", Way("uk", 4, "soft", big=True)),
        ("scan_papers", "landscape", Way("zh", 2)),
        ("call_long", "tablet", Way("fr", 4, "white_on_black")),
        ("still_there", "portrait", Way("es", 2)),
    ):
        shown = next(iter(visits.pages(scenes[name], panel, way)))[1]
        other = next(fresh[panel])
        play(scenes[name], other, way.language, as_set(way))
        next(iter(parts_of(other)))
        assert (other.view.parts, other.view.controls) == (shown.view.parts, shown.view.controls), name
        assert other.placement.shapes == shown.placement.shapes, name
