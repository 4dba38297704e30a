"""A real desk for each test that asks for one; read by pytest."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import uvicorn
from selenium import webdriver

from kiosk.desk import server
from kiosk.desk.app import create_app
from kiosk.desk.settings import DeskSettings
from tests.desk.browser import chromium, cleared
from tests.desk.nursery import Nursery
from tests.desk.postgres import Postgres
from tests.desk.running import CODE, FAMILIES, SITE, TOKEN, RunningDesk

ENGINES = [("sqlite", 1), ("sqlite", 3), ("postgresql", 1), ("postgresql", 3)]


@pytest.fixture(scope="module")
def shared_desk(nursery: Nursery, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    """One desk for the tests of a file that only knock at its door."""
    running = RunningDesk(tmp_path_factory.mktemp("shared"), nursery=nursery).start()
    yield running
    running.kill()


@pytest.fixture
def desk(nursery: Nursery, tmp_path: Path) -> Iterator[RunningDesk]:
    running = RunningDesk(tmp_path, nursery=nursery).start()
    yield running
    running.kill()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One PostgreSQL for the tests of a process."""
    server = Postgres(synced=False)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def one_chromium() -> Iterator[webdriver.Chrome]:
    """One Chromium for the tests of a process: its start takes longer than many of them."""
    driver = chromium()
    yield driver
    driver.quit()


@pytest.fixture
def browser(one_chromium: webdriver.Chrome) -> Iterator[webdriver.Chrome]:
    """A real browser with no page, as if it had just been started."""
    yield one_chromium
    cleared(one_chromium)


@pytest.fixture(params=ENGINES)
def engine_desk(request: pytest.FixtureRequest, nursery: Nursery, tmp_path: Path) -> Iterator[RunningDesk]:
    """A desk of one process and of several, on both engines."""
    kind, processes = request.param
    database = request.getfixturevalue("postgres").new_database() if kind == "postgresql" else ""
    running = RunningDesk(tmp_path, database=database, processes=processes, nursery=nursery).start()
    yield running
    running.kill()


@pytest.fixture
def here(tmp_path: Path) -> Iterator[SimpleNamespace]:
    """A desk in this process whose clock is moved by the test: `here.now`, `here.url`."""
    settings = DeskSettings(
        "127.0.0.1",
        0,
        tmp_path / "desk.db",
        SITE,
        "Mairie du 12e",
        TOKEN,
        CODE,
        expires_min=30,
        families=FAMILIES,
    )
    state = SimpleNamespace(now=1_700_000_000.0, url="", address=str(tmp_path / "desk.db"))
    started = threading.Event()

    with server._listen("127.0.0.1", 0) as listener:
        state.url = server.url_of(listener)
        app = create_app(settings, clock=lambda: state.now)
        config = uvicorn.Config(app, log_config=None, timeout_graceful_shutdown=2, ws="none")
        running = server.Server(config, started.set, living=lambda: None)
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]})
        thread.start()
        assert started.wait(20)
        yield state
        running.should_exit = True
        thread.join(20)
