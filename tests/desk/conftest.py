"""A real desk for each test that asks for one; read by pytest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.postgres import Postgres
from tests.desk.running import RunningDesk

ENGINES = [("sqlite", 1), ("sqlite", 3), ("postgresql", 1), ("postgresql", 3)]


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


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One PostgreSQL for the tests of a process."""
    server = Postgres()
    yield server
    server.stop()


@pytest.fixture(params=ENGINES)
def engine_desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[RunningDesk]:
    """A desk of one process and of several, on both engines."""
    kind, processes = request.param
    database = request.getfixturevalue("postgres").new_database() if kind == "postgresql" else ""
    running = RunningDesk(tmp_path, database=database, processes=processes).start()
    yield running
    running.kill()
