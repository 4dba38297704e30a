"""A real terminal for each test that asks for one; read by pytest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.nursery import Nursery
from tests.desk.running import RunningDesk
from tests.terminal.stage import Stage, stage


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Stage]:
    """A terminal without a desk, at its welcome page, with a warm session behind it."""
    with stage(tmp_path) as there:
        there.welcome()
        yield there


@pytest.fixture
def desk(nursery: Nursery, tmp_path: Path) -> Iterator[RunningDesk]:
    folder = tmp_path / "desk"
    folder.mkdir()
    running = RunningDesk(folder, nursery=nursery).start()
    yield running
    running.kill()
