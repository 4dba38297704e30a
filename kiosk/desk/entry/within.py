"""A call is seen and moved by its own site only; around each move of the routes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from kiosk.desk import calls
from kiosk.desk.refusals import unknown_call


def within(
    conn: Connection, site: str, act: Callable[..., Any], call_id: str, *given: Any, **more: Any
) -> Any:
    """The move's result; a call of another site is as unknown as one that never was."""
    if calls.find(conn, call_id)["site"] != site:
        raise unknown_call()
    return act(conn, call_id, *given, **more)
