"""Sessions at every page of the gallery, and a bus that terminals publish on; given to the tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.access.bus import REGISTRY, Bus, session_bus
from tests.views.conftest import at, fresh, parts, scenes

__all__ = ["at", "bus", "fresh", "parts", "scenes"]


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[Bus]:
    """A session with AT-SPI."""
    if shutil.which("dbus-daemon") is None or not REGISTRY.exists():
        pytest.skip("dbus-daemon or at-spi2-core is not installed: ./deploy/setup")
    with session_bus(tmp_path / "bus") as there:
        yield there
