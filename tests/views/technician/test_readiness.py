"""The readiness sheet: nothing that failed or is left to do is passed over; the norm's data stand on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from kiosk.conformity.clauses import load_clauses
from kiosk.dev.gallery.technician import stood
from kiosk.services.readiness import html_of
from kiosk.services.ticket.readiness import readiness_ticket
from kiosk.services.ticket.sheet import Words as Text
from kiosk.services.ticket.sheet import lay_out
from kiosk.session.commissioned import Kept, StepOpened
from kiosk.session.effects import Print
from kiosk.session.events import KeyTyped
from kiosk.session.technician import STEPS as NAMES
from kiosk.session.technician import Done, Words
from kiosk.views.installed import Installed, Pose
from kiosk.views.pages.technician.readiness import CLAUSES, Sheet, sheet_of
from kiosk.views.pages.technician.sheet import here
from kiosk.views.pages.technician.site import CHECKS
from kiosk.views.pages.technician.steps import STEPS
from kiosk.views.reach import height_mm, reachable_rows
from tests.views.conftest import Player

NOW = datetime(2026, 11, 30, 10, 42)
GOOD = {name: Done("good", Words("Vérifié sur place."), "2026-11-29T09:00:00+01:00") for name in NAMES}
POSE = Pose()
SITE = Done("good", Words("", tuple((clause, "yes") for clause in CHECKS)))


def sheet(done: dict[str, Done], pose: Pose = POSE) -> Sheet:
    here = Installed("borne-2", "Hall", pose=pose)
    return sheet_of(here, "Mairie", done, STEPS, NOW, lambda text: text)


@pytest.mark.clause("8.3.6")
def test_what_a_person_has_to_look_at_is_asked_clause_by_clause() -> None:
    """As `kiosk conformity` knows it: none is left out, none is made up."""
    asked = {one.id for one in load_clauses() if "technician" in one.person}
    assert {*CHECKS, *CLAUSES.values()} == asked


def test_a_terminal_is_ready_when_all_was_done_and_nothing_failed() -> None:
    assert sheet(GOOD | {"site": SITE}).outcome == "good"
    assert sheet({}).outcome == "warning"
    for name in NAMES:
        left = {one: done for one, done in (GOOD | {"site": SITE}).items() if one != name}
        assert sheet(left).outcome == "warning", name
        failed = sheet(GOOD | {"site": SITE} | {name: Done("bad", Words("Non."))})
        assert failed.outcome == "bad"
        assert any(row.found.startswith("Non") for row in failed.failed), name


def test_what_was_not_ticked_on_the_spot_failed_with_its_clause() -> None:
    answers = Words("", (("8.3.5", "no"), ("8.3.2", "yes")))
    found = sheet(GOOD | {"site": Done("bad", answers)})
    assert [row.clause for row in found.failed] == ["8.3.5"]  # once, not as the step as well
    assert found.summary.endswith("Un point ne va pas.")
    asked = (row for row in found.figures if row.name in CHECKS.values())
    open_ = {row.clause for row in asked if row.outcome == ""}
    assert open_ == set(CHECKS) - {"8.3.5", "8.3.2"}


@pytest.mark.clause("8.3.2")
def test_the_heights_are_those_of_the_panel_as_it_hangs() -> None:
    pose = Pose(bottom_mm=850)
    first, last = reachable_rows(pose)
    figures = {row.name: row for row in sheet(GOOD, pose).figures}
    row = figures["Hauteur de ce qui se touche"]
    low, high = round(height_mm(pose, last)), round(height_mm(pose, first + 1))
    assert (low, high) == (900, 1220)
    assert row.found == "De 900 à 1\u00a0220\u00a0mm du sol"
    assert row.outcome == "good"
    unreachable = sheet({}, replace(pose, bottom_mm=1400))
    assert unreachable.outcome == "bad"
    assert unreachable.failed[0].clause == "8.3.2"


def test_what_nobody_has_measured_is_no_good_figure() -> None:
    """Of a terminal never commissioned all figures are those of its settings."""
    never = sheet({})
    assert never.summary.startswith("Cette borne n’a pas encore été mise en service.")
    assert "good" not in {row.outcome for row in (*never.steps, *never.figures)}
    assert all(row.found.endswith("d’après les réglages") for row in never.figures if row.found)
    begun = sheet({"identity": GOOD["identity"]})
    assert "n’a pas encore été mise en service" not in begun.summary


def test_the_page_can_be_kept_and_holds_markup_of_nobody() -> None:
    evil = Installed("<b>x</b>", "Hall & <script>")
    page = html_of(sheet_of(evil, "M", {}, STEPS, NOW, lambda text: text), "1.0")
    assert "<script>" not in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page
    assert "http" not in page  # nothing from elsewhere


def test_it_is_printed_as_it_stands_on_the_screen(at: Player) -> None:
    core = at("technician_sheet_printed")
    core.session = replace(core.session, ticket="")
    core.tick()
    while core.view.control("print") is None:
        core.choose("more")
    assert Print(False) in core.choose("print")
    ticket = readiness_ticket(core.context())
    assert "La dalle n’est pas posée comme il faut" in ticket.sections[1].lines[0].tag
    assert ticket.sections[1].lines[0].tag.startswith("Ne va pas")
    known = {"✓", "✗"}  # signs that the face of tickets has not
    assert not known & {char for one in lay_out(ticket).items if isinstance(one, Text) for char in one.text}


def test_the_screens_sheet_has_the_measures_that_were_just_kept(at: Player) -> None:
    """The visit began with other settings: the sheet names one height, that of the measure."""
    core = at("technician_home")
    core.send(StepOpened("panel"))
    core.choose("card_fits")
    core.choose("measure:bottom_mm")
    for digit in "850":
        core.send(KeyTyped(digit))
    for control in ("go_on", "keep"):
        core.choose(control)
    core.send(Kept(True))
    stood(core)
    core.choose("step_good")
    shown = here(core.context())
    (step,) = (row for row in shown.steps if "bord bas" in row.found)
    assert "bord bas à 850" in step.found
    edges = next(row.found for row in shown.figures if row.clause == "8.3.6")
    assert edges.startswith("De 850 à ")
    core.send(StepOpened("panel", "pose"))  # opened again, it is the panel that was measured
    bottom = core.view.control("measure:bottom_mm")
    assert bottom is not None
    assert bottom.hint == "850\u00a0mm"


@pytest.mark.parametrize("verdict", ["step_good", "step_bad"])
def test_measures_kept_later_and_never_confirmed_are_told_so_and_the_ones_before_are_gone(
    at: Player, verdict: str
) -> None:
    core = at("technician_home")
    for bottom in ("850", "880"):
        core.send(StepOpened("panel", "pose"))
        core.choose("measure:bottom_mm")
        for digit in bottom:
            core.send(KeyTyped(digit))
        for control in ("go_on", "keep"):
            core.choose(control)
        core.send(Kept(True))
        stood(core)
        if bottom == "850":
            core.choose(verdict)
    core.send(StepOpened(""))
    (entry,) = (one for one in core.view.controls if one.id == "step:panel")
    assert entry.hint == "Pas encore fait"
    shown = here(core.context())
    assert "850" not in repr(shown)
    step = shown.steps[NAMES.index("panel")]
    assert (step.outcome, step.found) == ("", "Mesuré de nouveau, pas encore confirmé")
    (edges,) = (row for row in shown.figures if row.clause == "8.3.6")
    assert edges.outcome == ""
    assert edges.found.startswith("De 880 à ")
    assert edges.found.endswith("pas encore confirmé")
    assert "La dalle n’est pas posée comme il faut" not in repr(shown)


def test_what_the_meter_showed_and_the_setting_stand_on_the_page_that_is_kept() -> None:
    done = Done("bad", Words("Refusé par le technicien.", (("dba:1", "60"), ("dba:3", "71"))))
    here = Installed("borne-2", "Hall", volume=0.5, serial="PF3XK2A9")
    made = sheet_of(here, "Mairie", {"sound": done}, STEPS, NOW, lambda text: text)
    figures = {row.name: row.found for row in made.figures}
    assert figures["Niveau du son mesuré"] == "60\u00a0dBA au niveau 1, 71\u00a0dBA au niveau 3"
    assert figures["Volume réglé"] == "50 pour cent"
    assert [row.found for row in made.failed] == ["Refusé par le technicien"]  # once
    page = html_of(made, "1.2.3")
    for words in ("71\u00a0dBA au niveau 3", "50 pour cent", "PF3XK2A9", "1.2.3", "Date, nom et signature"):
        assert words in page, words
