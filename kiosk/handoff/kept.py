"""What the link found last, in a small file for the doctor; used by `trials` and `ping`."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any


def read(file: Path) -> dict[str, Any]:
    """What was written; empty where there is nothing, or nothing that can be read."""
    try:
        found = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write(file: Path, found: Mapping[str, Any]) -> None:
    """The whole of it or what was there; on a full disk the doctor says so, and that what it reads is old."""
    fresh = file.with_suffix(".new")
    with suppress(OSError):
        fresh.write_text(json.dumps(found), "utf-8")
        os.replace(fresh, file)
