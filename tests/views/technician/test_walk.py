"""Whatever a technician does, and the supervisor answers, leads to a page that holds together."""

from __future__ import annotations

import random

import pytest

from kiosk.session.commissioned import (
    CodeTold,
    Examined,
    GlassFelt,
    Kept,
    StepOpened,
    Tried,
)
from kiosk.session.events import Event, KeyTyped, Ticked, WentBack
from kiosk.session.technician import SHEET, Words
from kiosk.session.technician import STEPS as NAMES
from kiosk.views.focus import usable
from kiosk.wire.findings import Finding
from tests.views.conftest import SIZES, Player
from tests.views.lint import faults

STEPS = 400


def answer(chance: random.Random) -> Event:
    """Something that comes from outside the page."""
    x, y = chance.random(), chance.random()
    return chance.choice([
        CodeTold(chance.choice(["wrong", "wait", "open", "weak", "not_kept"]), chance.randint(0, 4), x * 60),
        Tried(chance.choice(["enrol", "line", "sheet"]), chance.choice(["good", "warning", "bad"])),
        StepOpened(chance.choice(["", SHEET, *NAMES])),
        Kept(chance.random() < 0.5, chance.choice([(), (Words("Relevez la dalle."),)])),
        Examined((Finding("disque", "warning", "2 Mo libres", "Faites de la place."),)),
        GlassFelt(chance.choice(["down", "move", "up"]), chance.randint(1, 3), x, y),
        KeyTyped(chance.choice("1234567890az-")),
        Ticked(),
        WentBack(),
    ])  # fmt: skip


@pytest.mark.parametrize("form", SIZES)
def test_no_page_of_a_random_technician_fails(at: Player, form: str) -> None:
    chance, met = random.Random(form), set()
    core = at("technician_home", form=form)
    now = core.seconds()
    for number in range(STEPS):
        core.seconds = lambda number=number: now + number / 2  # type: ignore[misc]
        choices = [one for one in core.view.controls if usable(one) and one.zone != "bar"]
        if choices and chance.random() < 0.7:
            core.choose(chance.choice(choices).id)
        else:
            core.send(answer(chance))
        if core.session.ended:
            core = at("technician_home", form=form)
            continue
        met.add(core.view.page)
        if core.view.controls and number % 10 == 0:
            assert faults(core.view, core.placement, core.layout) == [], core.view.page
    assert len(met) > 6
