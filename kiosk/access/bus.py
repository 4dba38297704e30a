"""Where the session bus is, on which a page is published; used by `check` and the session process."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


def session_bus(environ: Mapping[str, str] = os.environ) -> str:
    """The D-Bus address of the session bus, as far as the environment tells; "" where there is none."""
    folder = environ.get("XDG_RUNTIME_DIR", "")
    usual = Path(folder, "bus")
    return environ.get("DBUS_SESSION_BUS_ADDRESS", "") or (
        f"unix:path={usual}" if folder and usual.exists() else ""
    )
