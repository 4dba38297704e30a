"""A small file of the terminal's own in its state folder, whole or as it was; used by its parts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kiosk.config.durable import replace_file


class Kept:
    """One JSON object in a file that nobody else reads."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> dict[str, Any]:
        """What was written; empty where there is nothing, or nothing that can be read."""
        return self.found() or {}

    def found(self) -> dict[str, Any] | None:
        """The same; None where something is there that cannot be read."""
        try:
            found = json.loads(self.path.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            return None
        return found if isinstance(found, dict) else None

    def write(self, data: dict[str, Any]) -> bool:
        """Whether it is on the disk now: a power cut after that finds it, one before finds what was there."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            replace_file(self.path, json.dumps(data, ensure_ascii=False, indent=1).encode())
        except OSError:
            return False
        return True
