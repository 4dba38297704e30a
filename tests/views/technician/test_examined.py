"""The doctor's findings on the technician's pages: the worst first, each with what mends it."""

from __future__ import annotations

import pytest

from kiosk.session.commissioned import Examined, StepOpened
from kiosk.session.effects import AskTerminal
from kiosk.views.pages.technician.content import PARTS
from kiosk.wire.findings import Finding
from tests.views.conftest import Player
from tests.views.technician.test_steps import inside

FOUND = (
    Finding("réglages", "good", "se lisent"),
    Finding(PARTS[0], "good", "12 fichiers"),
    Finding(PARTS[1], "warning", "de février", "kiosk sync"),
    Finding("carte son", "bad", "aucune", "aplay -l"),
)


def shown(core) -> list[str]:  # type: ignore[no-untyped-def]
    return [part.id for part in core.view.parts if part.id.startswith("finding:")]


def test_everything_is_examined_and_told_the_worst_first(at: Player) -> None:
    core = inside(at, "doctor")
    assert AskTerminal("Examine", {}) in core.choose("try")
    waits = core.view.control("try")
    assert waits is not None
    assert waits.state == "disabled"
    core.send(Examined(FOUND))
    assert shown(core)[:2] == ["finding:carte son", f"finding:{PARTS[1]}"]
    said = " ".join(one.text for part in core.view.parts for one in part.sentences)
    assert "aplay -l" in said
    done = core.view.control("step_good")
    if done is None:  # on a further part of the page
        core.choose("more")
        done = core.view.control("step_good")
    assert done is not None
    assert done.event.outcome == "bad"  # type: ignore[union-attr]
    assert done.event.measured.told() == "En faute\u00a0: 1. À voir\u00a0: 1. Bons\u00a0: 2."  # type: ignore[union-attr]


@pytest.mark.parametrize("step", ["content", "doctor"])
def test_what_is_known_already_stands_there_at_once(at: Player, step: str) -> None:
    core = inside(at, "doctor")
    core.send(Examined(FOUND))
    core.send(StepOpened(step))
    wanted = 2 if step == "content" else 4
    seen = shown(core)
    while core.view.control("more") is not None and len(seen) < wanted:
        core.choose("more")
        seen += shown(core)
    assert len(seen) == wanted
