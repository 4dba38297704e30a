"""Which panels are refused, whatever mode a citizen turns on; and what they are told to change."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.config.panel_fit import needed_mm, panel_problem
from kiosk.config.settings_device import Panel
from kiosk.views.reach import reachable_rows

LYING = Panel(width_mm=598, height_mm=336, width_px=1920, height_px=1080)
TABLET = Panel(217, 135.6, 1280, 800, bottom_mm=920, viewing_mm=450)


@pytest.mark.clause("8.3.2", "2.5.8")
@pytest.mark.parametrize(
    ("panel", "mode", "reachable", "needed", "change"),
    [
        (Panel(bottom_mm=1020), "Plus bas", 83, 95, "1008\u00a0mm au plus"),
        (replace(LYING, bottom_mm=1040), "Plus bas", 62, 72, "1030\u00a0mm au plus"),
        (replace(TABLET, bottom_mm=1060), "Plus bas", 42, 72, "1030\u00a0mm au plus"),
        (Panel(bottom_mm=430), "Plus gros", 111, 135, "453\u00a0mm au moins"),
    ],
)
def test_a_panel_that_leaves_a_mode_no_room_is_refused_with_figures(
    panel: Panel, mode: str, reachable: int, needed: int, change: str
) -> None:
    found = panel_problem(panel, "tablet" if panel.viewing_mm == 450 else "kiosk")
    assert found is not None
    assert found.message.startswith(f"Avec «\u00a0{mode}\u00a0», {reachable}\u00a0mm")
    assert f" {needed} " in found.message
    assert change in found.hint
    assert f"panel.{found.key}" in found.hint


@pytest.mark.parametrize("panel", [Panel(), Panel(bottom_mm=800), Panel(bottom_mm=1000), LYING])
def test_a_panel_with_room_for_every_mode_is_taken(panel: Panel) -> None:
    assert panel_problem(panel) is None


@given(st.floats(0, 1300), st.floats(0, 70), st.floats(0, 600), st.sampled_from([Panel(), LYING, TABLET]))
def test_a_panel_that_is_taken_has_room_in_every_mode(
    bottom: float, tilt: float, setback: float, kind: Panel
) -> None:
    panel = replace(kind, bottom_mm=bottom, tilt_deg=tilt, setback_mm=setback)
    if panel_problem(panel, "tablet" if kind is TABLET else "kiosk") is not None:
        return
    for low, target in ((False, 20.0), (False, 30.0), (True, 20.0)):
        first, last = reachable_rows(panel, low)
        assert (last - first) * panel.height_mm / panel.height_px >= needed_mm(panel, target)
