"""What a check of one part found, for `kiosk doctor` and the technician's pages; made by every package.

It is read by people on site, so its words are French; `part` names the same part always.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Level = Literal["good", "warning", "bad"]
LONGEST = {"part": 100, "measured": 300, "remedy": 300}  # characters
MOST = 100  # findings of one terminal
WORST: dict[str, int] = {"good": 0, "warning": 1, "bad": 2}

INSTALLED = __file__.startswith("/usr/lib/kiosk-")  # from its package, and not in a project's folder
SERVICE = "kiosk-desk" if __file__.startswith("/usr/lib/kiosk-desk/") else "kiosk"  # the user of its units
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


def told(findings: Iterable[Finding]) -> list[dict[str, str]]:
    """As plain values for a message, within the limits of whoever receives them."""
    texts = [
        {name: _line(getattr(one, name), longest) for name, longest in LONGEST.items()}
        | {"level": str(one.level)}
        for one in findings
    ]
    return texts[:MOST]


def _line(text: str, longest: int) -> str:
    """One line without control characters."""
    return "".join(char if char.isprintable() or char == "\u00a0" else " " for char in text)[:longest]
