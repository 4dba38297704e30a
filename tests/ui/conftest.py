"""What tests of the window share; read by pytest."""

from __future__ import annotations

import time

import pytest


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The monotonic clock stopped at a moment that a test moves on."""
    now = [time.monotonic()]
    monkeypatch.setattr("kiosk.ui.screen.time.monotonic", lambda: now[0])
    return now
