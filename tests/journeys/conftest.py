"""Gives journeys their terminals: in memory, and wherever else they can run."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from tests.journeys.memory_driver import MemoryDriver
from tests.journeys.pilot import Driver

Terminal = Callable[..., Driver]


@pytest.fixture(params=["memory", "memory-landscape", "memory-tablet"])
def terminal(request: pytest.FixtureRequest) -> Terminal:
    """`terminal()` gives a driver at the welcome page; `state=True` with the State's procedures."""
    _, _, panel = request.param.partition("-")
    return partial(MemoryDriver, panel or "portrait")
