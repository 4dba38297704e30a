"""The glass that is tried: every cell, crosses, several fingers; what does not answer ends by itself."""

from __future__ import annotations

import pytest

from kiosk.session.commissioned import CodeTold, GlassFelt, GlassShown, StepOpened, TechnicianAsked
from kiosk.session.events import WentBack
from kiosk.session.glass import LIMIT_S, TARGETS, Glass
from tests.session.citizen import Citizen

COLUMNS, ROWS = 4, 3


@pytest.fixture
def technician() -> Citizen:
    citizen = Citizen()
    citizen.does(TechnicianAsked(), CodeTold("open"), StepOpened("touch"), GlassShown(COLUMNS, ROWS))
    return citizen


def glass(citizen: Citizen) -> Glass:
    assert citizen.session.technician is not None
    assert citizen.session.technician.glass is not None
    return citizen.session.technician.glass


def slides(citizen: Citizen, *but: int) -> None:
    """One finger over the middle of every cell, but some."""
    for number in range(COLUMNS * ROWS):
        if number not in but:
            row, column = divmod(number, COLUMNS)
            citizen.does(GlassFelt("move", 1, (column + 0.5) / COLUMNS, (row + 0.5) / ROWS))
    citizen.does(GlassFelt("up", 1, 0.9, 0.9))


def test_one_phase_leads_to_the_next_and_back_to_the_step(technician: Citizen) -> None:
    assert technician.at == "technician_touch glass/cells"
    slides(technician)
    assert technician.at == "technician_touch glass/marks"
    for x, y in TARGETS:
        technician.does(GlassFelt("down", 1, x + 0.01, y - 0.02), GlassFelt("up", 1, x, y))
    assert technician.at == "technician_touch glass/fingers"
    technician.does(*(GlassFelt("down", finger, 0.5, 0.5) for finger in range(4)))
    technician.does(*(GlassFelt("up", finger, 0.5, 0.5) for finger in range(4)))
    assert technician.at == "technician_touch"
    found = glass(technician)
    assert (found.silent, found.most) == ((), 4)
    assert found.marks == ((0.01, -0.02),) * len(TARGETS)


def test_edges_and_corners_are_cells_and_points_beside_the_panel_are_of_the_nearest() -> None:
    grid = Glass(COLUMNS, ROWS)
    assert [grid.cell(x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))] == [0, 3, 8, 11]
    assert grid.cell(-0.2, 1.7) == 8


def test_cells_that_never_answer_are_known_and_hold_nobody_up(technician: Citizen) -> None:
    slides(technician, 5, 7)
    assert technician.at == "technician_touch glass/cells"
    technician.waits(round(LIMIT_S))
    assert technician.at == "technician_touch glass/marks"
    technician.waits(2 * round(LIMIT_S))
    assert technician.at == "technician_touch"
    assert glass(technician).silent == (5, 7)
    assert glass(technician).marks == ()


def test_a_finger_lifted_between_touches_is_one_finger(technician: Citizen) -> None:
    slides(technician)
    technician.waits(round(LIMIT_S))
    for _ in range(3):
        technician.does(GlassFelt("down", 1, 0.5, 0.5), GlassFelt("up", 1, 0.5, 0.5))
    assert technician.at == "technician_touch glass/fingers"
    assert glass(technician).most == 1


def test_a_key_leads_out_where_no_finger_is_felt(technician: Citizen) -> None:
    technician.does(WentBack())
    assert technician.at == "technician_touch"
    technician.does(WentBack())
    assert technician.at == "technician_home"
    assert technician.session.technician is not None
    assert technician.session.technician.glass is None
