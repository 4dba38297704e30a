"""Every page of the gallery, in every form and a spread of sizes, obeys the rules of `lint`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice

import pytest

from kiosk.app.core import Core
from kiosk.app.parts import Parts
from kiosk.dev.gallery.scenes import Scene, play
from kiosk.dev.gallery.steps import parts_of
from tests.views.lint import faults

# (text size, low, big): all sizes as they are, and the modes that move things most.
WAYS = (
    (1, "off", "off"),
    (2, "off", "on"),
    (3, "on", "off"),
    (4, "off", "off"),
    (1, "on", "on"),
    (2, "on", "off"),
)
OTHERS = ("ar", "zh")  # letters and a direction that ask most of a page


@pytest.mark.clause("5.1.3.6", "5.1.4", "2.5.8", "8.3.2")
@pytest.mark.parametrize("form", ["portrait", "landscape", "tablet"])
def test_every_page_keeps_the_rules(
    form: str, parts: Parts, fresh: dict[str, Iterator[Core]], scenes: dict[str, Scene]
) -> None:
    """Each scene at text size 1 in French and one of OTHERS, and in two other ways, in turn."""
    found, offered = [], parts.rules.languages
    turns = cycle((way, language) for way in WAYS for language in offered)
    others = cycle([language for language in OTHERS if language in offered] or ["en"])
    for scene in scenes.values():
        plain = ((WAYS[0], "fr"), (WAYS[0], next(others)))
        for (text_size, low, big), language in (*plain, *islice(turns, 2)):
            core = next(fresh[form])
            play(scene, core, language, [("text_size", str(text_size)), ("low", low), ("big", big)])
            for part in parts_of(core):
                where = f"{scene.name} {part}, {language}, size {text_size}, low {low}, big {big}"
                found += [f"{where}: {fault}" for fault in faults(core.view, core.placement, core.layout)]
    assert not found, f"{len(found)} faults\n" + "\n".join(found[:40])
