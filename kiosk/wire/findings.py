"""What a check of one part found, for `kiosk doctor` and the technician's pages; made by every package.

It is read by people on site, so its words are French; `part` names the same part always.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["good", "warning", "bad"]
WORST: dict[str, int] = {"good": 0, "warning": 1, "bad": 2}

INSTALLED = __file__.startswith("/usr/lib/kiosk-")  # from its package, and not in a project's folder
SET_UP = "apt install --reinstall kiosk-terminal" if INSTALLED else "./deploy/setup"
RESTART = "systemctl restart kiosk-terminal kiosk-link" if INSTALLED else "kiosk run"
RESTART_DESK = "systemctl restart kiosk-desk" if INSTALLED else "kiosk desk"


@dataclass(frozen=True, slots=True)
class Finding:
    """One part's state: what was measured and, where it is not good, the command or act that mends it."""

    part: str
    level: Level
    measured: str
    remedy: str = ""


def worst(findings: list[Finding]) -> Level:
    """The worst level among them."""
    return max((one.level for one in findings), key=WORST.__getitem__, default="good")
