"""A whole commissioning in a real window: enrolled, measured, tried, looked at, and what the sheet says."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from tests.desk.people import code_for
from tests.desk.running import RunningDesk
from tests.terminal.stage import ROOT, Stage, configuration, eventually, stage

pytestmark = pytest.mark.xdist_group("terminal")

CODE = "407193"


def writes(there: Stage, text: str) -> None:
    """On a keyboard that is plugged in: keys of the screen are tried elsewhere."""
    for char in text.lower():
        there.hand.key({"-": "minus"}.get(char, char))


def to(there: Stage, page: str, control: str = "") -> None:
    """Waits for a page, and for a control on it that can be used."""
    there.hand.until(
        lambda seen: (
            seen["page"] == page
            and (not control or seen["controls"].get(control, {"state": "disabled"})["state"] != "disabled")
        ),
        f"{page} {control}",
    )


def turned_to(there: Stage, control: str) -> None:
    """To the part of the page that has this control."""
    while control not in (there.ask({"ask": "view"}) or {"controls": ()})["controls"]:
        there.hand.turn("more")


@pytest.mark.clause("8.3.6")
def test_a_terminal_is_commissioned_on_its_screen(tmp_path: Path, desk: RunningDesk) -> None:
    given = {"KIOSK_DESK__URLS": desk.url, "KIOSK_TECHNICIAN__CODE": CODE}
    config = configuration(tmp_path)
    with stage(tmp_path, config, environment=given) as there:
        there.welcome(standby=False)
        there.press()
        to(there, "technician_code")
        writes(there, CODE)
        there.hand.turn("go_on")
        there.hand.turn("step:identity")
        there.confirm("step_good")
        enrolled(there, desk)
        measured(there)
        tried(there)
        there.hand.turn("back")  # others are tried elsewhere
        turned_to(there, "step:site")
        there.hand.turn("step:site")
        for check in ("8.3.2", "8.3.5", "FR-1"):
            turned_to(there, f"check:{check}")
            there.hand.touch(f"check:{check}")
        there.confirm("step_done")
        to(there, "technician_sheet")
        turned_to(there, "keep")
        there.hand.touch("keep")
        (file,) = eventually(lambda: list(there.state.glob("fiche-*.html")), "the sheet")
        kept = tomllib.loads((there.state / "commissioned.toml").read_text("utf-8"))
        assert kept["panel"]["bottom_mm"] == 905
        assert kept["panel"]["width_mm"] == pytest.approx(336, abs=4)
        page = file.read_text("utf-8")
        for words in ("La borne n’est pas prête", "bord bas à 905", "Dalle tactile", desk.url, "8.3.5"):
            assert words in page, words
        told = commission(config, there, given, "--html")
        assert told.returncode == 1  # the glass has cells that never answered
        assert "bord bas à 905" in told.stdout
        turned_to(there, "done")
        there.hand.touch("done")
        to(there, "technician_home")
        assert CODE not in there.log.read_text("utf-8")


def enrolled(there: Stage, desk: RunningDesk) -> None:
    to(there, "technician_enrolment", "write")
    there.hand.turn("write")
    code = code_for(desk, "borne-1")
    while any(one == other for one, other in pairwise(code)):  # held up together, they would be a tremor's
        code = code_for(desk, "borne-1")
    writes(there, code)
    to(there, "technician_enrolment", "go_on")
    there.hand.turn("go_on")
    to(there, "technician_enrolment", "step_good")
    there.confirm("step_good")


def measured(there: Stage) -> None:
    to(there, "technician_panel", "size:1")
    there.hand.touch("size:1")
    there.hand.turn("card_fits")
    there.hand.turn("measure:bottom_mm")
    writes(there, "905")
    there.hand.turn("go_on")
    there.hand.touch("keep")
    to(there, "technician_panel", "step_good")
    there.confirm("step_good")


def tried(there: Stage) -> None:
    """A finger slides over a few cells; then nothing happens, and each phase ends by itself."""
    to(there, "technician_touch", "begin")
    assert there.hand.turn("begin")["controls"] == {}  # the whole panel is tried
    there.hand.xdotool("mousemove", 20, 20, "mousedown", 1, "mousemove", 500, 300, "mouseup", 1)
    for _ in range(3):
        there.ask({"ask": "later", "seconds": 20.5})
    to(there, "technician_touch", "step_bad")
    there.confirm("step_bad")


def commission(
    config: Path, there: Stage, given: dict[str, str], *words: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kiosk.cli", "commission", "--config", str(config), *words],
        env={"PATH": "/usr/bin:/bin", "KIOSK_TERMINAL__STATE_DIR": str(there.state), **given},
        cwd=ROOT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
