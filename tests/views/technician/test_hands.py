"""The technician's pages without a finger: by ear and keypad, and by one switch."""

from __future__ import annotations

import pytest

from kiosk.app.core import Core
from kiosk.dev.gallery.technician import stood
from kiosk.session.commissioned import CodeTold
from kiosk.session.effects import AskTerminal, Effect, Speak, SpeakControl
from kiosk.session.events import KeypadUsed
from kiosk.views.compose import control_said
from kiosk.views.focus import Key, let_go, meaning
from tests.views.conftest import Player

CODE = "407193"


def presses(core: Core, key: Key) -> tuple[Effect, ...]:
    event = meaning(key, core.view, core.session)
    effects = core.send(event) if event is not None else ()
    up = let_go(key)
    return (*effects, *(core.send(up) if up is not None else ()))


def reaches(core: Core, control: str) -> tuple[Effect, ...]:
    """« Suivant » until the control is in focus, then « Valider »."""
    for _ in range(60):
        if core.view.focus == control:
            return presses(core, Key.SELECT)
        presses(core, Key.NEXT)
    raise AssertionError(f"{control} is not met on {core.view.page}")


@pytest.mark.clause("5.1.3.8")
@pytest.mark.parametrize("form", ["portrait", "tablet"])
def test_the_code_is_typed_with_a_keypad_and_never_said(at: Player, form: str) -> None:
    core = at("technician_code", form=form)
    core.send(KeypadUsed())
    assert core.session.preferences.voice
    typed = core.session.technician.typed  # type: ignore[union-attr]
    for digit in CODE[: 6 - len(typed)]:
        reaches(core, f"key:{digit}")
        said = control_said(core.view, f"key:{digit}", core.texts)
        assert digit not in said[0].said
    for sentence in core.view.announcement:
        assert CODE not in sentence.said
    asked = [one for one in reaches(core, "go_on") if isinstance(one, AskTerminal)]
    assert [one.kind for one in asked] == ["TryCode"]
    effects = core.send(CodeTold("wrong", 3))
    assert Speak(0) in effects  # what came by itself is said
    assert any("Ce code est faux" in one.said for one in core.view.announcement)


def test_a_step_is_opened_and_ended_with_a_keypad(at: Player) -> None:
    core = at("technician_home")
    core.send(KeypadUsed())
    reaches(core, "step:identity")
    assert core.view.page == "technician_identity"
    stood(core)
    effects = reaches(core, "step_good")
    assert any(isinstance(one, AskTerminal) and one.kind == "Note" for one in effects)
    assert core.view.page == "technician_enrolment"
    presses(core, Key.BACK)
    assert core.view.page == "technician_home"


def test_the_frame_for_a_card_says_its_size_as_it_changes(at: Player) -> None:
    core = at("technician_panel")
    core.send(KeypadUsed())
    before = core.view.notice
    effects = reaches(core, "size:1")
    assert core.view.notice is not None
    assert core.view.notice != before
    assert not any(isinstance(one, SpeakControl) for one in effects)
    assert "mm" not in core.view.notice.said or "millimètres" in core.view.notice.said


def test_one_switch_goes_round_the_steps_and_opens_one(at: Player) -> None:
    core = at("technician_home")
    now = core.seconds()
    presses(core, Key.SWITCH_1)
    for seconds in range(400):
        at_ = now + seconds / 2
        core.seconds = lambda at_=at_: at_  # type: ignore[misc]
        core.tick()
        if core.session.scan is not None and core.view.ring == ("step:enrolment",):
            break
        inside = core.session.scan is not None and core.session.scan.item < 0
        if inside and "step:enrolment" in core.view.ring:
            presses(core, Key.SWITCH_1)
    presses(core, Key.SWITCH_1)
    assert core.view.page == "technician_enrolment"
