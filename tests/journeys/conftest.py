"""Gives journeys their terminals: in memory, and on the real window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from tests.journeys.memory_driver import MemoryDriver
from tests.journeys.pilot import Driver

Terminal = Callable[..., Driver]


_TAKING_TURNS = pytest.mark.xdist_group("window")  # there is one window a process
PLACES = [
    "memory",
    "memory-landscape",
    "memory-tablet",
    pytest.param("window", marks=_TAKING_TURNS),
    pytest.param("window-tablet", marks=_TAKING_TURNS),
]


@pytest.fixture(params=PLACES)
def terminal(request: pytest.FixtureRequest) -> Terminal:
    """`terminal()` gives a driver at the welcome page; `state=True` with the State's procedures."""
    place, _, panel = request.param.partition("-")
    if place == "memory":
        return partial(MemoryDriver, panel or "portrait")
    from tests.journeys.window_driver import WindowDriver

    return partial(WindowDriver, panel or "portrait")
