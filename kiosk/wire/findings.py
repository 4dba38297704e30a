"""What a check of one part found, for `kiosk doctor` and the technician's page; made by every package."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["good", "warning", "bad"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One part's state: what was measured and, where it is not good, the command or act that mends it."""

    part: str
    level: Level
    measured: str
    remedy: str = ""
