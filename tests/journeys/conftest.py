"""Gives journeys their terminals: in memory, and wherever else they can run."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.memory_driver import MemoryDriver
from tests.journeys.pilot import Driver

Terminal = Callable[..., Driver]


@pytest.fixture(params=["memory"])
def terminal(request: pytest.FixtureRequest) -> Terminal:
    """`terminal()` gives a driver at the welcome page; `state=True` with the State's procedures."""
    return {"memory": MemoryDriver}[request.param]
