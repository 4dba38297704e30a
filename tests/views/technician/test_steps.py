"""What the technician's steps ask the terminal for, on each panel: figures that follow from what was done."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from kiosk.dev.gallery.technician import stood
from kiosk.session.commissioned import Adjusted, KeepAsked, StepOpened
from kiosk.session.effects import AskTerminal
from kiosk.session.events import CallChanged, KeyTyped
from kiosk.views.pages.technician.panel import CARD_MM
from kiosk.views.pages.technician.touch import judged
from kiosk.wire.calls import CallState
from tests.views.conftest import SIZES, Player


def inside(at: Player, step: str, form: str = "portrait", sub: str = ""):  # type: ignore[no-untyped-def]
    core = at("technician_home", form=form)
    core.send(StepOpened(step, sub))
    return core


@pytest.mark.clause("8.3.2")
@pytest.mark.parametrize("form", SIZES)
def test_the_panels_size_follows_from_a_card_that_fits(at: Player, form: str) -> None:
    core = inside(at, "panel", form)
    for _ in range(5):
        core.choose("size:1")
    gauge = next(shape for shape in core.placement.shapes if shape.look == "gauge")
    assert gauge.rect.w / gauge.rect.h == pytest.approx(CARD_MM[0] / CARD_MM[1], rel=0.01)
    wide = gauge.rect.w
    core.choose("card_fits")
    (asked,) = (one for one in core.choose("keep") if isinstance(one, AskTerminal))
    width, height = SIZES[form]
    kept = asked.data["panel"]
    assert (kept["width_px"], kept["height_px"]) == (width, height)
    assert kept["width_mm"] == pytest.approx(width * CARD_MM[0] / wide, abs=0.1)
    assert kept["height_mm"] == pytest.approx(height * CARD_MM[0] / wide, abs=0.1)


def test_the_size_stands_in_the_card_with_each_number_beside_its_unit(at: Player) -> None:
    core = inside(at, "panel")
    gauge = next(shape for shape in core.placement.shapes if shape.look == "gauge")
    lines = [line.text for line in gauge.lines]
    assert lines
    assert lines[-1].endswith("\u00a0mm.")
    assert not any(line.endswith("-") for line in lines)


def test_the_card_never_leaves_the_page_nor_vanishes(at: Player) -> None:
    for form in SIZES:
        core = inside(at, "panel", form)
        for size in ("9999", "1"):
            core.send(Adjusted("card", size))
            gauge = next(shape for shape in core.placement.shapes if shape.look == "gauge")
            assert 50 < gauge.rect.w < core.layout.width


def test_what_was_measured_is_typed_and_kept_with_the_rest(at: Player) -> None:
    core = inside(at, "panel")
    core.choose("card_fits")
    core.choose("measure:bottom_mm")
    for digit in "870":
        core.send(KeyTyped(digit))
    core.choose("go_on")
    control = core.view.control("measure:bottom_mm")
    assert control is not None
    assert control.hint == "870\u00a0mm"
    keep = core.view.control("keep")
    assert keep is not None
    assert isinstance(keep.event, KeepAsked)
    assert ("panel", "bottom_mm", 870.0) in keep.event.settings
    assert core.view.control("step_good") is None  # not before it is kept


def test_the_square_leads_to_the_desk_with_this_terminals_name_and_place(at: Player) -> None:
    core = inside(at, "enrolment")
    square = next(part for part in core.view.parts if part.kind == "qr")
    found = urlsplit(square.value)
    here = core.hall.installed
    assert square.value.startswith(here.desk)
    assert parse_qs(found.fragment) == {"terminal": [here.terminal], "place": [here.place]}


def test_a_code_is_sent_once_it_is_long_enough(at: Player) -> None:
    core = inside(at, "enrolment", sub="code")
    for char in "k7mpq-2xw9":
        core.send(KeyTyped(char))
    assert core.choose("go_on") == ()
    core.send(KeyTyped("t"))
    (asked,) = (one for one in core.choose("go_on") if isinstance(one, AskTerminal))
    assert asked == AskTerminal("Try", {"what": "enrol", "values": {"code": "k7mpq-2xw9t"}})
    assert core.view.page == "technician_enrolment"
    assert core.view.control("step_good") is None


@pytest.mark.parametrize("form", SIZES)
def test_the_glass_is_tried_from_edge_to_edge(at: Player, form: str) -> None:
    core = inside(at, "touch", form)
    core.choose("begin")
    cells = [shape.rect for shape in core.placement.shapes if shape.look == "cell"]
    width, height = SIZES[form]
    assert min(one.x for one in cells) == min(one.y for one in cells) == 0
    assert (max(one.right for one in cells), max(one.bottom for one in cells)) == (width, height)
    assert sum(one.w * one.h for one in cells) == pytest.approx(width * height)
    assert core.view.controls == ()
    pitch = core.layout.pitch_mm
    assert all(15 < one.w * pitch < 35 and 15 < one.h * pitch < 35 for one in cells)


def test_what_was_felt_is_judged_with_figures(at: Player) -> None:
    good = at("technician_touch_good")
    stood(good)
    (note,) = (one for one in good.choose("step_good") if isinstance(one, AskTerminal))
    assert (note.data["outcome"], note.data["values"]["n"]) == ("good", "5")
    assert good.session.technician.of("touch").measured.told().endswith("doigts à la fois\u00a0: 5")
    bad = at("technician_touch_bad")
    control = bad.view.control("step_good")
    assert control is not None
    assert control.state == "disabled"
    stood(bad)
    (note,) = (one for one in bad.choose("step_bad") if isinstance(one, AskTerminal))
    assert (note.data["outcome"], note.data["values"]["k"]) == ("bad", "9")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_one_finger_and_one_cell_are_not_written_as_several(at: Player, language: str) -> None:
    core = at("technician_touch_bad", language=language)
    core.session = replace(
        core.session,
        technician=replace(
            core.session.technician,
            glass=replace(core.session.technician.glass, most=1, columns=2, rows=1, touched=frozenset({0})),
        ),
    )
    core.tick()
    measured = judged(core.context(), core.session.technician.glass)[1].told(core.context().say)
    shown = " ".join(one.text for part in core.view.parts for one in part.sentences)
    for plural in ("1 doigts", "1 fingers", "1 cases", "1 cells"):
        assert plural not in f"{measured} {shown}", (measured, shown)


@pytest.mark.parametrize(("state", "offered"), [(CallState.ACCEPTED, True), (CallState.ARRIVED, False)])
def test_a_call_is_called_off_only_while_that_is_heeded(
    at: Player, state: CallState, offered: bool
) -> None:
    core = inside(at, "test_call")
    core.choose("test_call")
    core.send(CallChanged(core.session.call.request.id, state))
    core.choose("back")
    assert core.view.page == "technician_test_call"
    assert (core.view.control("call_off") is not None) is offered
    assert core.view.control("test_call") is None
    assert core.view.control("step_good") is not None


@pytest.mark.parametrize("form", SIZES)
@pytest.mark.parametrize("state", [CallState.RINGING, CallState.ACCEPTED, CallState.CLOSED])
def test_the_page_of_a_test_call_says_that_it_is_one_and_leads_back(
    at: Player, form: str, state: CallState
) -> None:
    core = inside(at, "test_call", form)
    core.choose("test_call")
    assert "Appel d’essai" in said_by(core)
    core.send(CallChanged(core.session.call.request.id, state))
    assert core.view.page == "call"
    assert "Appel d’essai" in said_by(core)
    back = core.view.control("go_on")
    assert back is not None
    assert back.label == "Revenir aux réglages"
    core.choose("go_on")
    assert core.view.page == "technician_test_call"


def test_a_citizens_call_is_no_test(at: Player) -> None:
    core = at("call_ringing")
    assert "Appel d’essai" not in said_by(core)
    assert core.view.control("go_on").label == "Continuer en attendant"


def said_by(core) -> str:  # type: ignore[no-untyped-def]
    return " ".join(one.text for part in core.view.parts for one in part.sentences)


def test_who_has_no_telephone_reads_the_desks_address(at: Player) -> None:
    core = inside(at, "enrolment")
    assert core.hall.installed.desk in said_by(core)


def test_the_first_page_names_the_tools_until_something_is_done(at: Player) -> None:
    core = at("technician_home")
    core.session = replace(core.session, technician=replace(core.session.technician, done=()))
    core.send(StepOpened(""))
    for tool in ("carte", "mètre", "sonomètre", "casque", "téléphone", "collègue"):
        assert tool in said_by(core), tool
    core.send(StepOpened("identity"))
    assert "terminal.toml" in said_by(core)
    stood(core)
    core.choose("step_good")
    core.send(StepOpened(""))
    assert "sonomètre" not in said_by(core)
