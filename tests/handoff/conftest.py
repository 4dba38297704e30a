"""A real desk and a real link for each test that asks for them; read by pytest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.nursery import Nursery
from tests.desk.running import RunningDesk
from tests.handoff.terminal import RunningLink


@pytest.fixture
def desk(nursery: Nursery, tmp_path: Path) -> Iterator[RunningDesk]:
    running = RunningDesk(tmp_path, nursery=nursery).start()
    yield running
    running.kill()


@pytest.fixture
def link(tmp_path: Path, desk: RunningDesk) -> Iterator[RunningLink]:
    running = RunningLink(tmp_path, [desk.url]).start()
    yield running
    running.kill()
