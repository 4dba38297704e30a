"""The screen itself, off in the night: whoever comes next switches it on again, whatever is set by then."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tests.window import open_screen

pytestmark = pytest.mark.xdist_group("window")


@pytest.mark.parametrize(
    ("core", "hidden", "asked"),
    [
        (SimpleNamespace(view=SimpleNamespace(page="night")), False, [True]),
        (SimpleNamespace(view=SimpleNamespace(page="welcome")), False, [False]),
        (None, False, [False]),  # settings that cannot be used
        (SimpleNamespace(view=SimpleNamespace(page="night")), True, []),  # behind the one on screen
    ],
)
def test_a_session_on_screen_says_whether_it_is_lit_also_where_it_knows_no_hours(
    core: SimpleNamespace | None, hidden: bool, asked: list[bool]
) -> None:
    open_screen()
    from kiosk.app.window import Process

    told: list[bool] = []
    if core is not None:
        core.placement, core.hall = None, SimpleNamespace(shut=None)
    nothing = SimpleNamespace(show=lambda page: None, follow=lambda: None)
    process: Any = SimpleNamespace(
        core=core,
        hidden=hidden,
        power=told.append,
        screen=nothing,
        attached=nothing,
        _fingers=nothing,
        _broken=None,
    )
    Process._draw(process)
    assert told == asked
