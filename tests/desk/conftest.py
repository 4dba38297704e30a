"""A real desk for each test that asks for one; read by pytest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.running import RunningDesk


@pytest.fixture(scope="module")
def shared_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    """One desk for the tests of a file that only knock at its door."""
    running = RunningDesk(tmp_path_factory.mktemp("shared")).start()
    yield running
    running.kill()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[RunningDesk]:
    running = RunningDesk(tmp_path).start()
    yield running
    running.kill()
