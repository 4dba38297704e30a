"""The doctor's findings on the technician's pages: the worst first, each with what mends it."""

from __future__ import annotations

import pytest

from kiosk.app.looked_after import event_of
from kiosk.session.commissioned import Examined, StepOpened
from kiosk.session.effects import AskTerminal
from kiosk.views.pages.technician.content import PARTS
from kiosk.wire.findings import Finding
from kiosk.wire.messages import Message
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


@pytest.mark.parametrize("step", ["content", "doctor"])
def test_an_english_page_has_the_english_of_what_was_told_in_it(at: Player, step: str) -> None:
    """As it comes from the supervisor: one that came without stays French, and is read aloud as French."""
    both = {"part": PARTS[1], "level": "warning", "measured": "de février", "remedy": "puis : kiosk sync"}
    both["en"] = {"part": "the State’s", "measured": "of February", "remedy": "then: kiosk sync"}  # type: ignore[assignment]
    french = {"part": PARTS[0], "level": "bad", "measured": "aucune", "remedy": "en français"}
    core = at("technician_home", language="en")
    core.send(StepOpened("doctor"))
    core.send(event_of(Message("Examined", {"findings": [both, french]})))
    core.send(StepOpened(step))
    said = {one.text: one.lang for part in core.view.parts for one in part.sentences}
    while core.view.control("more") is not None:
        core.choose("more")
        said |= {one.text: one.lang for part in core.view.parts for one in part.sentences}
    assert said["the State’s: of February"] == said["then: kiosk sync"] == "en"
    assert said[f"{PARTS[0]}\u00a0: aucune"] == said["en français"] == "fr"
    assert not any("février" in text for text in said)
