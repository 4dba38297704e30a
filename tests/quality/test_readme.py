"""The README tells the truth: its scripts, commands, pictures and links exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.views.reach import HIGHEST_MM, HIGHEST_OVER_OBSTRUCTION_MM, LOWEST_MM, OBSTRUCTION_MM
from tests.quality.tracked import ROOT

README = ROOT / "README.md"
KIOSK = Path(sys.executable).parent / "kiosk"


@pytest.fixture(scope="module")
def readme() -> str:
    if not README.exists():
        pytest.skip("there is no README.md yet")
    return README.read_text("utf-8")


def code(text: str) -> str:
    """All that is set as code: fenced blocks and words between back ticks."""
    found = re.findall(r"^```\w*\n(.*?)^```|`([^`\n]+)`", text, re.MULTILINE | re.DOTALL)
    return "\n".join(block or word for block, word in found)


@pytest.mark.clause("8.3.6", "8.3.5")
def test_the_readme_says_how_it_is_hung_within_reach(readme: str) -> None:
    """The figures are those that pages are laid out with, and every measure has its setting."""
    told = readme[readme.index("**Reach.**") : readme.index("**Forgetting.**")].replace("1 ", "1")
    for limit in (LOWEST_MM, HIGHEST_MM, HIGHEST_OVER_OBSTRUCTION_MM, OBSTRUCTION_MM):
        assert f"{limit:.0f}" in told
    settings = (ROOT / "config" / "kiosk.toml").read_text("utf-8")
    for name in ("width_mm", "height_mm", "bottom_mm", "tilt_deg", "setback_mm", "viewing_mm"):
        assert f"`{name}`" in told
        assert f"\n{name} = " in settings


def test_its_scripts_exist(readme: str) -> None:
    scripts = set(re.findall(r"\./((?:deploy|\.ci)/[\w.-]+)", code(readme)))
    assert "deploy/demo" in scripts
    assert {name for name in scripts if not (ROOT / name).stat().st_mode & 0o100} == set()


def test_its_commands_exist(readme: str) -> None:
    commands = set(re.findall(r"(?:^|bin/|\$ )kiosk ([a-z]+)\b", code(readme), re.MULTILINE))
    refused = {
        name: answer.stderr
        for name in sorted(commands)
        if (answer := subprocess.run([KIOSK, name, "--help"], capture_output=True, text=True)).returncode
    }
    assert refused == {}


def test_its_links_lead_somewhere(readme: str) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)|<img[^>]+src=\"([^\"]+)\"", readme)
    local = [one or other for one, other in targets if "://" not in (one or other)]
    assert [target for target in local if not (ROOT / target).exists()] == []
